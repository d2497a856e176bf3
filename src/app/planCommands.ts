import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { DocumentStore } from '../state/documentStore';
import { patchedPlan } from './planSchema';
import type { DeepPartial } from './PreviewApp';

/** Changes of the plan with undo: what moves live is drawn but becomes one step only when it is let go. */
export class PlanCommands {
  /** The plan before the drag that is going on. */
  private beforeDrag: TreatmentPlan | null = null;

  constructor(private readonly document: DocumentStore) {}

  /** @throws PreviewError invalid-plan */
  update(patch: DeepPartial<TreatmentPlan>, live: boolean): void {
    const { plan } = this.document.getState();
    const next = patchedPlan(plan, patch);
    if (live) {
      this.beforeDrag ??= plan;
      this.unrecorded(next);
      return;
    }
    this.commit(next);
  }

  /** Whatever moves live becomes a step now; before any other change of the document. */
  settle(): void {
    if (this.beforeDrag) this.commit(this.document.getState().plan);
  }

  /** A new document: nothing is being dragged. */
  forget(): void {
    this.beforeDrag = null;
  }

  private commit(next: TreatmentPlan): void {
    if (this.beforeDrag) this.unrecorded(this.beforeDrag);
    this.beforeDrag = null;
    this.document.setState({ plan: next });
  }

  private unrecorded(plan: TreatmentPlan): void {
    const history = this.document.temporal.getState();
    history.pause();
    this.document.setState({ plan });
    history.resume();
  }
}
