import { useEffect, useRef } from 'react';
import { announce } from '../../state/statusStore';
import { useApp, useStatus } from '../AppContext';
import './announcer.css';

/** Says what just happened, to eyes for a moment and to a screen reader. */
export function Announcer() {
  const announcement = useStatus((status) => status.announcement);
  const announced = useStatus((status) => status.announced);
  const { status } = useApp();
  const photoId = useStatus(({ photo }) => photo?.id);
  // What was said of one photo is not true of the next.
  const saidOf = useRef(photoId);
  useEffect(() => {
    if (saidOf.current !== undefined && saidOf.current !== photoId) announce(status, '');
    saidOf.current = photoId;
  }, [status, photoId]);
  return (
    <div className="announcer" role="status">
      {announcement !== '' && (
        <p key={announced} className="toast">
          {announcement}
        </p>
      )}
    </div>
  );
}
