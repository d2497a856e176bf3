import { useRef, useState } from 'react';
import type { ScarKind } from '../../domain/scar/scar';
import type { ZoneKind } from '../../domain/zones/zone';
import { isOnFace, showsCrown } from '../../state/zoneLimits';
import { useStatus } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';

const KINDS = Object.keys(words.zones.kinds) as ZoneKind[];
const SCAR_KINDS = Object.keys(words.scars.kinds) as ScarKind[];

interface AddToListProps {
  readonly full: boolean;
  readonly onZone: (kind: ZoneKind) => void;
  readonly onScar: (kind: ScarKind) => void;
}

/** The kinds open below the button; one press adds a zone, or takes up the tool that draws a scar. */
export function AddToList({ full, onZone, onScar }: AddToListProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const faceSeen = useStatus(({ photo }) => Boolean(photo?.faceFound && photo.head));
  const crownSeen = useStatus(({ photo }) => photo === null || showsCrown(photo.view));
  const text = words.zones;
  const choose = (add: () => void) => () => {
    setOpen(false);
    button.current?.focus();
    add();
  };
  return (
    <div className="zone-add">
      <button
        ref={button}
        type="button"
        className="secondary wide"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="plus" />
        {text.add}
      </button>
      {open && (
        <ul className="zone-kinds">
          {KINDS.filter((kind) => faceSeen || !isOnFace(kind)).map((kind) => (
            <li key={kind}>
              <KindButton
                name={text.kinds[kind]}
                hint={kind === 'crown' && !crownSeen ? text.crownUnseen : text.kindHints[kind]}
                disabled={full}
                onPress={choose(() => onZone(kind))}
              />
            </li>
          ))}
          {SCAR_KINDS.map((kind) => (
            <li key={kind}>
              <KindButton
                name={text.scarKinds[kind]}
                hint={words.scars.how[kind]}
                disabled={false}
                onPress={choose(() => onScar(kind))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface KindButtonProps {
  readonly name: string;
  readonly hint: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

function KindButton({ name, hint, disabled, onPress }: KindButtonProps) {
  return (
    <button type="button" className="zone-kind" disabled={disabled} onClick={onPress}>
      <span>{name}</span>
      <span className="choice-hint">{hint}</span>
    </button>
  );
}
