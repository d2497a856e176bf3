import { useApp, useStatus } from '../AppContext';
import { words } from '../words';
import { AddPhoto } from './AddPhoto';
import './photos.css';

/** Which photo of the head is seen; nothing while there is one. */
export function PhotoRow() {
  const { commands } = useApp();
  const photos = useStatus((status) => status.photos);
  const shown = useStatus((status) => status.photo?.id);
  if (photos.length < 2) return null;
  return (
    <div className="photo-row" role="group" aria-label={words.panel.photos}>
      {photos.map(({ id, view }, k) => (
        <button
          key={id}
          type="button"
          className="secondary"
          aria-pressed={id === shown}
          onClick={() => void commands.selectPhoto(id)}
        >
          {words.findings.photoName(k + 1, view)}
        </button>
      ))}
      <AddPhoto short />
    </div>
  );
}
