/** Frames in a row that must say the same before the screen does: words that flicker help nobody [A]. */
export const STEADY_FRAMES = 3;

/** What is said of a running camera, and what it may be next. */
export interface Steady<T> {
  readonly said: T | null;
  readonly seen: T | null;
  readonly times: number;
}

export const NOTHING_SEEN: Steady<never> = { said: null, seen: null, times: 0 };

export function steadied<T>({ said, seen, times }: Steady<T>, now: T): Steady<T> {
  const again = now === seen ? times + 1 : 1;
  return { said: said === null || again >= STEADY_FRAMES ? now : said, seen: now, times: again };
}
