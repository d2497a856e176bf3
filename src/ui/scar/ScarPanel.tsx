import { useRef } from 'react';
import type { ScarKind } from '../../domain/scar/scar';
import { SCAR_WIDTHS_MM } from '../../state/viewStore';
import { useApp, usePlan, useView } from '../AppContext';
import { Choices } from '../controls/Choices';
import { Slider } from '../controls/Slider';
import { words } from '../words';

const KINDS: readonly ScarKind[] = ['fut', 'fue', 'patch'];
const STEP_MM: Readonly<Record<ScarKind, number>> = { fut: 0.5, fue: 0.1, patch: 1 };

export function ScarPanel() {
  const { view } = useApp();
  const isUp = useView((v) => v.tool === 'scar');
  const kind = useView((v) => v.scarKind);
  const widthMm = useView((v) => v.scarWidthsMm[v.scarKind]);
  const text = words.scars;
  const setWidth = (mm: number) =>
    view.setState(({ scarWidthsMm }) => ({ scarWidthsMm: { ...scarWidthsMm, [kind]: mm } }));
  return (
    <>
      <p className="hint">{text.lead}</p>
      <Choices
        legend={text.toolLegend}
        name="scar"
        look="lines"
        choices={[
          { id: 'off', name: text.off },
          ...KINDS.map((id) => ({ id, name: text.kinds[id], hint: text.how[id] })),
        ]}
        chosen={isUp ? kind : 'off'}
        onChoose={(id) => view.setState(id === 'off' ? { tool: 'pan' } : { tool: 'scar', scarKind: id })}
      />
      <Slider
        key={kind}
        label={text.width}
        min={SCAR_WIDTHS_MM[kind].least}
        max={SCAR_WIDTHS_MM[kind].most}
        step={STEP_MM[kind]}
        value={widthMm}
        valueText={text.widthValue(widthMm)}
        disabled={!isUp}
        onMove={setWidth}
        onCommit={setWidth}
      />
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
              <span>{text.item(scar)}</span>
              <button
                type="button"
                className="secondary"
                aria-label={text.removeName(text.item(scar), i + 1)}
                onClick={() => {
                  // The button goes, and with the last one the list.
                  place.current?.focus();
                  void commands.updatePlan({ scars: scars.filter(({ id }) => id !== scar.id) });
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
