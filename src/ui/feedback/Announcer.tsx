import { useStatus } from '../AppContext';
import './announcer.css';

/** Says what just happened, to eyes for a moment and to a screen reader. */
export function Announcer() {
  const announcement = useStatus((status) => status.announcement);
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
