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
  const saidOf = useRef({ photoId, announced });
  useEffect(() => {
    const before = saidOf.current;
    saidOf.current = { photoId, announced };
    if (before.photoId === undefined || before.photoId === photoId) return;
    // What was said since then is of the next.
    if (before.announced === status.getState().announced) announce(status, '');
  }, [status, photoId, announced]);
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
