import { useState } from 'react';
import { useStatus } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';
import { LEAST_MM, MOST_MM, oddPercent, sizeRatioBy, typedLengthMm } from './rulerLength';
import type { RulerLaying } from './useRuler';
import '../picture/toolBar.css';

const OTHER = 'other';

/** How long the ruler is, below the picture. */
export function RulerBar({ laying }: { readonly laying: RulerLaying }) {
  const head = useStatus(({ photo }) => photo?.head ?? null);
  const text = words.ruler;
  const { lengthMm, ruler } = laying;
  const known = text.known.find(({ mm }) => mm === lengthMm);
  const [typing, setTyping] = useState<string | null>(known ? null : String(lengthMm ?? ''));
  const invalid = typing !== null && typedLengthMm(typing) === null;
  const odd = head && ruler && laying.isLaid && laying.apart ? oddPercent(sizeRatioBy(ruler, head)) : null;

  return (
    <form
      className="tool-bar ruler-bar"
      onSubmit={(event) => {
        event.preventDefault();
        laying.use();
      }}
    >
      <p>
        <strong>{text.lead}</strong> <span>{text.leadMore}</span>
      </p>
      <div className="ruler-length">
        <label>
          <span>{text.length}</span>
          <select
            value={typing === null ? (known?.id ?? OTHER) : OTHER}
            onChange={({ currentTarget: { value } }) => {
              const chosen = text.known.find(({ id }) => id === value);
              setTyping(chosen ? null : String(lengthMm ?? ''));
              if (chosen) laying.setLength(chosen.mm);
            }}
          >
            {text.known.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value={OTHER}>{text.other}</option>
          </select>
        </label>
        {typing !== null && (
          <label className="ruler-typed">
            <span className="visually-hidden">{text.typed}</span>
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              value={typing}
              aria-invalid={invalid}
              aria-describedby={invalid ? 'ruler-invalid' : undefined}
              onChange={({ currentTarget: { value } }) => {
                setTyping(value);
                laying.setLength(typedLengthMm(value));
              }}
            />
            <span aria-hidden="true">{text.mm}</span>
          </label>
        )}
      </div>
      <div className="ruler-buttons">
        <button type="button" className="secondary" onClick={() => laying.close()}>
          {words.cancel}
        </button>
        {laying.isUsed && (
          <button type="button" className="secondary" onClick={() => laying.remove()}>
            {text.remove}
          </button>
        )}
        <button type="submit" className="primary" disabled={!ruler || !laying.apart || !laying.isLaid}>
          {text.use}
        </button>
      </div>
      <div className="ruler-said" role="status">
        {invalid && (
          <p id="ruler-invalid" className="ruler-invalid">
            {text.invalid(LEAST_MM, MOST_MM)}
          </p>
        )}
        {!invalid && odd !== null && (
          <p className="notice notice-caution">
            <Icon name="alert" />
            <span>{text.odd(odd)}</span>
          </p>
        )}
      </div>
    </form>
  );
}
