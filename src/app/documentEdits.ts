import type { DocumentState, DocumentStore } from '../state/documentStore';

/** Moves of one control that follow one another faster than this are one step: arrow keys come one by one. */
const SAME_STEP_MS = 800;
/** A press of a key; what lasts longer is a drag and a step of its own. */
const PRESS_MS = 300;

interface Move {
  /** The document before it. */
  readonly from: DocumentState;
  readonly control: string;
  readonly startedMs: number;
  /** It may go on with the step before it. */
  readonly joins: boolean;
}

/** Changes of the document with undo: what moves live is drawn but becomes one step only when it is let go. */
export class DocumentEdits {
  private move: Move | null = null;
  /** The last move that was let go, and the document that it left. */
  private last: { readonly control: string; readonly left: DocumentState; readonly atMs: number } | null =
    null;

  constructor(
    private readonly document: DocumentStore,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** `control` names what is moved, whatever it is moved to. */
  update(next: Partial<DocumentState>, control: string, live: boolean): void {
    if (this.move && this.move.control !== control) this.settle();
    if (live) {
      this.move ??= {
        from: this.document.getState(),
        control,
        startedMs: this.nowMs(),
        joins: this.goesOn(control),
      };
      this.unrecorded(next);
      return;
    }
    this.commit(next, control);
  }

  /** Whatever moves live becomes a step now; before any other change of the document. */
  settle(): void {
    if (this.move) this.commit(this.document.getState(), this.move.control);
  }

  /** In place of the step that the document stands on. */
  replace(next: Partial<DocumentState>): void {
    this.unrecorded(next);
  }

  /** The document without what moves live. */
  get recorded(): DocumentState {
    return this.move?.from ?? this.document.getState();
  }

  /** Something moves live. */
  get moves(): boolean {
    return this.move !== null;
  }

  /** Nothing stays of what moves live. */
  abandon(): void {
    const { move } = this;
    this.move = null;
    if (move) this.unrecorded(move.from);
  }

  /** A new document: nothing is being dragged. */
  forget(): void {
    this.move = null;
    this.last = null;
  }

  private commit(next: Partial<DocumentState>, control: string): void {
    const { move } = this;
    this.move = null;
    const pressed = move !== null && this.nowMs() - move.startedMs < PRESS_MS;
    if (pressed && move.joins && move.control === control) this.unrecorded(next);
    else {
      if (move) this.unrecorded(move.from);
      this.document.setState(next);
    }
    this.last = pressed ? { control, left: this.document.getState(), atMs: this.nowMs() } : null;
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

  private unrecorded(next: Partial<DocumentState>): void {
    const history = this.document.temporal.getState();
    history.pause();
    this.document.setState(next);
    history.resume();
  }
}
