export type Session = 1 | 2 | 3;

export interface SessionPlan {
  readonly session: Session;
  /** Share of the whole result's impressions that are in the skin after it, 0..1. */
  readonly cumulativeShare: number;
  /** Of its own impressions beside the whole result's mean: optical density and diameter. [A] */
  readonly strengthFactor: number;
  readonly sizeFactor: number;
}

/** After each session. One paper has 0.3, 0.7, 1; artists say that about half is there after the first. [A] */
const CUMULATIVE: Readonly<Record<Session, number>> = { 1: 0.5, 2: 0.8, 3: 1 };
/** The first is a light, fine template, the second darker. [A] */
const STRENGTH = { 1: 0.88, 2: 1.16 } as const;
const SIZE = { 1: 0.95, 2: 1.05 } as const;

/** What the third must be to even out: the mean strength, and the mean area, of all impressions stay 1. */
const THIRD_STRENGTH = rest(STRENGTH[1], STRENGTH[2]);
const THIRD_SIZE = Math.sqrt(rest(SIZE[1] ** 2, SIZE[2] ** 2));

function rest(first: number, second: number): number {
  const others = CUMULATIVE[1] * first + (CUMULATIVE[2] - CUMULATIVE[1]) * second;
  return (1 - others) / (CUMULATIVE[3] - CUMULATIVE[2]);
}

export const SESSIONS: readonly SessionPlan[] = [
  sessionPlan(1, STRENGTH[1], SIZE[1]),
  sessionPlan(2, STRENGTH[2], SIZE[2]),
  sessionPlan(3, THIRD_STRENGTH, THIRD_SIZE),
];

function sessionPlan(session: Session, strengthFactor: number, sizeFactor: number): SessionPlan {
  return {
    session,
    cumulativeShare: CUMULATIVE[session],
    strengthFactor,
    sizeFactor,
  };
}
