import { boxBlurred } from './boxBlur';
import type { Mask } from './image';
import { LINEAR_OF_LEVEL } from './pigment/colour';
import type { ColourMap } from './scalp/types';
import { smoothstep } from './smoothstep';

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

/** Another light on the head, over the whole photo. */
export interface LightMap {
  readonly width: number;
  readonly height: number;
  /** Gain on encoded light over `GAIN_RANGE`, two bytes a texel, high and low; exactly 1 beside the head. */
  readonly gains: Uint8Array;
  /** On gloss beside the photo's. */
  readonly glossKept: number;
}

/** The light changes within the head, from so much of it there, up to where so much is. */
const HEAD_FROM = 0.5;
const HEAD_WHOLE = 0.95;
const NO_CHANGE = bitsOf(1);
/** Of a texel of the light map whose light stays as photographed. */
export const BYTES_OF_NO_CHANGE = bytesOf(NO_CHANGE);

/**
 * What flattens or hardens the shading about the head's mean light: skin is taken for of one colour, so how bright it is
 * tells how it is lit. Null for the photo's own light.
 *
 * @param head where the head is seen, over the whole photo; the light map has its size
 */
export function lightMap(skin: ColourMap, head: Mask, light: LightCheck): LightMap | null {
  if (light === 'photo') return null;
  const { shading, gloss } = LIGHTS[light];
  const ofSkin = gainsOfSkin(skin, shading);
  const { width, height, coverage } = softHead(head);
  const gains = new Uint8Array(2 * width * height);
  const skinPerX = skin.width / (skin.coversX * width),
    skinPerY = skin.height / (skin.coversY * height);
  for (let i = 0, y = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const share = smoothstep(HEAD_FROM, HEAD_WHOLE, coverage[i]! / 255);
      const lit = share > 0 ? between(skin, ofSkin, (x + 0.5) * skinPerX, (y + 0.5) * skinPerY) : 1;
      const bits = share > 0 ? bitsOf(1 + share * (lit - 1)) : NO_CHANGE;
      const [high, low] = bytesOf(bits);
      gains[2 * i] = high;
      gains[2 * i + 1] = low;
    }
  return { width, height, gains, glossKept: gloss };
}

/** One a cell. */
function gainsOfSkin(skin: ColourMap, shading: number): Float32Array {
  const mean = meanOnHead(skin);
  return Float32Array.from({ length: skin.width * skin.height }, (_, cell) => {
    const shade = Math.min(SHADE_MOST, Math.max(SHADE_LEAST, luminanceAt(skin.rgba, 4 * cell) / mean));
    return shade ** (shading / CURVE);
  });
}

/** Interpolated between the middles of cells; `x`, `y` in cells. */
function between({ width, height }: ColourMap, values: Float32Array, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, x - 0.5)),
    row = Math.min(height - 1, Math.max(0, y - 0.5));
  const left = Math.floor(column),
    top = Math.floor(row);
  const right = Math.min(width - 1, left + 1),
    below = Math.min(height - 1, top + 1) * width;
  const u = column - left,
    v = row - top;
  const upper = (1 - u) * values[top * width + left]! + u * values[top * width + right]!;
  const lower = (1 - u) * values[below + left]! + u * values[below + right]!;
  return (1 - v) * upper + v * lower;
}

function bitsOf(gain: number): number {
  return Math.min(65_535, Math.round((255 * 256 * gain) / GAIN_RANGE));
}

function bytesOf(bits: number): readonly [high: number, low: number] {
  return [bits >> 8, Math.floor(((bits & 255) * 255) / 256)];
}

/** Width over which another light ends towards the head's outline, which is seldom right to the pixel: px of its mask. */
const ENDS_OVER_PX = 3;

/** The mask of the head without a hard edge: a half of it is left on the outline. */
function softHead({ width, height, coverage }: Mask): Mask {
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
