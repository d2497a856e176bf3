import { Modal } from '../dialogs/Modal';
import { words } from '../words';

interface RemovePhotoDialogProps {
  readonly name: string;
  /** The head, the outline or the scale was corrected on it. */
  readonly corrected: boolean;
  readonly onKeep: () => void;
  readonly onRemove: () => void;
}

export const RemovePhotoDialog = ({ name, corrected, onKeep, onRemove }: RemovePhotoDialogProps) => (
  <Modal title={words.panel.removeTitle} onClose={onKeep}>
    <p>{words.panel.removeLead(name)}</p>
    {corrected && <p>{words.panel.removeCorrected}</p>}
    <footer>
      <button type="button" className="secondary" onClick={onRemove}>
        {words.panel.removeGo}
      </button>
      <button type="button" className="primary" onClick={onKeep}>
        {words.panel.removeKeep}
      </button>
    </footer>
  </Modal>
);
