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

/** Of the light map: light is broad, and a page that makes a larger one is seen to wait. */
const MAX_SIDE_TEXELS = 256;
/** The light changes within the head, from so much of it there, up to where so much is: a texel that touches its outline keeps it. */
const HEAD_FROM = 0.7;
const HEAD_WHOLE = 0.95;
/** Of a texel of the light map whose light stays as photographed. */
export const BYTES_OF_NO_CHANGE = [highByte(bitsOf(1)), lowByte(bitsOf(1))] as const;

/**
 * What flattens or hardens the shading about the head's mean light: skin is taken for of one colour, so how bright it is
 * tells how it is lit. Null for the photo's own light.
 *
 * @param head where the head is seen, over the whole photo
 */
export function lightMap(skin: ColourMap, head: Mask, light: LightCheck): LightMap | null {
  if (light === 'photo') return null;
  const { shading, gloss } = LIGHTS[light];
  const ofSkin = gainsOfSkin(skin, shading);
  const { width, height, coverage } = softCoverage(head);
  const gains = new Uint8Array(2 * width * height);
  const [highOfNone, lowOfNone] = BYTES_OF_NO_CHANGE;
  const rows = rowsBetween(ofSkin, axisOf(width, skin.width / (skin.coversX * width), skin.width));
  const down = axisOf(height, skin.height / (skin.coversY * height), skin.height);
  for (let i = 0, y = 0; y < height; y++) {
    const upper = rows[down.first[y]!]!,
      lower = rows[down.second[y]!]!,
      toLower = down.toSecond[y]!;
    for (let x = 0; x < width; x++, i++) {
      const covered = coverage[i]! / 255;
      if (covered <= HEAD_FROM) {
        gains[2 * i] = highOfNone;
        gains[2 * i + 1] = lowOfNone;
        continue;
      }
      const lit = upper[x]! + toLower * (lower[x]! - upper[x]!);
      const share = covered < HEAD_WHOLE ? smoothstep(HEAD_FROM, HEAD_WHOLE, covered) : 1;
      const bits = bitsOf(1 + share * (lit - 1));
      gains[2 * i] = highByte(bits);
      gains[2 * i + 1] = lowByte(bits);
    }
  }
  return { width, height, gains, glossKept: gloss };
}

/** Of one axis, for each texel: the two cells between whose middles it lies, and the share of the second. */
interface Axis {
  readonly cells: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly toSecond: Float32Array;
}

function axisOf(texels: number, cellsPerTexel: number, cells: number): Axis {
  const first = new Int32Array(texels),
    second = new Int32Array(texels),
    toSecond = new Float32Array(texels);
  for (let i = 0; i < texels; i++) {
    const at = Math.min(cells - 1, Math.max(0, (i + 0.5) * cellsPerTexel - 0.5));
    first[i] = Math.floor(at);
    second[i] = Math.min(cells - 1, first[i]! + 1);
    toSecond[i] = at - first[i]!;
  }
  return { cells, first, second, toSecond };
}

/** Each row of cells, between the middles of its cells: a texel then lies between two of them. */
function rowsBetween(
  values: Float32Array,
  { cells, first, second, toSecond }: Axis,
): readonly Float32Array[] {
  return Array.from({ length: values.length / cells }, (_, row) => {
    const of = values.subarray(row * cells, (row + 1) * cells);
    return toSecond.map((share, x) => (1 - share) * of[first[x]!]! + share * of[second[x]!]!);
  });
}

/** One a cell. */
function gainsOfSkin(skin: ColourMap, shading: number): Float32Array {
  const mean = meanOnHead(skin);
  const gains = new Float32Array(skin.width * skin.height);
  for (let cell = 0; cell < gains.length; cell++) {
    const shade = Math.min(SHADE_MOST, Math.max(SHADE_LEAST, luminanceAt(skin.rgba, 4 * cell) / mean));
    gains[cell] = shade ** (shading / CURVE);
  }
  return gains;
}

function bitsOf(gain: number): number {
  return Math.min(65_535, Math.round((255 * 256 * gain) / GAIN_RANGE));
}

function highByte(bits: number): number {
  return bits >> 8;
}

function lowByte(bits: number): number {
  return ((bits & 255) * 255) >> 8;
}

/** Width over which another light ends towards the head's outline, which is seldom right to the pixel: px of its mask. */
const ENDS_OVER_PX = 3;

/** Of the head without a hard edge, 0..255, in texels of the light map: a half of it is left on the outline. */
function softCoverage(head: Mask) {
  const scale = Math.min(1, MAX_SIDE_TEXELS / Math.max(head.width, head.height));
  const width = Math.max(1, Math.round(head.width * scale)),
    height = Math.max(1, Math.round(head.height * scale));
  const column = Int32Array.from({ length: width }, (_, x) => Math.floor(((x + 0.5) * head.width) / width));
  const seen = new Float32Array(width * height);
  for (let i = 0, y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * head.height) / height) * head.width;
    for (let x = 0; x < width; x++, i++) seen[i] = head.coverage[row + column[x]!]!;
  }
  const radius = Math.max(1, Math.round(ENDS_OVER_PX * scale));
  return { width, height, coverage: boxBlurred(seen, width, height, radius) };
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
