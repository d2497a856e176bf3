import type { ListedScar } from '../../domain/scar/scar';
import { SCAR_WIDTHS_MM } from '../../state/viewStore';
import { useApp } from '../AppContext';
import { Slider } from '../controls/Slider';
import { words } from '../words';
import { NameField } from '../zones/NameField';
import { SCAR_STEP_MM } from './scarSteps';

interface ScarDetailProps {
  readonly scar: ListedScar;
  /** The scar was deleted, and the buttons with it. */
  readonly onGone: () => void;
}

/** What is done with the chosen scar. */
export function ScarDetail({ scar, onGone }: ScarDetailProps) {
  const { commands } = useApp();
  const { id, kind, locked, widthMm } = scar;
  const text = words.zones;
  const usualName = words.scars.item(scar);
  const name = scar.name ?? usualName;
  return (
    <div className="zone-detail" role="group" aria-label={name}>
      {locked && <p className="hint">{text.lockedHint}</p>}
      <NameField
        name={name}
        usualName={usualName}
        disabled={locked}
        onRename={(renamed) => commands.changeScar(id, { name: renamed })}
      />
      <div className="zone-buttons">
        <button
          type="button"
          className="secondary"
          onClick={() => commands.duplicateScar(id, text.copyOf(name))}
        >
          {text.duplicate}
        </button>
        <button
          type="button"
          className="secondary"
          disabled={locked}
          onClick={() => {
            onGone();
            commands.removeScar(id);
          }}
        >
          {text.remove}
        </button>
      </div>
      <Slider
        label={words.scars.width}
        min={SCAR_WIDTHS_MM[kind].least}
        max={SCAR_WIDTHS_MM[kind].most}
        step={SCAR_STEP_MM[kind]}
        value={widthMm}
        valueText={words.scars.widthValue(widthMm)}
        disabled={locked}
        onMove={(mm) => commands.changeScar(id, { widthMm: mm }, { live: true })}
        onCommit={(mm) => commands.changeScar(id, { widthMm: mm })}
      />
      <p className="hint">{words.scars.hintOfList}</p>
    </div>
  );
}
