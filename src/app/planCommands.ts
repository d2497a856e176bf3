import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { DocumentState, DocumentStore } from '../state/documentStore';
import { patchedPlan } from './planSchema';
import type { DeepPartial } from './PreviewApp';

/** Moves of one control that follow one another faster than this are one step: arrow keys come one by one. */
const SAME_STEP_MS = 800;

interface Move {
  /** The plan before it. */
  readonly from: TreatmentPlan;
  /** The numbers it moves. */
  readonly control: string;
  /** It goes on with the step before it. */
  readonly joins: boolean;
}

/** Changes of the plan with undo: what moves live is drawn but becomes one step only when it is let go. */
export class PlanCommands {
  private move: Move | null = null;
  /** The last move that was let go, and the document that it left. */
  private last: { readonly control: string; readonly left: DocumentState; readonly atMs: number } | null =
    null;

  constructor(
    private readonly document: DocumentStore,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** @throws PreviewError invalid-plan */
  update(patch: DeepPartial<TreatmentPlan>, live: boolean): void {
    const { plan } = this.document.getState();
    const next = patchedPlan(plan, patch);
    const control = controlOf(patch);
    if (live) {
      this.move ??= { from: plan, control, joins: this.goesOn(control) };
      this.unrecorded(next);
      return;
    }
    this.commit(next, control);
  }

  /** Whatever moves live becomes a step now; before any other change of the document. */
  settle(): void {
    if (this.move) this.commit(this.document.getState().plan, this.move.control);
  }

  /** A new document: nothing is being dragged. */
  forget(): void {
    this.move = null;
    this.last = null;
  }

  private commit(next: TreatmentPlan, control: string): void {
    const { move } = this;
    this.move = null;
    if (move?.joins && move.control === control) this.unrecorded(next);
    else {
      if (move) this.unrecorded(move.from);
      this.document.setState({ plan: next });
    }
    this.last = move && { control, left: this.document.getState(), atMs: this.nowMs() };
  }

  private goesOn(control: string): boolean {
    const { last } = this;
    return (
      last !== null &&
      last.control === control &&
      last.left === this.document.getState() &&
      this.nowMs() - last.atMs < SAME_STEP_MS
    );
  }

  private unrecorded(plan: TreatmentPlan): void {
    const history = this.document.temporal.getState();
    history.pause();
    this.document.setState({ plan });
    history.resume();
  }
}

/** Which numbers a patch sets, whatever it sets them to. */
const controlOf = (patch: object): string =>
  Object.entries(patch)
    .map(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? `${key}(${controlOf(value)})` : key,
    )
    .join();
