import { touchedUp, visualDensity, type Fading, type FadingAssumption } from './fading';
import { smoothstep } from '../smoothstep';

export interface HealingInput extends Fading {
  /** Since the last session; taken as 0 … `LAST_DAY`. */
  readonly days: number;
  /** One touch-up that many years after the last session; null: none. */
  readonly touchUpYears: number | null;
}

/** What is assumed for a state, for the screen to mark. */
export type HealingAssumption =
  FadingAssumption | 'fresh-marks' | 'redness' | 'wider-marks' | 'cooler-colour' | 'lost-marks' | 'touch-up';

/** Factors are 1 when healed (30 days). */
export interface HealedState {
  /** Diameter of a deposit: what the skin above it spreads stays as it is. */
  readonly depositSize: number;
  /** Diameter of a mark as the skin shows it. */
  readonly size: number;
  /** Optical density at the middle of a mark. */
  readonly strength: number;
  /** Pigment of a mark that is still seen, without what lies in the epidermis at first and is shed. */
  readonly lasting: number;
  /** Share of marks that are still seen, 0..1. */
  readonly visible: number;
  /** All pigment that stays: lasting * visible. */
  readonly visualDensity: number;
  /** Of the skin around the marks, 0..1. */
  readonly redness: number;
  readonly flaking: number;
  /** Shift to cooler, 0 as healed … 1 as cool as it gets. */
  readonly cool: number;
  readonly assumptions: readonly HealingAssumption[];
}

const YEAR_DAYS = 365;
export const LAST_DAY = 6 * YEAR_DAYS;

export interface HealingStop {
  readonly id:
    | 'fresh'
    | 'week'
    | 'healed'
    | 'half-year'
    | 'year-1'
    | 'year-2'
    | 'year-3'
    | 'year-4'
    | 'year-5'
    | 'year-6';
  readonly days: number;
}

export const HEALING_STOPS: readonly HealingStop[] = [
  { id: 'fresh', days: 0 },
  { id: 'week', days: 7 },
  { id: 'healed', days: 30 },
  { id: 'half-year', days: 182 },
  ...([1, 2, 3, 4, 5, 6] as const).map((years): HealingStop => ({
    id: `year-${years}`,
    days: years * YEAR_DAYS,
  })),
];

/** Fresh beside healed (SMP reference), gone when settled; how fast is assumed. */
const FRESH_SIZE = 1.7;
const FRESH_STRENGTH = 1.6;
const SETTLED_DAYS = 30;
const SETTLING_DAYS = 8;
/** Redness lasts 2 to 5 days; on dark skin it is seen less and shorter. [A] by skin class */
const REDNESS = {
  I: { days: 5, peak: 1 },
  II: { days: 5, peak: 1 },
  III: { days: 4, peak: 0.8 },
  IV: { days: 4, peak: 0.65 },
  V: { days: 3, peak: 0.45 },
  VI: { days: 2, peak: 0.3 },
} as const;
const FLAKING_FROM_DAY = 6;
const FLAKING_TO_DAY = 10;
/** Diameter gained in the first year: 10 to 15 %, and it ebbs away. [A] */
const WIDER_IN_YEAR_ONE = 0.125;
const WIDENING_DAYS = 120;
/** [A] */
const COOLING_YEARS = 3;
const LOST_A_YEAR = 0.03;

/** How impressions look so many days after the last session: continuous but for the touch-up. */
export function healedState(input: HealingInput): HealedState {
  const days = Math.min(LAST_DAY, Math.max(0, input.days));
  const touchUpDay = input.touchUpYears === null ? Infinity : input.touchUpYears * YEAR_DAYS;
  const isTouchedUp = days >= touchUpDay;
  const settledDays = isTouchedUp ? touchedUp(days, touchUpDay) : days;
  const fresh = freshness(days);
  const visible = 1 - LOST_A_YEAR * Math.max(0, settledDays / YEAR_DAYS - 1);
  const left = visualDensity(settledDays, input);
  const lasting = left / visible;
  const size = 1 + widening(days);
  // Pigment spreads: a wider mark is a paler one.
  const strength = ((1 + (FRESH_STRENGTH - 1) * fresh) * lasting) / size ** 2;
  const { days: redDays, peak } = REDNESS[input.skin];
  return {
    depositSize: 1 + (FRESH_SIZE - 1) * fresh,
    size,
    strength,
    lasting,
    visible,
    visualDensity: left,
    redness: peak * (1 - smoothstep(0, redDays, days)),
    flaking:
      smoothstep(FLAKING_FROM_DAY, FLAKING_FROM_DAY + 1, days) *
      (1 - smoothstep(FLAKING_TO_DAY - 1, FLAKING_TO_DAY, days)),
    cool: 1 - Math.exp(-Math.max(0, settledDays - SETTLED_DAYS) / (COOLING_YEARS * YEAR_DAYS)),
    assumptions: assumptionsAt(days, settledDays, isTouchedUp, input),
  };
}

/** 1 on day 0, 0 when settled. */
function freshness(days: number): number {
  if (days >= SETTLED_DAYS) return 0;
  const end = Math.exp(-SETTLED_DAYS / SETTLING_DAYS);
  return (Math.exp(-days / SETTLING_DAYS) - end) / (1 - end);
}

/** A touch-up does not undo it. */
function widening(days: number): number {
  const since = (day: number): number => 1 - Math.exp(-(day - SETTLED_DAYS) / WIDENING_DAYS);
  return days > SETTLED_DAYS ? (WIDER_IN_YEAR_ONE * since(days)) / since(YEAR_DAYS) : 0;
}

function assumptionsAt(
  days: number,
  settledDays: number,
  isTouchedUp: boolean,
  { skin, sun, scar }: Fading,
): readonly HealingAssumption[] {
  const list: HealingAssumption[] = [];
  if (days < SETTLED_DAYS) list.push('fresh-marks');
  if (days < REDNESS[skin].days) list.push('redness');
  if (days <= SETTLED_DAYS) return list;
  list.push('wider-marks', 'cooler-colour', 'fading-course');
  if (skin !== 'III' && skin !== 'IV') list.push('fading-by-skin');
  if (sun !== 'some') list.push('fading-by-sun');
  if (scar) list.push('fading-of-scars');
  if (settledDays > YEAR_DAYS) list.push('lost-marks');
  if (isTouchedUp) list.push('touch-up');
  return list;
}
