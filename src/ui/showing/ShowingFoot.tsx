import { useApp, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { HoldButton } from '../controls/HoldButton';
import { CompareChoice } from '../picture/CompareChoice';
import { MirrorButton } from '../picture/MirrorButton';
import { words } from '../words';
import { useCaption } from './useCaption';
import '../picture/bar.css';
import './showing.css';

export const SHOWING_TITLE_ID = 'showing-title';

/** Below the picture while it is shown to the patient: the comparison, the way out, and what is seen, in words. */
export function ShowingFoot() {
  const { view } = useApp();
  return (
    <>
      <h1 id={SHOWING_TITLE_ID} className="visually-hidden">
        {words.showing.title}
      </h1>
      <div className="bar showing-bar" role="group" aria-label={words.bar.compare}>
        <CompareChoice />
        <HoldButton />
        <MirrorButton />
        <button
          type="button"
          className="tool showing-close"
          title={words.showing.close}
          onClick={() => view.setState({ showing: false })}
        >
          <Icon name="close" />
          <span>{words.close}</span>
        </button>
      </div>
      <ShowingCaption />
    </>
  );
}

/** Both captions lie in one place, so that the picture keeps its size while before is held. */
function ShowingCaption() {
  const after = useCaption();
  const untreated = useView((v) => v.holdBefore || v.compare === 'before');
  if (after === null) return null;
  return (
    <p className="showing-caption">
      <span className={untreated ? 'showing-waits' : undefined}>{after}</span>
      <span className={untreated ? undefined : 'showing-waits'}>{words.showing.before}</span>
    </p>
  );
}
