import { useApp, useView } from '../AppContext';
import { words } from '../words';
import { useVariants } from './useVariants';

/** Over each pane its letter and what sets it apart; a press works on it. Drawn anew with the stage's frame. */
export function PaneLabels() {
  const { commands } = useApp();
  const showing = useView((v) => v.showing);
  const variants = useVariants(!showing);
  return commands.panes().map(({ letter, worked, leftCss, topCss, widthCss, heightCss }) => (
    <div
      key={letter}
      className={worked ? 'pane pane-worked' : 'pane'}
      style={{ left: leftCss, top: topCss, width: widthCss, height: heightCss }}
    >
      <button
        type="button"
        className="pane-label"
        aria-current={worked}
        onClick={() => commands.showVariant(letter)}
      >
        <span className="visually-hidden">{words.variants.name(letter, worked)}: </span>
        <b aria-hidden="true">{letter}</b>
        <span>{variants.find((variant) => variant.letter === letter)?.line}</span>
      </button>
    </div>
  ));
}
