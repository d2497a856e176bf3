import { words } from '../words';
import { Modal } from './Modal';

interface LeaveDialogProps {
  readonly onKeep: () => void;
  readonly onLeave: () => void;
}

export const LeaveDialog = ({ onKeep, onLeave }: LeaveDialogProps) => (
  <Modal title={words.leave.title} onClose={onKeep}>
    <p>{words.leave.lead}</p>
    <footer>
      <button type="button" className="secondary" onClick={onLeave}>
        {words.leave.confirm}
      </button>
      <button type="button" className="primary" onClick={onKeep}>
        {words.leave.keep}
      </button>
    </footer>
  </Modal>
);
