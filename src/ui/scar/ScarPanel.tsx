import { useRef } from 'react';
import type { ScarKind } from '../../domain/scar/scar';
import { useApp, usePlan, useView } from '../AppContext';
import { Choices } from '../controls/Choices';
import { onEnterToPhoto } from '../picture/toPhoto';
import { words } from '../words';
import { ScarWidth } from './ScarWidth';

const KINDS: readonly ScarKind[] = ['fut', 'fue', 'patch'];

export function ScarPanel() {
  const { view } = useApp();
  const isUp = useView((v) => v.tool === 'scar');
  const kind = useView((v) => v.scarKind);
  const text = words.scars;
  return (
    <>
      <p className="hint">{text.lead}</p>
      <div className="scar-tool" onKeyDown={isUp ? onEnterToPhoto : undefined}>
        <Choices
          legend={text.toolLegend}
          name="scar"
          look="lines"
          choices={[
            { id: 'off', name: text.off },
            ...KINDS.map((id) => ({ id, name: text.kinds[id], hint: text.how[id] })),
          ]}
          chosen={isUp ? kind : 'off'}
          onChoose={(id) =>
            view.setState(id === 'off' ? { tool: 'pan' } : { tool: 'scar', scarKind: id, zoneId: null })
          }
        />
        {isUp && (
          <>
            <p className="hint keys-hint">{words.picture.keys}</p>
            <ScarWidth disabled={false} />
          </>
        )}
      </div>
      <ScarList />
      <p className="hint">{text.honest}</p>
      <p className="hint">{text.fading}</p>
    </>
  );
}

function ScarList() {
  const { commands } = useApp();
  const scars = usePlan((plan) => plan.scars);
  const place = useRef<HTMLDivElement>(null);
  const text = words.scars;
  return (
    <div ref={place} role="group" aria-label={text.list} tabIndex={-1}>
      {scars.length === 0 && <p className="hint">{text.none}</p>}
      {scars.length > 0 && (
        <ul className="scar-list">
          {scars.map((scar, i) => (
            <li key={scar.id}>
              <span>{scar.name ?? text.item(scar)}</span>
              <button
                type="button"
                className="secondary"
                disabled={scar.locked}
                aria-label={text.removeName(scar.name ?? text.item(scar), i + 1)}
                onClick={() => {
                  // The button goes, and with the last one the list.
                  place.current?.focus();
                  commands.removeScar(scar.id);
                }}
              >
                {text.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
