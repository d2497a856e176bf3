import {
  nextLetter,
  withCopy,
  without,
  withReplaced,
  withShown,
  type Plans,
  type VariantLetter,
} from '../domain/plan/variants';
import type { DocumentStore, StepId } from '../state/documentStore';
import type { DocumentEdits } from './documentEdits';

/** Which plans there are to choose from and which of them is worked on, as steps of the document. */
export class VariantCommands {
  constructor(
    private readonly document: DocumentStore,
    private readonly edits: DocumentEdits,
  ) {}

  /** The plan is kept, and a copy of it is worked on; false where there are as many as can be. */
  keep(): boolean {
    return this.become('variant-kept', withCopy);
  }

  /** To look from one to another is one step however often, and back again none. */
  show(letter: VariantLetter): boolean {
    this.edits.settle();
    const { step } = this.document.getState();
    const history = this.document.temporal.getState();
    const before = history.pastStates.at(-1);
    if (step !== 'variant-shown' || !before || history.futureStates.length > 0)
      return this.become('variant-shown', (plans) => withShown(plans, letter));
    const shown = withShown(this.document.getState(), letter);
    if (!shown) return false;
    if (before.variants?.letter === letter) history.undo();
    else this.edits.replace(shown);
    return true;
  }

  showNext(): boolean {
    return this.show(nextLetter(this.document.getState().variants));
  }

  /** False where it is the only one. */
  remove(letter: VariantLetter): boolean {
    return this.become('variant-deleted', (plans) => without(plans, letter));
  }

  replace(letter: VariantLetter, by: VariantLetter): boolean {
    return this.become('variant-replaced', (plans) => withReplaced(plans, letter, by));
  }

  private become(step: StepId, change: (plans: Plans) => Plans | null): boolean {
    this.edits.settle();
    const { plan, variants } = this.document.getState();
    const next = change({ plan, variants });
    if (!next) return false;
    this.edits.update({ ...next, step }, step, false);
    return true;
  }
}
