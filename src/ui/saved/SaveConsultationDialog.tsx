import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { MOST_NAME_LETTERS } from '../../state/savedStore';
import { useApp } from '../AppContext';
import { Modal } from '../dialogs/Modal';
import { words } from '../words';
import './saved.css';

/** What will be kept, and where, is read before it is kept. */
export function SaveConsultationDialog({ onClose }: { readonly onClose: () => void }) {
  const { commands, saved } = useApp();
  const current = useStore(saved, (state) => state.current);
  const [name, setName] = useState(current?.name ?? '');
  const [saving, setSaving] = useState(false);
  const id = useId();
  const text = words.saved;
  const save = () => {
    setSaving(true);
    // Closed either way: the outcome is told on the screen behind, which a modal dialog would cover.
    commands.saveConsultation(name).then(onClose, onClose);
  };
  return (
    <Modal title={text.save} onClose={onClose}>
      {saving ? (
        <p role="status">
          {text.saving}
          <span aria-hidden="true"> …</span>
        </p>
      ) : (
        <form
          className="save save-consultation"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <p>{text.lead}</p>
          {current && <p>{text.replaces(current.savedAtMs)}</p>}
          <div className="saved-name">
            <label htmlFor={id}>{text.name}</label>
            <input
              id={id}
              type="text"
              maxLength={MOST_NAME_LETTERS}
              autoComplete="off"
              value={name}
              aria-describedby={`${id}-hint`}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <p id={`${id}-hint`} className="hint">
              {text.nameHint}
            </p>
          </div>
          <ul className="note saved-notes">
            <li>{text.notKept}</li>
            <li>{text.whoElse}</li>
            <li>{text.notForEver}</li>
          </ul>
          <footer>
            <button type="button" className="secondary" onClick={onClose}>
              {words.cancel}
            </button>
            <button type="submit" className="primary">
              {text.save}
            </button>
          </footer>
        </form>
      )}
    </Modal>
  );
}
