import { useApp, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';

/** Shows the untouched photo while pressed, by pointer or by Space or Enter. */
export function HoldButton() {
  const { view } = useApp();
  const held = useView((v) => v.holdBefore);
  const hold = (holdBefore: boolean) => view.setState({ holdBefore });
  return (
    <button
      type="button"
      className="tool hold"
      aria-pressed={held}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        hold(true);
      }}
      onPointerUp={() => hold(false)}
      onPointerCancel={() => hold(false)}
      onLostPointerCapture={() => hold(false)}
      onBlur={() => hold(false)}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === ' ' || event.key === 'Enter') hold(true);
      }}
      onKeyUp={() => hold(false)}
    >
      <Icon name="eye" />
      <span className="tool-words">{words.bar.hold}</span>
    </button>
  );
}
