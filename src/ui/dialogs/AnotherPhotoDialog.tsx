import { Pickers } from '../start/Pickers';
import { SavedConsultations } from '../saved/SavedConsultations';
import { words } from '../words';
import { Modal } from './Modal';

interface AnotherPhotoDialogProps {
  readonly onPhoto: (photo: Blob) => void;
  readonly onSample: () => void;
  readonly onTake?: (() => void) | undefined;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

/** Where a camera is at hand the file picker alone would hide it. */
export const AnotherPhotoDialog = ({
  onPhoto,
  onSample,
  onTake,
  onSaved,
  onClose,
}: AnotherPhotoDialogProps) => (
  <Modal title={words.panel.another} onClose={onClose}>
    <Pickers onPhoto={onPhoto} onSample={onSample} onTake={onTake} disabled={false} />
    <SavedConsultations disabled={false} onOpen={onSaved} />
  </Modal>
);
