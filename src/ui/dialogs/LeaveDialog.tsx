import { words } from '../words';
import { ConfirmDialog } from './ConfirmDialog';

interface LeaveDialogProps {
  readonly onKeep: () => void;
  readonly onLeave: () => void;
}

const { title, lead, confirm, keep } = words.leave;

export const LeaveDialog = ({ onKeep, onLeave }: LeaveDialogProps) => (
  <ConfirmDialog title={title} go={confirm} keep={keep} onGo={onLeave} onKeep={onKeep}>
    <p>{lead}</p>
  </ConfirmDialog>
);
