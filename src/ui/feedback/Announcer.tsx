import { useEffect, useRef } from 'react';
import { useApp, useStatus } from '../AppContext';
import './announcer.css';

/** Says what just happened, to eyes for a moment and to a screen reader. */
export function Announcer() {
  const announcement = useStatus((status) => status.announcement);
  const { status } = useApp();
  const photoId = useStatus(({ photo }) => photo?.id);
  // What was said of one photo is not true of the next.
  const saidOf = useRef(photoId);
  useEffect(() => {
    if (saidOf.current !== undefined && saidOf.current !== photoId) status.setState({ announcement: '' });
    saidOf.current = photoId;
  }, [status, photoId]);
  return (
    <div className="announcer" role="status">
      {announcement !== '' && (
        <p key={announcement} className="toast">
          {announcement}
        </p>
      )}
    </div>
  );
}
