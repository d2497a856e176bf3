import { type ReactNode, useId } from 'react';
import { useApp } from '../AppContext';
import { IconButton } from '../controls/IconButton';
import { words } from '../words';
import { isZoneTool } from './zoneTools';

interface ListRowProps {
  readonly id: string;
  readonly name: string;
  readonly shown: boolean;
  readonly locked: boolean;
  readonly isChosen: boolean;
  /** A tool of zones draws on it. */
  readonly isZone: boolean;
  /** Why nothing is seen of it; null where something is. */
  readonly note?: string | null;
  readonly onChange: (patch: { readonly shown: boolean } | { readonly locked: boolean }) => void;
  /** What is done with it, below it while it is chosen. */
  readonly children: ReactNode;
}

/** A zone or a scar in the list. */
export function ListRow({
  id,
  name,
  shown,
  locked,
  isChosen,
  isZone,
  note,
  onChange,
  children,
}: ListRowProps) {
  const { view } = useApp();
  const noteId = useId();
  const text = words.zones;
  const press = () =>
    view.setState(({ tool }) => {
      if (isChosen) return { zoneId: null, tool: 'pan' };
      // What draws elsewhere is put down with the choice.
      return { zoneId: id, tool: isZone && isZoneTool(tool) ? tool : 'pan' };
    });
  return (
    <li className={isChosen ? 'zone-chosen' : undefined}>
      <div className={`zone-row${shown ? '' : ' zone-hidden'}`}>
        <button
          type="button"
          className="zone-name"
          aria-pressed={isChosen}
          aria-label={text.choose(name)}
          aria-describedby={note ? noteId : undefined}
          onClick={press}
        >
          {name}
        </button>
        <IconButton
          icon={shown ? 'eye' : 'eyeOff'}
          name={shown ? text.hide(name) : text.show(name)}
          onPress={() => onChange({ shown: !shown })}
        />
        <IconButton
          icon={locked ? 'lock' : 'unlock'}
          name={locked ? text.unlock(name) : text.lock(name)}
          onPress={() => onChange({ locked: !locked })}
        />
      </div>
      {note && (
        <p id={noteId} className="hint zone-note">
          {note}
        </p>
      )}
      {isChosen && children}
    </li>
  );
}
