/**
 * Answers of somebody who may stop answering: those that are waited for then are rejected. One that has come is let go of, as
 * a race against one long promise never does, which keeps every answer for as long as that is pending.
 */
export class Answers {
  private readonly waiting = new Set<(reason: Error) => void>();
  private stopped: Error | null = null;

  /** @throws Error as `stop` says, at once where it was said before */
  of<T>(answer: PromiseLike<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.stopped) reject(this.stopped);
      else this.waiting.add(reject);
      answer.then(
        (value) => {
          this.waiting.delete(reject);
          resolve(value);
        },
        (reason: unknown) => {
          this.waiting.delete(reject);
          reject(reason instanceof Error ? reason : new Error(String(reason)));
        },
      );
    });
  }

  stop(reason: Error): void {
    this.stopped ??= reason;
    for (const reject of this.waiting) reject(this.stopped);
    this.waiting.clear();
  }
}
