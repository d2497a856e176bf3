import { words } from '../words';
import { AssumedTag } from '../controls/Assumed';
import { useShownPigment } from './useSwatches';

/** What of the picture's age has no source: named at once, each with its reason in a detail. */
export function AgeAssumptions() {
  const assumptions = useShownPigment()?.assumptions ?? [];
  if (assumptions.length === 0) return null;
  const text = words.time.assumptions;
  return (
    <>
      <p className="hint assumption">
        <AssumedTag /> {assumptions.map((id) => text[id].name).join(', ')}
      </p>
      <details>
        <summary>{words.time.assumedWhy}</summary>
        <ul className="reasons">
          {assumptions.map((id) => (
            <li key={id}>
              <strong>{text[id].name}</strong>: {text[id].why}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
