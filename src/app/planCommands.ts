import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { DocumentStore, StepId } from '../state/documentStore';
import type { DocumentEdits } from './documentEdits';
import { patchedPlan } from './planSchema';
import type { DeepPartial } from './PreviewApp';

/** Changes of the plan, as steps of the document. */
export class PlanCommands {
  constructor(
    private readonly document: DocumentStore,
    private readonly edits: DocumentEdits,
  ) {}

  /**
   * @param step what the history calls it; without it the key of the plan that changes
   * @param control moves of the same one that follow quickly are one step; without it the numbers that change
   * @throws PreviewError invalid-plan
   */
  update(
    patch: DeepPartial<TreatmentPlan>,
    live: boolean,
    { step = stepOf(patch), control = controlOf(patch) }: { step?: StepId; control?: string } = {},
  ): void {
    const before = this.document.getState().plan;
    const plan = patchedPlan(before, patch);
    // What was chosen already is no step.
    if (plan === before && !this.edits.moves) return;
    this.edits.update({ plan, step }, `plan:${control}`, live);
  }
}

function stepOf(patch: DeepPartial<TreatmentPlan>): StepId {
  const [key, ...others] = Object.keys(patch) as (keyof TreatmentPlan)[];
  return key === undefined || key === 'schemaVersion' || others.length > 0 ? 'plan' : key;
}

/** Which numbers a patch sets, whatever it sets them to. */
const controlOf = (patch: object): string =>
  Object.entries(patch)
    .map(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? `${key}(${controlOf(value)})`
        : key,
    )
    .join();
