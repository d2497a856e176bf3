import type { PigmentFamily, ShadeId } from '../plan/TreatmentPlan';
import type { Basis } from './basis';
import type { HairTone } from './hairTone';
import { LADDER } from './shades';
import type { SkinClass } from './skinClass';
import type { SkinTone } from './skinTone';

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
  /** The table's range for such hair on such skin, parts of water, and its middle. */
  | {
      readonly id: 'start-range';
      readonly from: number;
      readonly to: number;
      readonly middle: number;
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
 * The shade to start from.
 *
 * @param hair null where none is seen
 * @param skinTone what the photo shows of the skin, for the reasons; null where the class was chosen by hand
 */
export function matchedShade(
  skinClass: SkinClass,
  hair: HairTone | null,
  skinTone: SkinTone | null,
): MatchedShade {
  const tone = hair ?? hairAssumed(skinClass);
  const [from, to] = START_SHADES[tone][COLUMNS[skinClass]];
  const middle = (from + to) / 2;
  return {
    shade: nearestShade(middle),
    family: FAMILIES[skinClass],
    reasons: [
      { id: 'skin', skinClass, seen: skinTone, basis: skinTone ? 'computed' : 'assumption' },
      hair
        ? { id: 'hair-seen', hair, basis: 'computed' }
        : { id: 'hair-assumed', hair: tone, basis: 'assumption' },
      { id: 'start-range', from, to, middle, basis: 'assumption' },
    ],
  };
}

const hairAssumed = (skinClass: SkinClass): HairTone =>
  COLUMNS[skinClass] === 'V-VI' ? 'black' : 'dark-brown';

/** Of two as near the lighter: a later session can darken, none can lighten. */
export function nearestShade(dilution: number): Exclude<ShadeId, 'custom'> {
  return LADDER.reduce((best, step) =>
    Math.abs(Number(step) - dilution) <= Math.abs(Number(best) - dilution) ? step : best,
  );
}
