/** Longest wait for the browser's own frame: it gives none to a hidden page, and few to one in the background. */
const LONGEST_WAIT_MS = 100;

/** At most one drawing a frame, and one soon even where the browser gives no frames. */
export class FrameClock {
  readonly #draw: () => void;
  #pending: Promise<void> | null = null;
  #cancel: (() => void) | null = null;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** Resolves when the next drawing is done, rejects when it threw or was stopped. */
  request(): Promise<void> {
    return (this.#pending ??= new Promise<void>((resolve, reject) => {
      const run = () => {
        this.#clear();
        try {
          this.#draw();
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const frame = requestAnimationFrame(run);
      const timer = setTimeout(run, document.hidden ? 0 : LONGEST_WAIT_MS);
      this.#cancel = () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    }));
  }

  /** Forgets a drawing that was asked for; its promise never settles. */
  stop(): void {
    this.#clear();
  }

  #clear(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#pending = null;
  }
}
