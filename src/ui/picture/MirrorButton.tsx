import { useApp, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';

export function MirrorButton() {
  const { view } = useApp();
  const mirrored = useView((v) => v.mirrored);
  return (
    <button
      type="button"
      className="tool mirror"
      aria-pressed={mirrored}
      title={words.bar.mirrorHint}
      onClick={() => view.setState({ mirrored: !mirrored })}
    >
      <Icon name="mirror" />
      <span className="tool-words">{words.bar.mirror}</span>
    </button>
  );
}
