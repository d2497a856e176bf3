import { useEffect } from 'react';
import type { ClinicalView } from '../../domain/observation';
import { useApp, useCapture } from '../AppContext';
import { Modal } from '../dialogs/Modal';
import { words } from '../words';
import { CameraFailed } from './CameraFailed';
import { CameraStep } from './CameraStep';
import { ShotReview } from './ShotReview';
import { ViewChoice } from './ViewChoice';
import './capture.css';

interface CaptureScreenProps {
  readonly onPhoto: (photo: Blob, view?: ClinicalView) => void;
  readonly onClose: () => void;
}

/** From the view to the photo. The camera runs no longer than this screen stands there. */
export function CaptureScreen({ onPhoto, onClose }: CaptureScreenProps) {
  const { commands } = useApp().capture;
  const view = useCapture((capture) => capture.view);
  const failure = useCapture((capture) => capture.failure);
  const shot = useCapture((capture) => capture.shot);
  useEffect(() => () => commands.close(), [commands]);

  const use = () => {
    const photo = commands.useShot();
    if (photo && view) onPhoto(photo, view);
  };
  return (
    <Modal className="capture" title={words.capture.title} onClose={onClose}>
      {view === null ? (
        <ViewChoice onChoose={(chosen) => commands.choose(chosen)} />
      ) : failure ? (
        <CameraFailed failure={failure} onPhoto={onPhoto} />
      ) : shot ? (
        <ShotReview view={view} shot={shot} onUse={use} />
      ) : (
        <CameraStep view={view} />
      )}
    </Modal>
  );
}
