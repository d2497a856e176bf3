import { EMPTY_RECT, union, type Rect } from './rect';

/** What is computed on the GPU, in the order in which it runs. */
export const STAGES = ['shine', 'place', 'splat', 'halo', 'composite', 'present'] as const;
export type Stage = (typeof STAGES)[number];

const FEEDS: Readonly<Record<Stage, readonly Stage[]>> = {
  shine: ['composite'],
  place: ['splat'],
  splat: ['halo'],
  halo: ['composite'],
  composite: ['present'],
  present: [],
};

/** The stage and all that are made from its result. */
export function downstream(stage: Stage): ReadonlySet<Stage> {
  const reached = new Set<Stage>([stage]);
  // A set hands out what is added while it is walked.
  for (const next of reached) for (const fed of FEEDS[next]) reached.add(fed);
  return reached;
}

/** Stages that must run before the canvas is right again. */
export class DirtyStages {
  readonly #dirty = new Set<Stage>();
  #retreated = EMPTY_RECT;
  /** Where the canvas is out of date, fractions of the photo's sides; null: anywhere. */
  #staleShown: Rect | null = null;

  /** Whether the canvas is up to date: every stage ends there. Stages of a treatment that is not drawn may stay dirty. */
  get shows(): boolean {
    return !this.#dirty.has('present');
  }

  invalidate(...stages: readonly Stage[]): void {
    if (stages.length > 0) this.#staleShown = null;
    for (const stage of stages) for (const next of downstream(stage)) this.#dirty.add(next);
  }

  /**
   * The treatment alone changed, and in `treated` alone; `outlined`: where the outline on the canvas did, null anywhere.
   * Fractions of the photo's sides.
   */
  retreat(treated: Rect, outlined: Rect | null): void {
    this.#retreated = union(this.#retreated, treated);
    if (outlined) this.showAnew(outlined);
    else this.invalidate('present');
  }

  /** The canvas is out of date in there, fractions of the photo's sides. */
  showAnew(within: Rect): void {
    this.#staleShown &&= union(this.#staleShown, within);
    this.#dirty.add('present');
  }

  /** Where the canvas is out of date, `within` null: anywhere. Null where it is up to date; asks once. */
  takeShown(): { readonly within: Rect | null } | null {
    if (!this.take('present')) return null;
    const within = this.#staleShown;
    this.#staleShown = EMPTY_RECT;
    return { within };
  }

  /** Where it changed; asks once. */
  takeRetreated(): Rect {
    const within = this.#retreated;
    this.#retreated = EMPTY_RECT;
    return within;
  }

  has(stage: Stage): boolean {
    return this.#dirty.has(stage);
  }

  /** Whether the stage has to run; asks once. */
  take(stage: Stage): boolean {
    return this.#dirty.delete(stage);
  }
}
