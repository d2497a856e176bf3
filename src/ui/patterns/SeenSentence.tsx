import { useApp } from '../AppContext';
import { confidenceWords, words } from '../words';
import { usePatterns } from './usePatterns';

/** What the machine makes of the hair in this photo, or why it cannot tell. */
export function SeenSentence() {
  const { commands } = useApp();
  const seen = usePatterns((state) => state.seen);
  const text = words.patterns;
  const pattern = seen?.pattern ?? null;
  return (
    <>
      <div role="status" className="pattern-seen">
        {!seen && <p>{text.looking}</p>}
        {seen && pattern && <p>{text.seen(pattern, confidenceWords(seen.confidence))}</p>}
        {seen && seen.alsoPossible.length > 0 && (
          <p className="hint">{text.alsoPossible(seen.alsoPossible)}</p>
        )}
        {seen?.untold && <p>{text.untold[seen.untold]}</p>}
      </div>
      {pattern && (
        <button type="button" className="secondary wide" onClick={() => commands.showPattern(pattern)}>
          {text.showSeen}
        </button>
      )}
    </>
  );
}
