import type { ShownHead } from '../../state/statusStore';
import { useApp } from '../AppContext';
import { Icon } from '../art/Icon';
import { notesOn } from '../panel/notes';
import { words } from '../words';

interface PhotoNoteProps {
  readonly head: ShownHead;
  /** Of the photo alone, not of long hair: whether this is the head is asked first. */
  readonly photoAlone?: boolean;
}

/** The first thing that matters of the photo itself, or of long hair; what it means and what helps is one press away. */
export function PhotoNote({ head, photoAlone = false }: PhotoNoteProps) {
  const { view } = useApp();
  const note = photoAlone ? photoNote(head) : noteOf(head);
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

/** null where there is nothing to say. */
export const noteOf = (head: ShownHead): string | null => photoNote(head) ?? hairNote(head);

function hairNote(head: ShownHead): string | null {
  if (head.covered) return words.home.covered;
  return notesOn(head).includes('own-hair') ? words.home.longHair : null;
}

function photoNote({ problems }: ShownHead): string | null {
  const worst = problems.find(({ severity }) => severity === 'strong');
  return worst ? `${words.findings.problems[worst.kind].strong}.` : null;
}
