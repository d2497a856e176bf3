import { useApp } from '../AppContext';
import { IconButton } from '../controls/IconButton';
import { words } from '../words';

interface ListRowProps {
  readonly id: string;
  readonly name: string;
  readonly shown: boolean;
  readonly locked: boolean;
  readonly isChosen: boolean;
  readonly onChange: (patch: { readonly shown: boolean } | { readonly locked: boolean }) => void;
}

/** A zone or a scar in the list. */
export function ListRow({ id, name, shown, locked, isChosen, onChange }: ListRowProps) {
  const { view } = useApp();
  const text = words.zones;
  return (
    <li className={`zone-row${shown ? '' : ' zone-hidden'}`}>
      <button
        type="button"
        className="zone-name"
        aria-pressed={isChosen}
        aria-label={text.choose(name)}
        onClick={() => view.setState(isChosen ? { zoneId: null, tool: 'pan' } : { zoneId: id })}
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
    </li>
  );
}
