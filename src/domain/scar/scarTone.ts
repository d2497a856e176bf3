import type { AnalysisImage } from '../image';
import { LINEAR_OF_LEVEL, type LinearRgb } from '../pigment/colour';
import { ColourField } from '../scalp/ColourField';
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
  [2, 8],
  [2, 25],
] as const;
export const TONE_REACH_MM = RINGS_MM[1][1];
/** The colour around a scar is carried across it in squares of this side. */
const CELL_MM = 6;
/** From here on a scar's pixel is not another skin's as well, mm; narrow scars are asked at their middle. */
const SURELY_INSIDE_MM = -0.5;
/** Skin is toned where it differs as the scar does, so far beyond the drawn border: hands draw about so true. [A] */
const DRAWN_TRUE_MM = 1.2;
/** Over this radius light is averaged before it is asked whether it is the scar's. */
const SEEN_OVER_MM = 0.6;
/** Share of the scar's difference from which on a place is toned in full. */
const WHOLLY_SCAR = 0.6;
/** Hair (0..255) from which on a pixel does not tell the colour of skin; as for the bare skin of a photo. */
const HAIR_FROM = 60;
const LEAST_PIXELS = 12;

/** Linear light, at one pixel. */
export interface ScarTone {
  /**
   * By what its own light is multiplied, R, G, B, so that it comes nearer to the bare skin around. Pigment only darkens:
   * nowhere above 1. Texture remains, for it is multiplied too.
   */
  readonly ratio: LinearRgb;
  /** Darkest channel of the scar there; 0 where none is seen. */
  readonly level: number;
}

const NO_TONE: ScarTone = { ratio: [1, 1, 1], level: 0 };

/**
 * The tone of each of the pixels near a scar. The skin around is carried across the scar with its shading, and what was
 * drawn as scar but looks like that skin keeps its light.
 *
 * @param mmPerPx of the picture
 */
export function scarTones(
  analysis: AnalysisImage,
  maps: Pick<ScalpMaps, 'hair' | 'scalp'>,
  near: NearPixels,
  mmPerPx: number,
): (k: number) => ScarTone {
  const around = skinAround(analysis, maps, near, mmPerPx);
  if (!around) return () => NO_TONE;
  const radiusPx = Math.max(1, Math.round(SEEN_OVER_MM / mmPerPx));
  const lightOf = (i: number): LinearRgb => meanLight(analysis, i, radiusPx);
  const drawn = meanContrast(insideOf(near), lightOf, around, () => true);
  // Once more without what was drawn as scar and is not.
  const contrast =
    drawn &&
    meanContrast(insideOf(near), lightOf, around, (light, skin) => scarLikeness(light, skin, drawn) > 0.5);
  if (!contrast) return () => NO_TONE;
  const ratio = toneRatio(contrast);
  return (k) => {
    const beyond = near.distanceMm[k]!;
    if (beyond >= 2 * DRAWN_TRUE_MM) return NO_TONE;
    const skin = around(near.at[k]!);
    const likeness = scarLikeness(lightOf(near.at[k]!), skin, contrast);
    const amount = (1 - smooth(beyond / (2 * DRAWN_TRUE_MM))) * smooth(likeness / WHOLLY_SCAR);
    const channel = (c: 0 | 1 | 2): number => 1 - amount * (1 - ratio[c]);
    const level = Math.min(skin[0] * contrast[0], skin[1] * contrast[1], skin[2] * contrast[2]);
    return { ratio: [channel(0), channel(1), channel(2)], level: amount * level };
  };
}

/** @param contrast of a scar: its light over that of the skin around it, linear R, G, B */
export function toneRatio(contrast: LinearRgb): LinearRgb {
  const channel = (c: 0 | 1 | 2): number =>
    contrast[c] > 1 ? Math.max(LEAST_RATIO, 1 - SHARE * (1 - 1 / contrast[c])) : 1;
  return [channel(0), channel(1), channel(2)];
}

