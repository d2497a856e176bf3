import type { ShownHead } from '../../state/statusStore';
import { useApp } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';

/** The first thing that is wrong with the photo itself and matters; what it means and what helps is one press away. */
export function PhotoNote({ problems }: Pick<ShownHead, 'problems'>) {
  const { view } = useApp();
  const worst = problems.find(({ severity }) => severity === 'strong');
  if (!worst) return null;
  return (
    <div className="notice notice-caution home-note">
      <Icon name="alert" />
      <strong>{words.findings.problems[worst.kind].strong}.</strong>
      <button type="button" className="link" onClick={() => view.setState({ guided: false })}>
        {words.home.whatHelps}
      </button>
    </div>
  );
}
