import { useApp, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { HoldButton } from '../controls/HoldButton';
import { CompareChoice } from '../picture/CompareChoice';
import { MirrorButton } from '../picture/MirrorButton';
import { useVariants } from '../variants/useVariants';
import { VariantLetters } from '../variants/VariantLetters';
import { words } from '../words';
import { useCaption } from './useCaption';
import '../picture/bar.css';
import './showing.css';

export const SHOWING_TITLE_ID = 'showing-title';

/** Below the picture while it is shown to the patient: the comparison, the way out, and what is seen, in words. */
export function ShowingFoot() {
  const { view, commands } = useApp();
  const variants = useVariants(false);
  return (
    <>
      <h1 id={SHOWING_TITLE_ID} className="visually-hidden">
        {words.showing.title}
      </h1>
      <div className="bar showing-bar" role="group" aria-label={words.bar.compare}>
        <CompareChoice />
        {variants.length > 1 && (
          <div className="showing-letters" role="group" aria-label={words.variants.legend}>
            <VariantLetters variants={variants} />
          </div>
        )}
        <HoldButton />
        <button type="button" className="tool showing-head" onClick={() => commands.zoomToHead()}>
          <span aria-hidden="true">{words.bar.head}</span>
          <span className="visually-hidden">{words.bar.headName}</span>
        </button>
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
  const { commands } = useApp();
  const after = useCaption();
  // The panes follow from it; reading it here makes React ask the app again when it changes.
  useView((v) => v.compare);
  const variants = useVariants(false);
  const untreated = useView((v) => v.holdBefore || v.compare === 'before');
  if (after === null) return null;
  const letters = variants.map(({ letter }) => letter);
  const seen = commands.panes().map(({ letter }) => letter);
  const shown = variants.find((variant) => variant.shown);
  const lettered =
    seen.length > 0
      ? words.variants.together(seen)
      : shown && letters.length > 1
        ? `${words.variants.caption(shown.letter)} ${after}`
        : after;
  return (
    <p className="showing-caption">
      <span className={untreated ? 'showing-waits' : undefined}>{lettered}</span>
      <span className={untreated ? undefined : 'showing-waits'}>{words.showing.before}</span>
    </p>
  );
}
