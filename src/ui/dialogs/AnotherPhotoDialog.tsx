import { Pickers } from '../start/Pickers';
import { words } from '../words';
import { Modal } from './Modal';

interface AnotherPhotoDialogProps {
  readonly onPhoto: (photo: Blob) => void;
  readonly onSample: () => void;
  readonly onClose: () => void;
}

/** Where a camera is at hand the file picker alone would hide it. */
export const AnotherPhotoDialog = ({ onPhoto, onSample, onClose }: AnotherPhotoDialogProps) => (
  <Modal title={words.panel.another} onClose={onClose}>
    <Pickers onPhoto={onPhoto} onSample={onSample} disabled={false} />
  </Modal>
);
