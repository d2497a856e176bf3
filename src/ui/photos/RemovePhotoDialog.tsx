import { ConfirmDialog } from '../dialogs/ConfirmDialog';
import { words } from '../words';

interface RemovePhotoDialogProps {
  readonly name: string;
  /** The head, the outline or the scale was corrected on it. */
  readonly corrected: boolean;
  readonly onKeep: () => void;
  readonly onRemove: () => void;
}

const { removeTitle, removeLead, removeCorrected, removeGo, removeKeep } = words.panel;

export const RemovePhotoDialog = ({ name, corrected, onKeep, onRemove }: RemovePhotoDialogProps) => (
  <ConfirmDialog title={removeTitle} go={removeGo} keep={removeKeep} onGo={onRemove} onKeep={onKeep}>
    <p>{removeLead(name)}</p>
    {corrected && <p>{removeCorrected}</p>}
  </ConfirmDialog>
);
