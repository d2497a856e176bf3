import { Switch } from '../controls/Switch';
import { words } from '../words';
import { Modal } from './Modal';

interface ShortcutsDialogProps {
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
  readonly onClose: () => void;
}

export const ShortcutsDialog = ({ singleKeys, onSingleKeys, onClose }: ShortcutsDialogProps) => (
  <Modal title={words.shortcuts.title} onClose={onClose}>
    <dl className="shortcuts">
      {words.shortcuts.rows.map(([keys, meaning]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
    <Switch label={words.shortcuts.single} checked={singleKeys} onChange={onSingleKeys} />
  </Modal>
);
