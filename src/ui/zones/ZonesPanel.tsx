import { useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Zone } from '../../domain/zones/zone';
import { isOnFace, MOST_ZONES } from '../../state/zoneLimits';
import { useApp, usePlan, useStatus, useView } from '../AppContext';
import { onEnterToPhoto, toPhoto } from '../picture/toPhoto';
import { ScarDetail } from '../scar/ScarDetail';
import { ScarWidth } from '../scar/ScarWidth';
import { words } from '../words';
import { AddToList } from './AddToList';
import { ListRow } from './ListRow';
import { useChosenSeen } from './useChosenSeen';
import { ZoneDetail } from './ZoneDetail';
import './zones.css';

export function ZonesPanel() {
  const { commands, view } = useApp();
  const zones = usePlan((plan) => plan.zones);
  const scars = usePlan((plan) => plan.scars);
  const figures = useStatus(({ photo }) => photo?.head?.zones);
  const zoneId = useView((v) => v.zoneId);
  const drawsScar = useView((v) => v.tool === 'scar');
  // One thing at a time: what draws a new scar is no part of the one that was chosen before.
  const chosenId = drawsScar ? null : zoneId;
  const list = useRef<HTMLUListElement>(null);
  useChosenSeen(list);
  const toList = () => list.current?.focus();
  const text = words.zones;
  const unseen = ({ id, shown }: Zone): string | null => {
    const why = figures?.find((zone) => zone.id === id)?.unseen;
    return shown && why ? text.unseen[why] : null;
  };
  return (
    <>
      <p className="hint">{text.lead}</p>
      {zones.length === 0 && <p className="hint">{text.none}</p>}
      <AddToList
        full={zones.length >= MOST_ZONES}
        onZone={(kind) => {
          flushSync(() => commands.addZone(kind));
          // Where it is still to be drawn.
          if (!isOnFace(kind) && view.getState().tool === 'zone-brush') toPhoto();
        }}
        onScar={(scarKind) => {
          // The tool is up before the photo has the focus: keys then begin there.
          flushSync(() => view.setState({ tool: 'scar', scarKind, zoneId: null }));
          toPhoto();
        }}
      />
      {drawsScar && (
        <div className="zone-detail" role="group" aria-label={text.drawingScar} onKeyDown={onEnterToPhoto}>
          <p className="hint">
            {text.drawingScar} <span className="keys-hint">{words.picture.keys}</span>
          </p>
          <ScarWidth disabled={false} />
          <div className="zone-buttons">
            <button
              type="button"
              className="secondary"
              onClick={() => {
                // The button goes with the tool.
                toList();
                view.setState({ tool: 'pan' });
              }}
            >
              {text.drawn}
            </button>
          </div>
        </div>
      )}
      <ul ref={list} className="zone-list" aria-label={text.list} tabIndex={-1}>
        {scars.map((scar) => (
          <ListRow
            key={scar.id}
            {...scar}
            name={scar.name ?? words.scars.item(scar)}
            isZone={false}
            isChosen={scar.id === chosenId}
            onChange={(patch) => commands.changeScar(scar.id, patch)}
          >
            <ScarDetail scar={scar} onGone={toList} />
          </ListRow>
        ))}
        {zones.map((zone, i) => (
          <ListRow
            key={zone.id}
            {...zone}
            name={text.nameOf(zone)}
            isZone
            note={unseen(zone)}
            isChosen={zone.id === chosenId}
            onChange={(patch) => commands.changeZone(zone.id, patch)}
          >
            <ZoneDetail zone={zone} index={i} count={zones.length} onGone={toList} />
          </ListRow>
        ))}
      </ul>
    </>
  );
}
