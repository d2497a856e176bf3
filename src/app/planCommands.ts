import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { DocumentState, DocumentStore } from '../state/documentStore';
import { patchedPlan } from './planSchema';
import type { DeepPartial } from './PreviewApp';

/** Changes of the plan with undo: what moves live is drawn but becomes one step only when it is let go. */
export class PlanCommands {
  private beforeDrag: DocumentState | null = null;

  constructor(private readonly document: DocumentStore) {}

  /** @throws PreviewError invalid-plan */
  update(patch: DeepPartial<TreatmentPlan>, live: boolean): void {
    const state = this.document.getState();
    const plan = patchedPlan(state.plan, patch);
    const history = this.document.temporal.getState();
    if (live) {
      this.beforeDrag ??= state;
      history.pause();
      this.document.setState({ plan });
      history.resume();
      return;
    }
    if (this.beforeDrag) {
      history.pause();
      this.document.setState(this.beforeDrag);
      history.resume();
      this.beforeDrag = null;
    }
    this.document.setState({ plan });
  }
}
