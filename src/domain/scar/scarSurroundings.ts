import type { AnalysisImage } from '../image';
import { LINEAR_OF_LEVEL, type LinearRgb } from '../pigment/colour';
import { ColourField } from '../scalp/ColourField';
import type { ScalpMaps } from '../scalp/types';
import { smooth } from '../smoothstep';

/** The pixels of the maps near one scar, and how far from its border they lie, mm, negative inside. */
export interface NearPixels {
  readonly at: readonly number[];
  readonly distanceMm: readonly number[];
}

/** What is around a scar is looked for between these distances from its border, mm: first close by, then farther. */
const RINGS_MM = [
  [2, 8],
  [2, 25],
] as const;
export const TONE_REACH_MM = RINGS_MM[1][1];
/** It is carried across the scar in squares of this side. */
const CELL_MM = 6;
/** Hair (0..255) from which on a pixel does not tell the colour of skin; as for the bare skin of a photo. */
const HAIR_FROM = 60;
const LEAST_PIXELS = 12;
/** Shares of hair around up to which a scar lies on bare skin, and from which on it lies in hair. [A] */
const ON_SKIN_UP_TO = 0.25;
const IN_HAIR_FROM = 0.65;

/** Linear light at any pixel. */
export type LightAround = (i: number) => LinearRgb;

/** The hair in which a scar lies, carried across it. */
export interface HairBeside {
  /** How far the scar lies in hair at any pixel: 0 on bare skin, 1 in hair. */
  readonly share: (i: number) => number;
  /** Of that hair with the skin between. */
  readonly light: LightAround;
}

type SeenScalp = Pick<ScalpMaps, 'hair' | 'scalp'>;

/**
 * Light of the bare skin around a scar; null where too little is seen.
 *
 * @param mmPerPx of the picture
 */
export function skinBeside(
  analysis: AnalysisImage,
  { hair, scalp }: SeenScalp,
  near: NearPixels,
  mmPerPx: number,
): LightAround | null {
  return carried(analysis, near, mmPerPx, (i, add) => {
    if (scalp.coverage[i]! > 127 && hair.coverage[i]! < HAIR_FROM) add(lightAt(analysis.data, i), 1);
  });
}

/**
 * The same of hair; null where none is around.
 *
 * @param mmPerPx of the picture
 */
export function hairBeside(
  analysis: AnalysisImage,
  { hair, scalp }: SeenScalp,
  near: NearPixels,
  mmPerPx: number,
): HairBeside | null {
  const light = carried(analysis, near, mmPerPx, (i, add) => {
    const opacity = hair.coverage[i]!;
    if (scalp.coverage[i]! > 127 && opacity >= HAIR_FROM) add(lightAt(analysis.data, i), opacity / 255);
  });
  const opacityAround =
    light &&
    carried(analysis, near, mmPerPx, (i, add) => {
      const opacity = hair.coverage[i]! / 255;
      if (scalp.coverage[i]! > 127) add([opacity, opacity, opacity], 1);
    });
  if (!opacityAround) return null;
  const share = (i: number): number =>
    smooth((opacityAround(i)[0] - ON_SKIN_UP_TO) / (IN_HAIR_FROM - ON_SKIN_UP_TO));
  return { share, light };
}

type AddSample = (value: LinearRgb, weight: number) => void;

function carried(
  { width, height }: AnalysisImage,
  { at, distanceMm }: NearPixels,
  mmPerPx: number,
  sample: (i: number, add: AddSample) => void,
): LightAround | null {
  const cellPx = Math.max(4, Math.round(CELL_MM / mmPerPx));
  for (const [from, to] of RINGS_MM) {
    const field = new ColourField(width, height, cellPx);
    let count = 0;
    at.forEach((i, k) => {
      if (distanceMm[k]! < from || distanceMm[k]! > to) return;
      sample(i, (value, weight) => {
        count++;
        field.add(i % width, Math.floor(i / width), ...value, weight);
      });
    });
    if (count < LEAST_PIXELS || !field.spread()) continue;
    const found = new Float64Array(3);
    return (i) => {
      field.at(i % width, Math.floor(i / width), found);
      return [found[0]!, found[1]!, found[2]!];
    };
  }
  return null;
}

const lightAt = (data: Uint8ClampedArray, i: number): LinearRgb => [
  LINEAR_OF_LEVEL[data[4 * i]!]!,
  LINEAR_OF_LEVEL[data[4 * i + 1]!]!,
  LINEAR_OF_LEVEL[data[4 * i + 2]!]!,
];
