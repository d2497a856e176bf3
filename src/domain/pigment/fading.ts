import type { SkinClass } from './skinClass';

export type SunExposure = 'little' | 'some' | 'much';

/** What makes impressions fade faster or slower. */
export interface Fading {
  readonly skin: SkinClass;
  readonly sun: SunExposure;
  /** In a scar. */
  readonly scar: boolean;
}

export type FadingAssumption =
  | 'fading-course'
  | 'fading-by-skin'
  | 'fading-by-sun'
  /** Beyond the half year for which there is a source. */
  | 'fading-of-scars';

const HEALED_DAYS = 30;
/** The second settling ends here. */
const SETTLED_DAYS = 180;
/** Visual density left, SMP reference: a source's figure, and an assumed one. */
const HALF_YEAR = { days: 182, left: 0.89 } as const;
const FIVE_YEARS = { days: 5 * 365, left: 0.5 } as const;
/** Loss in a scar beside that on other skin over half a year: 1.6 against 0.9 points of ten. */
const SCAR_LOSS = 1.6 / 0.9;

/** The steady part, natural log a day, and what the second settling takes on top, natural log. */
const A_DAY = Math.log(HALF_YEAR.left / FIVE_YEARS.left) / (FIVE_YEARS.days - HALF_YEAR.days);
const SETTLING = -Math.log(HALF_YEAR.left) - A_DAY * (HALF_YEAR.days - HEALED_DAYS);
/** In natural log, so that half a year's loss is the source's. */
const SCAR_FACTOR = Math.log(1 - SCAR_LOSS * (1 - HALF_YEAR.left)) / Math.log(HALF_YEAR.left);

/** Beside some sun: ultraviolet light breaks pigment down. [A] */
const SUN_FACTOR: Readonly<Record<SunExposure, number>> = { little: 0.8, some: 1, much: 1.35 };
/** Melanin above the pigment shields it from that light. [A] */
const SKIN_FACTOR: Readonly<Record<SkinClass, number>> = {
  I: 1.15,
  II: 1.1,
  III: 1,
  IV: 1,
  V: 0.9,
  VI: 0.85,
};

/**
 * Visual density left of that of the healed result, 0..1: what reaches the eye of all impressions together.
 *
 * @param days since the last session; 1 up to 30
 */
export function visualDensity(days: number, { skin, sun, scar }: Fading): number {
  const healedFor = Math.max(0, days - HEALED_DAYS);
  const settled = Math.min(1, healedFor / (SETTLED_DAYS - HEALED_DAYS));
  const settling = SETTLING * settled * (2 - settled);
  const steady = A_DAY * SUN_FACTOR[sun] * SKIN_FACTOR[skin] * healedFor;
  return Math.exp(-(settling + steady) * (scar ? SCAR_FACTOR : 1));
}

/** Days that a touched-up result counts as: healed on the day of the touch-up, as fresh marks lie between old ones. [A] */
export const touchedUp = (days: number, touchUpDay: number): number => HEALED_DAYS + days - touchUpDay;
