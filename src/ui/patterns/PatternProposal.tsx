import type { Zone } from '../../domain/zones/zone';
import { useApp } from '../AppContext';
import { AssumedTag } from '../controls/Assumed';
import { words } from '../words';
import { usePatterns } from './usePatterns';

interface PatternProposalProps {
  /** The buttons are gone, and the focus with them. */
  readonly onDone: () => void;
}

/** What the shown pattern would set, in words, and the one button that sets it. */
export function PatternProposal({ onDone }: PatternProposalProps) {
  const { commands } = useApp();
  const shown = usePatterns((state) => state.shown);
  const text = words.patterns;
  if (!shown) return null;
  const { pattern, zones, figures, replaced, kept } = shown;
  return (
    <>
      <div className="pattern-proposal" role="group" aria-label={text.proposal}>
        <p>{text.reasons[pattern]}</p>
        {figures && (
          <ul className="pattern-zones">
            {zones.map((zone) => {
              const found = figures.find(({ id }) => id === zone.id);
              return (
                found && (
                  <li key={zone.id}>
                    {text.zone(words.zones.nameOf(zone), found.areaCm2, found.impressionsPerCm2)}
                  </li>
                )
              );
            })}
          </ul>
        )}
        {replaced.length > 0 && <p className="hint">{text.replaces(replaced.map(nameWithHand))}</p>}
        {kept.length > 0 && <p className="hint">{text.keeps(kept.map(words.zones.nameOf))}</p>}
        <p className="hint">
          {text.assumed} <AssumedTag />
        </p>
      </div>
      <div className="pattern-use">
        <p role="status">
          <strong>{text.shownName(pattern)}</strong> {figures ? text.shown : text.drawing}
        </p>
        <div className="pattern-buttons">
          <button
            type="button"
            className="primary"
            disabled={!figures}
            onClick={() => {
              onDone();
              commands.usePattern();
            }}
          >
            {text.use}
          </button>
          <button
            type="button"
            className="secondary"
            onClick={() => {
              onDone();
              commands.putPatternAway();
            }}
          >
            {text.notNow}
          </button>
        </div>
      </div>
    </>
  );
}

const nameWithHand = (zone: Zone): string => {
  const name = words.zones.nameOf(zone);
  return zone.parts.length > 0 ? words.patterns.drawnByHand(name) : name;
};
