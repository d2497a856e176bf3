import type { StatusStore } from '../state/statusStore';

/** What is over sooner needs no word. */
const SLOW_MS = 500;

/** Says on screen that something is being worked on, once it takes longer than a moment. */
export class SlowWork {
  private readonly slow = new Set<Promise<unknown>>();

  constructor(private readonly status: StatusStore) {}

  /** Settles as the work does. */
  async watch<T>(work: Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      this.slow.add(work);
      this.tell();
    }, SLOW_MS);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
      this.slow.delete(work);
      this.tell();
    }
  }

  private tell(): void {
    const busy = this.slow.size > 0;
    if (this.status.getState().busy !== busy) this.status.setState({ busy });
  }
}
