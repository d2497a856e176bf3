import { Pickers } from '../start/Pickers';
import { words } from '../words';
import { Modal } from './Modal';

interface AnotherPhotoDialogProps {
  readonly onPhoto: (photo: Blob) => void;
  readonly onSample: () => void;
  readonly onTake?: (() => void) | undefined;
  readonly onClose: () => void;
}

/** Where a camera is at hand the file picker alone would hide it. */
export const AnotherPhotoDialog = ({ onPhoto, onSample, onTake, onClose }: AnotherPhotoDialogProps) => (
  <Modal title={words.panel.another} onClose={onClose}>
    <Pickers onPhoto={onPhoto} onSample={onSample} onTake={onTake} disabled={false} />
  </Modal>
);
