import type { ReactNode } from 'react';
import { Icon } from '../art/Icon';
import './choices.css';

export interface Choice<T extends string> {
  readonly id: T;
  readonly name: string;
  /** Said before the name where the eye needs no more than the name. */
  readonly lead?: string;
  readonly hint?: string;
  readonly picture?: ReactNode;
  /** Ticked: it stands out from the others for this reason. */
  readonly ticked?: string;
  /** That chooses it from anywhere; shown where a pointer rests. */
  readonly keyShortcut?: string;
  readonly disabled?: boolean;
}

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly legendHidden?: boolean;
  /** Radio group name, unique on the page. */
  readonly name: string;
  readonly look: 'cards' | 'swatches' | 'ladder' | 'segments' | 'chips' | 'lines';
  readonly choices: readonly Choice<T>[];
  /** null where none of them is chosen. */
  readonly chosen: T | null;
  readonly onChoose: (id: T) => void;
  readonly disabled?: boolean;
}

/** Native radio buttons that look like cards, swatches, segments or chips. */
export function Choices<T extends string>(props: ChoicesProps<T>) {
  return (
    <fieldset className={`choices choices-${props.look}`} disabled={props.disabled}>
      <legend className={props.legendHidden ? 'visually-hidden' : undefined}>{props.legend}</legend>
      <div className="choices-row">
        {props.choices.map(({ id, name, lead, hint, picture, ticked, keyShortcut, disabled }) => (
          <label key={id} className="choice" title={keyShortcut && `${name} (${keyShortcut})`}>
            <input
              type="radio"
              className="visually-hidden"
              name={props.name}
              value={id}
              checked={props.chosen === id}
              disabled={disabled}
              aria-keyshortcuts={keyShortcut}
              onChange={() => props.onChoose(id)}
            />
            {picture !== undefined && <span className="choice-picture">{picture}</span>}
            <span className="choice-name">
              {lead !== undefined && <span className="visually-hidden">{lead} </span>}
              {name}
            </span>
            {hint !== undefined && <span className="choice-hint">{hint}</span>}
            {ticked !== undefined && (
              <span className="choice-tick" title={ticked}>
                <Icon name="check" />
                <span className="visually-hidden">{ticked}</span>
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
