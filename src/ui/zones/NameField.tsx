import { useId, useState } from 'react';
import { words } from '../words';

interface NameFieldProps {
  readonly name: string;
  /** That it has without one of its own. */
  readonly usualName: string;
  readonly disabled: boolean;
  /** null: named after its kind again. */
  readonly onRename: (name: string | null) => void;
}

/** The name of a zone or a scar. */
export function NameField({ name, usualName, disabled, onRename }: NameFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState(name);
  const commit = () => {
    const written = draft.trim().slice(0, 60);
    if (written === name) return;
    onRename(written === '' || written === usualName ? null : written);
    if (written === '') setDraft(usualName);
  };
  return (
    <div className="zone-rename">
      <label htmlFor={id}>{words.zones.rename}</label>
      <input
        id={id}
        type="text"
        maxLength={60}
        value={draft}
        disabled={disabled}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </div>
  );
}
