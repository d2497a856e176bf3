import type { AnalysisImage } from '../image';
import { LINEAR_OF_LEVEL, type LinearRgb } from '../pigment/colour';
import type { ScalpMaps } from '../scalp/types';

/** The pixels of the maps near one scar, and how far from its border they lie, mm, negative inside. */
export interface NearPixels {
  readonly at: readonly number[];
  readonly distanceMm: readonly number[];
}

/** Of the difference between a scar and the skin around it, what pigment takes away at the reference density. [A] */
const SHARE = 0.6;
/** However pale a scar is, pigment leaves this much of its light. [A] */
const LEAST_RATIO = 0.55;
/** Skin around a scar is looked for between these distances from its border, mm: first close by, then farther. */
const RINGS_MM = [
  [1.5, 8],
  [1.5, 25],
] as const;
/** From here on a scar's pixel is not another skin's as well, mm; narrow scars are asked at their middle. */
const SURELY_INSIDE_MM = -0.5;
export const TONE_REACH_MM = RINGS_MM[1][1];
/** Hair (0..255) from which on a pixel does not tell the colour of skin; as for the bare skin of a photo. */
const HAIR_FROM = 60;
const LEAST_PIXELS = 12;

/** Linear light. */
export interface ScarTone {
  /**
   * By what a scar's own light is multiplied, R, G, B, so that it comes nearer to the bare skin around it. Pigment only
   * darkens: nowhere above 1. Texture remains, for it is multiplied too. 1 where no skin is seen around.
   */
  readonly ratio: LinearRgb;
  /** Darkest channel of the scar. */
  readonly level: number;
}

export function scarTone(
  analysis: AnalysisImage,
  maps: Pick<ScalpMaps, 'hair' | 'scalp'>,
  { at, distanceMm }: NearPixels,
): ScarTone {
  const least = distanceMm.reduce((a, b) => Math.min(a, b), 0);
  const inside = Math.max(least / 2, SURELY_INSIDE_MM);
  // Where the hair model sees hair in a scar it is wrong, or the scar's outline is.
  const scar = meanLight(analysis, at, (k) => distanceMm[k]! <= inside);
  const isBare = (k: number): boolean =>
    maps.hair.coverage[at[k]!]! < HAIR_FROM && maps.scalp.coverage[at[k]!]! > 127;
  for (const [from, to] of RINGS_MM) {
    const around = meanLight(
      analysis,
      at,
      (k) => distanceMm[k]! >= from && distanceMm[k]! <= to && isBare(k),
      LEAST_PIXELS,
    );
    if (scar && around) return { ratio: toneRatio(scar, around), level: Math.min(...scar) };
  }
  return { ratio: [1, 1, 1], level: scar ? Math.min(...scar) : 0 };
}

/** @param scar and the skin around it, linear R, G, B */
export function toneRatio(scar: LinearRgb, around: LinearRgb): LinearRgb {
  const channel = (c: 0 | 1 | 2): number =>
    scar[c] > 0 ? Math.min(1, Math.max(LEAST_RATIO, 1 - SHARE * (1 - around[c] / scar[c]))) : 1;
  return [channel(0), channel(1), channel(2)];
}

function meanLight(
  { data }: AnalysisImage,
  at: readonly number[],
  counts: (k: number) => boolean,
  leastPixels = 1,
): LinearRgb | null {
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let k = 0; k < at.length; k++) {
    if (!counts(k)) continue;
    count++;
    for (const c of [0, 1, 2] as const) sum[c] += LINEAR_OF_LEVEL[data[4 * at[k]! + c]!]!;
  }
  return count < leastPixels ? null : [sum[0] / count, sum[1] / count, sum[2] / count];
}
