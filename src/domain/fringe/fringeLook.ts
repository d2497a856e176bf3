import type { TreatmentPlan } from '../plan/TreatmentPlan';

/** What is changed of the patient's own hair in the picture. */
export interface FringeLook {
  /** Share of the hair that goes where loss goes on, 0..1. */
  readonly lost: number;
  /** Share of the hair that is grey, 0..1. */
  readonly greyed: number;
  /** Exponent on how much darker than skin stubble is: 1 as in the photo. */
  readonly stubblePower: number;
}

export const PRESENT_FRINGE: FringeLook = { lost: 0, greyed: 0, stubblePower: 1 };

/** Hair greys strand by strand; this share of it reads as grey hair. [A] */
const GREYED = 0.85;
/** Stubble covers more of the skin as it grows, 0.35 mm a day: relative to the photo's, which was shaved some days ago. [A] */
const STUBBLE_POWER = { 0: 0.55, 2: 1, 4: 1.5 } as const;

export const fringeLook = ({ future, shavedDaysAgo }: TreatmentPlan['fringe']): FringeLook => ({
  lost: future === 'receded' ? 1 : 0,
  greyed: future === 'greyed' ? GREYED : 0,
  stubblePower: shavedDaysAgo === null ? 1 : STUBBLE_POWER[shavedDaysAgo],
});