/** How far light differs from the skin around as the scar does: 0 not at all, 1 as much. */
function scarLikeness(light: LinearRgb, skin: LinearRgb, contrast: LinearRgb): number {
  let along = 0,
    squared = 0;
  for (const c of [0, 1, 2] as const) {
    along += (light[c] / Math.max(skin[c], 1e-3) - 1) * (contrast[c] - 1);
    squared += (contrast[c] - 1) ** 2;
  }
  return squared > 0 ? along / squared : 0;
}

/** Linear light of the bare skin around, at any pixel; null where too little is seen. */
function skinAround(
  { width, height, data }: AnalysisImage,
  { hair, scalp }: Pick<ScalpMaps, 'hair' | 'scalp'>,
  { at, distanceMm }: NearPixels,
  mmPerPx: number,
): ((i: number) => LinearRgb) | null {
  const cellPx = Math.max(4, Math.round(CELL_MM / mmPerPx));
  for (const [from, to] of RINGS_MM) {
    const field = new ColourField(width, height, cellPx);
    let count = 0;
    at.forEach((i, k) => {
      const isBare = hair.coverage[i]! < HAIR_FROM && scalp.coverage[i]! > 127;
      if (!isBare || distanceMm[k]! < from || distanceMm[k]! > to) return;
      count++;
      const light = lightAt(data, i);
      field.add(i % width, Math.floor(i / width), light[0], light[1], light[2], 1);
    });
    if (count < LEAST_PIXELS || !field.spread()) continue;
    const colour = new Float64Array(3);
    return (i) => {
      field.at(i % width, Math.floor(i / width), colour);
      return [colour[0]!, colour[1]!, colour[2]!];
    };
  }
  return null;
}

/** Pixels that lie surely in the scar as it was drawn. */
function insideOf({ at, distanceMm }: NearPixels): readonly number[] {
  const deepest = distanceMm.reduce((a, b) => Math.min(a, b), 0);
  const inside = Math.max(deepest / 2, SURELY_INSIDE_MM);
  return at.filter((_, k) => distanceMm[k]! <= inside);
}

function meanContrast(
  pixels: readonly number[],
  lightOf: (i: number) => LinearRgb,
  around: (i: number) => LinearRgb,
  counts: (light: LinearRgb, skin: LinearRgb) => boolean,
): LinearRgb | null {
  const scar: [number, number, number] = [0, 0, 0],
    skin: [number, number, number] = [0, 0, 0];
  for (const i of pixels) {
    const own = lightOf(i),
      other = around(i);
    if (!counts(own, other)) continue;
    for (const c of [0, 1, 2] as const) {
      scar[c] += own[c];
      skin[c] += other[c];
    }
  }
  if (!(Math.min(...skin) > 0)) return null;
  return [scar[0] / skin[0], scar[1] / skin[1], scar[2] / skin[2]];
}

/** Over a square around a pixel. */
function meanLight({ width, height, data }: AnalysisImage, i: number, radiusPx: number): LinearRgb {
  const x = i % width,
    y = Math.floor(i / width);
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let v = Math.max(0, y - radiusPx); v <= Math.min(height - 1, y + radiusPx); v++)
    for (let u = Math.max(0, x - radiusPx); u <= Math.min(width - 1, x + radiusPx); u++, count++) {
      const at = 4 * (v * width + u);
      for (const c of [0, 1, 2] as const) sum[c] += LINEAR_OF_LEVEL[data[at + c]!]!;
    }
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

const lightAt = (data: Uint8ClampedArray, i: number): LinearRgb => [
  LINEAR_OF_LEVEL[data[4 * i]!]!,
  LINEAR_OF_LEVEL[data[4 * i + 1]!]!,
  LINEAR_OF_LEVEL[data[4 * i + 2]!]!,
];

function smooth(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * (3 - 2 * t);
}
