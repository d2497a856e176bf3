import { Modal } from '../dialogs/Modal';
import { words } from '../words';

interface DeleteConsultationDialogProps {
  readonly name: string;
  readonly onKeep: () => void;
  readonly onDelete: () => void;
}

export const DeleteConsultationDialog = ({ name, onKeep, onDelete }: DeleteConsultationDialogProps) => (
  <Modal title={words.saved.removeTitle} onClose={onKeep}>
    <p>{words.saved.removeLead(name)}</p>
    <footer>
      <button type="button" className="secondary" onClick={onDelete}>
        {words.saved.removeGo}
      </button>
      <button type="button" className="primary" onClick={onKeep}>
        {words.saved.removeKeep}
      </button>
    </footer>
  </Modal>
);
