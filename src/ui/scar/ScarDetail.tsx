import type { ListedScar } from '../../domain/scar/scar';
import { useApp } from '../AppContext';
import { words } from '../words';
import { NameField } from '../zones/NameField';
import { ScarWidthSlider } from './ScarWidthSlider';

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
      <ScarWidthSlider
        kind={kind}
        widthMm={widthMm}
        disabled={locked}
        onMove={(mm) => commands.changeScar(id, { widthMm: mm }, { live: true })}
        onCommit={(mm) => commands.changeScar(id, { widthMm: mm })}
      />
      <p className="hint">{words.scars.hintOfList}</p>
    </div>
  );
}
