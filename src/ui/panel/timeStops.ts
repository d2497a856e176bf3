import type { HealingStop } from '../../domain/pigment/healing';

export type AgeStopId = HealingStop['id'];

const YEAR_DAYS = 365;
export const HEALED_DAYS = 30;

/** The ages that can be chosen, days since the last session; the same as the healing model's. */
export const AGE_STOPS: readonly HealingStop[] = [
  { id: 'fresh', days: 0 },
  { id: 'week', days: 7 },
  { id: 'healed', days: HEALED_DAYS },
  { id: 'half-year', days: 182 },
  { id: 'year-1', days: YEAR_DAYS },
  { id: 'year-2', days: 2 * YEAR_DAYS },
  { id: 'year-3', days: 3 * YEAR_DAYS },
  { id: 'year-4', days: 4 * YEAR_DAYS },
  { id: 'year-5', days: 5 * YEAR_DAYS },
  { id: 'year-6', days: 6 * YEAR_DAYS },
];

/** The stop nearest to that many days. */
export function nearestStop(days: number): number {
  const apart = AGE_STOPS.map((stop) => Math.abs(stop.days - days));
  return apart.indexOf(Math.min(...apart));
}

/** Share of all dots that are there after each session; the same as the sessions of the pigment model. */
export const DOTS_AFTER_SESSION = { 1: 0.5, 2: 0.8, 3: 1 } as const;

/** From the day of the touch-up on. */
export const isTouchedUp = (days: number, touchUpYears: number | null): boolean =>
  touchUpYears !== null && days >= touchUpYears * YEAR_DAYS;
