import type { PigmentFamily, ShadeId } from '../plan/TreatmentPlan';
import type { Basis } from './basis';
import { luminanceOf } from './colour';
import type { HairTone, SeenHair } from './hairTone';
import { LADDER } from './shades';
import type { SkinClass } from './skinClass';
import { MEASURED_TO_LIT, type SkinTone } from './skinTone';

/** Why this shade; the words are the screen's. */
export type ShadeReason =
  | {
      readonly id: 'skin';
      readonly skinClass: SkinClass;
      /** Null where the class was chosen by hand. */
      readonly seen: Pick<SkinTone, 'itaDeg' | 'confidence' | 'notes'> | null;
      readonly basis: Basis;
    }
  | { readonly id: 'hair-seen'; readonly hair: HairTone; readonly basis: Basis }
  /** No hair was seen: the commonest on such skin. */
  | { readonly id: 'hair-assumed'; readonly hair: HairTone; readonly basis: 'assumption' }
  /** The table's range for such hair on such skin, parts of water, and what of it is aimed at. */
  | {
      readonly id: 'start-range';
      readonly from: number;
      readonly to: number;
      readonly aim: number;
      /** Its middle, or by how light grey hair is. */
      readonly by: 'middle' | 'lightness';
      readonly basis: 'assumption';
    };

export interface MatchedShade {
  /** A step of the ladder. */
  readonly shade: Exclude<ShadeId, 'custom'>;
  readonly family: PigmentFamily;
  readonly reasons: readonly ShadeReason[];
}

type Range = readonly [number, number];
type Column = 'I-II' | 'III' | 'IV' | 'V-VI';

/** Parts of water to one of pigment by hair and skin: the SMP reference's start shades. [A] */
const START_SHADES: Readonly<Record<HairTone, Readonly<Record<Column, Range>>>> = {
  black: { 'I-II': [25, 30], III: [20, 25], IV: [12, 20], 'V-VI': [4, 10] },
  'dark-brown': { 'I-II': [30, 38], III: [25, 32], IV: [18, 25], 'V-VI': [8, 14] },
  'light-brown': { 'I-II': [38, 45], III: [32, 40], IV: [25, 32], 'V-VI': [14, 20] },
  'blond-or-red': { 'I-II': [45, 60], III: [40, 50], IV: [32, 40], 'V-VI': [20, 28] },
  grey: { 'I-II': [35, 50], III: [30, 42], IV: [22, 32], 'V-VI': [12, 20] },
};

const COLUMNS: Readonly<Record<SkinClass, Column>> = {
  I: 'I-II',
  II: 'I-II',
  III: 'III',
  IV: 'IV',
  V: 'V-VI',
  VI: 'V-VI',
};

const FAMILIES: Readonly<Record<SkinClass, PigmentFamily>> = {
  I: 'light',
  II: 'light',
  III: 'medium',
  IV: 'medium',
  V: 'dark',
  VI: 'dark',
};

/**
 * Treated scalp sends back from so much to so much of the light of bare skin [M]: grey hair as dark as the first takes the darkest
 * shade of its range, hair as light as the second or lighter, which no dots can be, the lightest.
 */
const TREATED_BESIDE_SKIN = { least: 0.42, most: 0.84 } as const;

/** Luminance of hair beside that of the bare skin. */
export const lightBesideSkin = (
  { lab }: Pick<SeenHair, 'lab'>,
  { linear }: Pick<SkinTone, 'linear'>,
): number => ((lab.l + 16) / 116) ** 3 / (luminanceOf(linear) * MEASURED_TO_LIT);

/** Grey hair of the head that is lighter than treated scalp: no shade can meet it. */
export const isLighterThanDots = (hair: SeenHair | null, skin: SkinTone | null): boolean =>
  hair?.tone === 'grey' && skin !== null && lightBesideSkin(hair, skin) > TREATED_BESIDE_SKIN.most;

/**
 * The shade to start from.
 *
 * @param hair null where none is seen
 * @param skinTone what the photo shows of the skin, for the reasons; null where the class was chosen by hand
 * @param hairBesideSkin of `lightBesideSkin`; null where it is not known
 */
export function matchedShade(
  skinClass: SkinClass,
  hair: HairTone | null,
  skinTone: SkinTone | null,
  hairBesideSkin: number | null = null,
): MatchedShade {
  const tone = hair ?? hairAssumed(skinClass);
  const [from, to] = START_SHADES[tone][COLUMNS[skinClass]];
  const by = hair === 'grey' && hairBesideSkin !== null ? 'lightness' : 'middle';
  const share = by === 'middle' ? 1 / 2 : lightness(hairBesideSkin!);
  const aim = from + share * (to - from);
  return {
    shade: nearestOf(
      LADDER.filter((step) => Number(step) >= from && Number(step) <= to),
      aim,
    ),
    family: FAMILIES[skinClass],
    reasons: [
      { id: 'skin', skinClass, seen: skinTone, basis: skinTone ? 'computed' : 'assumption' },
      hair
        ? { id: 'hair-seen', hair, basis: 'computed' }
        : { id: 'hair-assumed', hair: tone, basis: 'assumption' },
      { id: 'start-range', from, to, aim, by, basis: 'assumption' },
    ],
  };
}

const hairAssumed = (skinClass: SkinClass): HairTone =>
  COLUMNS[skinClass] === 'V-VI' ? 'black' : 'dark-brown';

/** How far up the range, 0..1. */
function lightness(hairBesideSkin: number): number {
  const { least, most } = TREATED_BESIDE_SKIN;
  return Math.min(1, Math.max(0, (hairBesideSkin - least) / (most - least)));
}

/** Of two as near the lighter: a later session can darken, none can lighten. */
export const nearestShade = (dilution: number): Exclude<ShadeId, 'custom'> => nearestOf(LADDER, dilution);

const nearestOf = (steps: typeof LADDER, dilution: number): Exclude<ShadeId, 'custom'> =>
  steps.reduce((best, step) =>
    Math.abs(Number(step) - dilution) <= Math.abs(Number(best) - dilution) ? step : best,
  );
