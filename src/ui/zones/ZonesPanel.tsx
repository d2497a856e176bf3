import { useRef, useState } from 'react';
import type { Zone, ZoneKind } from '../../domain/zones/zone';
import { MOST_ZONES } from '../../state/zoneLimits';
import { useApp, usePlan, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { IconButton } from '../controls/IconButton';
import { words } from '../words';
import { ZoneDetail } from './ZoneDetail';
import './zones.css';

const KINDS = Object.keys(words.zones.kinds) as ZoneKind[];

export function ZonesPanel() {
  const { commands } = useApp();
  const zones = usePlan((plan) => plan.zones);
  const zoneId = useView((v) => v.zoneId);
  const chosen = zones.find(({ id }) => id === zoneId);
  const list = useRef<HTMLUListElement>(null);
  const text = words.zones;
  return (
    <>
      <p className="hint">{text.lead}</p>
      {zones.length === 0 && <p className="hint">{text.none}</p>}
      <ul ref={list} className="zone-list" aria-label={text.list} tabIndex={-1}>
        {zones.map((zone) => (
          <ZoneRow key={zone.id} zone={zone} isChosen={zone === chosen} />
        ))}
      </ul>
      <AddZone full={zones.length >= MOST_ZONES} onAdd={(kind) => commands.addZone(kind)} />
      {chosen && (
        <ZoneDetail
          key={chosen.id}
          zone={chosen}
          index={zones.indexOf(chosen)}
          count={zones.length}
          onGone={() => list.current?.focus()}
        />
      )}
    </>
  );
}

function ZoneRow({ zone, isChosen }: { readonly zone: Zone; readonly isChosen: boolean }) {
  const { commands, view } = useApp();
  const text = words.zones;
  const name = text.nameOf(zone);
  return (
    <li className={`zone-row${zone.shown ? '' : ' zone-hidden'}`}>
      <button
        type="button"
        className="zone-name"
        aria-pressed={isChosen}
        aria-label={text.choose(name)}
        onClick={() => view.setState(isChosen ? { zoneId: null, tool: 'pan' } : { zoneId: zone.id })}
      >
        {name}
      </button>
      <IconButton
        icon={zone.shown ? 'eye' : 'eyeOff'}
        name={zone.shown ? text.hide(name) : text.show(name)}
        onPress={() => commands.changeZone(zone.id, { shown: !zone.shown })}
      />
      <IconButton
        icon={zone.locked ? 'lock' : 'unlock'}
        name={zone.locked ? text.unlock(name) : text.lock(name)}
        onPress={() => commands.changeZone(zone.id, { locked: !zone.locked })}
      />
    </li>
  );
}

interface AddZoneProps {
  readonly full: boolean;
  readonly onAdd: (kind: ZoneKind) => void;
}

/** The kinds open below the button; one press adds a zone. */
function AddZone({ full, onAdd }: AddZoneProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const text = words.zones;
  return (
    <div className="zone-add">
      <button
        ref={button}
        type="button"
        className="secondary wide"
        aria-expanded={open}
        disabled={full}
        onClick={() => setOpen(!open)}
      >
        <Icon name="plus" />
        {text.add}
      </button>
      {open && (
        <ul className="zone-kinds">
          {KINDS.map((kind) => (
            <li key={kind}>
              <button
                type="button"
                className="zone-kind"
                onClick={() => {
                  setOpen(false);
                  button.current?.focus();
                  onAdd(kind);
                }}
              >
                <span>{text.kinds[kind]}</span>
                <span className="choice-hint">{text.kindHints[kind]}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
