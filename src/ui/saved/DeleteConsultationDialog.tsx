import { ConfirmDialog } from '../dialogs/ConfirmDialog';
import { words } from '../words';

interface DeleteConsultationDialogProps {
  readonly name: string;
  readonly onKeep: () => void;
  readonly onDelete: () => void;
}

const { removeTitle, removeLead, removeGo, removeKeep } = words.saved;

export const DeleteConsultationDialog = ({ name, onKeep, onDelete }: DeleteConsultationDialogProps) => (
  <ConfirmDialog title={removeTitle} go={removeGo} keep={removeKeep} onGo={onDelete} onKeep={onKeep}>
    <p>{removeLead(name)}</p>
  </ConfirmDialog>
);
