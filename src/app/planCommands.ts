import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { DocumentStore } from '../state/documentStore';
import type { DocumentEdits } from './documentEdits';
import { patchedPlan } from './planSchema';
import type { DeepPartial } from './PreviewApp';

/** Changes of the plan, as steps of the document. */
export class PlanCommands {
  constructor(
    private readonly document: DocumentStore,
    private readonly edits: DocumentEdits,
  ) {}

  /** @throws PreviewError invalid-plan */
  update(patch: DeepPartial<TreatmentPlan>, live: boolean): void {
    const plan = patchedPlan(this.document.getState().plan, patch);
    this.edits.update({ plan }, `plan:${controlOf(patch)}`, live);
  }
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
