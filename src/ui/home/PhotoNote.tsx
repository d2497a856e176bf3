import type { ShownHead } from '../../state/statusStore';
import { useApp } from '../AppContext';
import { Icon } from '../art/Icon';
import { notesOn } from '../panel/notes';
import { words } from '../words';

/** The first thing that matters of the photo itself, or of long hair; what it means and what helps is one press away. */
export function PhotoNote({ head }: { readonly head: ShownHead }) {
  const { view } = useApp();
  const note = noteOn(head);
  if (note === null) return null;
  return (
    <div className="notice notice-caution home-note">
      <Icon name="alert" />
      <strong>{note}</strong>
      <button type="button" className="link" onClick={() => view.setState({ guided: false })}>
        {words.home.whatHelps}
      </button>
    </div>
  );
}

/** Share of the treated scalp from which so much of it is under hair that little of the plan is seen. */
const COVERED = 0.6;

function noteOn(head: ShownHead): string | null {
  if (head.covered) return words.home.covered;
  const isLong = notesOn(head).includes('own-hair');
  if (isLong && head.hairShare > COVERED) return words.home.coveredByHair;
  const worst = head.problems.find(({ severity }) => severity === 'strong');
  if (worst) return `${words.findings.problems[worst.kind].strong}.`;
  return isLong ? words.home.longHair : null;
}
