import { useApp, useStatus } from '../AppContext';
import { words } from '../words';
import './history.css';

/** Every step with its name, back to any of them. */
export function HistoryPanel() {
  const { commands } = useApp();
  const { steps, at } = useStatus(({ history }) => history);
  const text = words.history;
  return (
    <>
      <p className="hint">{text.lead}</p>
      <ol className="history" aria-label={text.list} reversed>
        {steps
          .map((step, place) => (
            // The place of a step is what it is known by.
            <li key={place}>
              <button
                type="button"
                className={`history-step${place > at ? ' history-undone' : ''}`}
                aria-current={place === at ? 'step' : undefined}
                onClick={() => commands.travelTo(place)}
              >
                <span>{text.nameOf(step)}</span>
                {place === at && <span className="choice-hint">{text.now}</span>}
              </button>
            </li>
          ))
          .reverse()}
      </ol>
    </>
  );
}
