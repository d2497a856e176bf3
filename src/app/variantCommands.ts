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
import type { PreviewCommands } from './PreviewApp';

type Bound = Pick<
  PreviewCommands,
  'keepVariant' | 'showVariant' | 'showNextVariant' | 'removeVariant' | 'replaceVariant'
>;

/** Which plans there are to choose from and which of them is worked on, as steps of the document. */
export class VariantCommands {
  constructor(
    private readonly document: DocumentStore,
    private readonly edits: DocumentEdits,
    private readonly tell: (sentence: string) => void = () => undefined,
  ) {}

  readonly bound: Bound = {
    keepVariant: () => {
      const { letter } = this;
      if (this.keep()) this.tell(`Variant ${this.letter} begins as a copy of ${letter}.`);
    },
    showVariant: (letter) => {
      if (this.show(letter)) this.tell(`Variant ${letter}.`);
    },
    showNextVariant: () => {
      if (this.showNext()) this.tell(`Variant ${this.letter}.`);
    },
    removeVariant: (letter) => {
      if (this.remove(letter)) this.tell(`Variant ${letter} is deleted.`);
    },
    replaceVariant: (letter, by) => {
      if (this.replace(letter, by)) this.tell(`Variant ${letter} is now as ${by}.`);
    },
  };

  /** The plan is kept, and a copy of it is worked on; false where there are as many as can be. */
  keep(): boolean {
    return this.become('variant-kept', withCopy);
  }

  /** To look from one to another is one step however often, and back again none. What was undone can still be redone. */
  show(letter: VariantLetter): boolean {
    this.edits.settle();
    const { temporal } = this.document;
    const { pastStates, futureStates } = temporal.getState();
    const before = this.document.getState().step === 'variant-shown' ? pastStates.at(-1) : undefined;
    if (!before) {
      if (!this.become('variant-shown', (plans) => withShown(plans, letter))) return false;
      temporal.setState({ futureStates });
      return true;
    }
    const shown = withShown(this.document.getState(), letter);
    if (!shown) return false;
    const isBack = before.variants?.letter === letter;
    this.edits.replace(isBack ? before : shown);
    if (isBack) temporal.setState({ pastStates: pastStates.slice(0, -1) });
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

  private get letter(): VariantLetter {
    return this.document.getState().variants.letter;
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
