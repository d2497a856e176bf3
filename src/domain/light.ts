import { boxBlurred } from './boxBlur';
import type { Mask } from './image';
import { LINEAR_OF_LEVEL } from './pigment/colour';
import type { ColourMap } from './scalp/types';

/** How the treated picture is lit while it is looked at: as photographed, flatter, or harder. Never in a file. */
export type LightCheck = 'photo' | 'flat' | 'hard';

/** Exponent on the skin's shading, and gloss beside the photo's. [A] */
const LIGHTS: Readonly<Record<LightCheck, { readonly shading: number; readonly gloss: number }>> = {
  photo: { shading: 0, gloss: 1 },
  flat: { shading: -0.65, gloss: 0.35 },
  hard: { shading: 0.7, gloss: 1.7 },
};

/** The gain of a place is this times its 16 bits; 1 is exact in the higher ones. */
export const GAIN_RANGE = 255 / 128;
/**
 * A factor on linear light is its root of this degree on what sRGB's curve (IEC 61966-2-1) makes of the light, with the
 * curve's offset added to both: exact but for the darkest 4 %.
 */
export const CURVE = 2.4;
/** Of the skin's light over the head's mean. */
const SHADE_LEAST = 0.05;
const SHADE_MOST = 4;

/** Another light on the head, over the photo as the `ColourMap` that it is made from. */
export interface LightMap {
  readonly width: number;
  readonly height: number;
  readonly coversX: number;
  readonly coversY: number;
  /** Gain on encoded light over `GAIN_RANGE` in two bytes, high and low · unused · unused. It goes on beside the head. */
  readonly rgba: Uint8Array;
  /** On gloss beside the photo's. */
  readonly glossKept: number;
}

/**
 * What flattens or hardens the shading about the head's mean light: skin is taken for of one colour, so how bright it is
 * tells how it is lit. Null for the photo's own light.
 */
export function lightMap(skin: ColourMap, light: LightCheck): LightMap | null {
  if (light === 'photo') return null;
  const { shading, gloss } = LIGHTS[light];
  const mean = meanOnHead(skin);
  const rgba = new Uint8Array(skin.rgba.length);
  for (let i = 0; i < rgba.length; i += 4) {
    const shade = Math.min(SHADE_MOST, Math.max(SHADE_LEAST, luminanceAt(skin.rgba, i) / mean));
    const gain = shade ** (shading / CURVE);
    const bits = Math.min(65_535, Math.round((255 * 256 * gain) / GAIN_RANGE));
    rgba[i] = bits >> 8;
    rgba[i + 1] = ((bits & 255) * 255) / 256;
  }
  const { width, height, coversX, coversY } = skin;
  return { width, height, coversX, coversY, rgba, glossKept: gloss };
}

/** Width over which another light ends towards the head's outline, which is seldom right to the pixel: px of its mask. */
const ENDS_OVER_PX = 3;

/** The mask of the head without a hard edge: a half of it is left on the outline. */
export function softHead({ width, height, coverage }: Mask): Mask {
  const blurred = boxBlurred(Float32Array.from(coverage), width, height, ENDS_OVER_PX);
  return { width, height, coverage: Uint8Array.from(blurred, Math.round) };
}

function meanOnHead({ rgba }: ColourMap): number {
  let sum = 0,
    weight = 0;
  for (let i = 0; i < rgba.length; i += 4) {
    sum += rgba[i + 3]! * luminanceAt(rgba, i);
    weight += rgba[i + 3]!;
  }
  return sum > 0 ? sum / weight : 1;
}

const luminanceAt = (rgba: Uint8Array, i: number): number =>
  0.2126 * LINEAR_OF_LEVEL[rgba[i]!]! +
  0.7152 * LINEAR_OF_LEVEL[rgba[i + 1]!]! +
  0.0722 * LINEAR_OF_LEVEL[rgba[i + 2]!]!;
