import type { SkinClass } from '../pigment/skinClass';
import type { TreatmentPlan } from '../plan/TreatmentPlan';

/** What is changed of the patient's own hair in the picture. */
export interface FringeLook {
  /** Share of the hair that goes where loss goes on, 0..1. */
  readonly lost: number;
  /** Share of the hair that is grey, 0..1. */
  readonly greyed: number;
  /** Light of grey hair beside the skin's. */
  readonly greyBesideSkin: number;
  /** Share of the skin that it hides: between strands that are cropped skin is seen, 0..1. */
  readonly greyCover: number;
  /** Mean linear luminance of long hair, whose strands keep their own light and shade; 0 of cropped hair. */
  readonly longHairLight: number;
  /** Exponent on how much darker than skin stubble is: 1 as in the photo. */
  readonly stubblePower: number;
}

export const PRESENT_FRINGE: FringeLook = {
  lost: 0,
  greyed: 0,
  greyBesideSkin: 1,
  greyCover: 1,
  longHairLight: 0,
  stubblePower: 1,
};

/** Hair greys strand by strand; this share of it reads as grey hair. [A] */
const GREYED = 0.85;
/** Of the skin under a cropped fringe this share is hidden by strands. [A] */
const CROPPED_COVER = 0.6;
/** Stubble covers more of the skin as it grows, 0.35 mm a day: relative to the photo's, which was shaved some days ago. [A] */
const STUBBLE_POWER = { 0: 0.55, 2: 1, 4: 1.5 } as const;

/** Share of light that grey hair, and skin of each type, sends back. [A] */
const GREY_HAIR = 0.3;
const SKIN: Readonly<Record<SkinClass, number>> = {
  I: 0.42,
  II: 0.37,
  III: 0.3,
  IV: 0.22,
  V: 0.13,
  VI: 0.08,
};

/** The person's hair in one photo. */
export type OwnHair = 'none' | 'cropped' | 'long';

/** What of it can be shown: of long hair the photo does not show what lies behind. */
export function shownFringe(fringe: TreatmentPlan['fringe'], hair: OwnHair): TreatmentPlan['fringe'] {
  if (hair === 'cropped') return fringe;
  const greys = hair === 'long' && fringe.future === 'greyed';
  return { future: greys ? 'greyed' : 'today', shavedDaysAgo: null };
}

/** @param longHairLight see `FringeLook`; of long hair alone */
export function fringeLook(
  { fringe, skin }: Pick<TreatmentPlan, 'fringe' | 'skin'>,
  hair: OwnHair,
  longHairLight: number,
): FringeLook {
  const { future, shavedDaysAgo } = shownFringe(fringe, hair);
  return {
    lost: future === 'receded' ? 1 : 0,
    greyed: future === 'greyed' ? GREYED : 0,
    greyBesideSkin: GREY_HAIR / SKIN[skin.type],
    greyCover: CROPPED_COVER,
    longHairLight,
    stubblePower: shavedDaysAgo === null ? 1 : STUBBLE_POWER[shavedDaysAgo],
  };
}
