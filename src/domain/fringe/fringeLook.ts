import type { SkinClass } from '../pigment/skinClass';
import type { TreatmentPlan } from '../plan/TreatmentPlan';

/** What is changed of the patient's own hair in the picture. */
export interface FringeLook {
  /** Whether the share of `HairAhead` goes where loss goes on, 0..1. */
  readonly lost: number;
  /** How far a hair of the share of `HairAhead` loses its colour, 0..1; the others keep theirs. */
  readonly greyed: number;
  /** Light of grey hair beside the skin's. */
  readonly greyBesideSkin: number;
  /** Share of the skin that it hides: between strands that are cropped skin is seen, 0..1. */
  readonly greyCover: number;
  /** Mean linear luminance of cropped hair as photographed, skin between it and all, beside the skin's. */
  readonly croppedLight: number;
  /** Mean linear luminance of long hair, whose strands keep their own light and shade; 0 of cropped hair. */
  readonly longHairLight: number;
  /** Mean exponent on how much darker than skin stubble is: 1 as in the photo. */
  readonly stubblePower: number;
}

export const PRESENT_FRINGE: FringeLook = {
  lost: 0,
  greyed: 0,
  greyBesideSkin: 1,
  greyCover: 1,
  croppedLight: 1,
  longHairLight: 0,
  stubblePower: 1,
};

/** White hair still has a little of its colour, and between long strands their shade is seen. [A] */
const GREYED = { cropped: 0.85, long: 0.75 } as const;
/** Of the skin in a pixel that shows a cropped hair this share is hidden by it. [A] */
const CROPPED_COVER = 0.5;
/** Stubble covers more of the skin as it grows, 0.35 mm a day: relative to the photo's, which was shaved some days ago. [A] */
const STUBBLE_POWER = { 0: 0.55, 2: 1, 4: 1.5 } as const;
/** Light of a head shaven to the skin beside that of bare skin at the least: however long the hair in the photo, its ends are left. [A] */
const SHAVEN_LIGHT = 0.55;

/** Cropped hair is lit by the skin as well: beside dark skin it is less light than by itself. [A] */
const BESIDE_SKIN = { cropped: 0.7, long: 1 } as const;
/** Share of light that white hair, one by one or in the shade of others, and skin of each type, sends back. [A] */
const WHITE_HAIR = { cropped: 0.4, long: 0.3 } as const;
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

/** Whether it is other than in the photo. */
export const isChanged = ({ future, shavedDaysAgo }: TreatmentPlan['fringe']): boolean =>
  future !== 'today' || (shavedDaysAgo !== null && STUBBLE_POWER[shavedDaysAgo] !== 1);

/** @param hairLight mean linear luminance of the hair: of long hair itself, of cropped hair beside the skin's */
export function fringeLook(
  { fringe, skin }: Pick<TreatmentPlan, 'fringe' | 'skin'>,
  hair: OwnHair,
  hairLight: number,
): FringeLook {
  const { future, shavedDaysAgo } = shownFringe(fringe, hair);
  const isLong = hair === 'long';
  const kind = isLong ? 'long' : 'cropped';
  return {
    lost: future === 'receded' ? 1 : 0,
    greyed: future === 'greyed' ? GREYED[kind] : 0,
    greyBesideSkin: (WHITE_HAIR[kind] / SKIN[skin.type]) ** BESIDE_SKIN[kind],
    greyCover: CROPPED_COVER,
    croppedLight: isLong ? 1 : hairLight,
    longHairLight: isLong ? hairLight : 0,
    stubblePower: shavedDaysAgo === null || isLong ? 1 : stubblePower(shavedDaysAgo, hairLight),
  };
}

function stubblePower(daysAgo: keyof typeof STUBBLE_POWER, croppedLight: number): number {
  const power = STUBBLE_POWER[daysAgo];
  return power < 1 && croppedLight < 1
    ? Math.min(power, Math.log(SHAVEN_LIGHT) / Math.log(croppedLight))
    : power;
}
