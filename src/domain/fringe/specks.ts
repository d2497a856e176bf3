import { randomSource } from '../random';
import { smoothstep } from '../smoothstep';

/** A square of smooth noise of mean 0 that joins on to itself; its side is a power of two. */
export interface SpeckTile {
  readonly side: number;
  /** Row-major: 128 is the mean, `SPECK_STEPS` one standard deviation. */
  readonly bytes: Uint8Array;
}

export const SPECK_STEPS = 31;
const MEAN = 128;
/** Wide enough for its repeat to be lost in the hair. */
const SIDE = 256;
const SEED = 9_001;

/** Strands as fine as this are told apart, mm; finer than this many photo px they are not. [A] */
const FINEST_MM = 0.09;
const FINEST_PX = 0.6;
/** Specks have sharp edges of their own: as soft as the photo they are this many times as wide as its blur. */
const WIDER_THAN_BLUR = 1.1;

/**
 * Specks as wide as a strand of long hair in the photo: which of it is changed, strand by strand.
 *
 * @param blurSigmaPx how far the photo spreads a point
 * @returns texels of the tile a photo px
 */
export const specksPerPx = (mmPerPx: number, blurSigmaPx: number): number =>
  1 / Math.max(FINEST_PX, WIDER_THAN_BLUR * blurSigmaPx, FINEST_MM / mmPerPx);

let made: SpeckTile | null = null;

/** The same for every photo. */
export function speckTile(): SpeckTile {
  if (made) return made;
  const random = randomSource(SEED);
  const white = Float32Array.from({ length: SIDE ** 2 }, () => random() + random() + random() - 1.5);
  const smooth = smoothed(smoothed(white, 1), SIDE);
  const sigma = Math.sqrt(smooth.reduce((sum, value) => sum + value * value, 0) / smooth.length);
  const bytes = Uint8Array.from(smooth, (value) =>
    Math.min(255, Math.max(0, Math.round(MEAN + (SPECK_STEPS * value) / sigma))),
  );
  return (made = { side: SIDE, bytes });
}

/** By 1, 2, 1, wrapping round. */
function smoothed(from: Float32Array, step: number): Float32Array {
  const wrap = from.length - 1;
  return from.map((value, i) => (2 * value + from[(i - step) & wrap]! + from[(i + step) & wrap]!) / 4);
}

/** Places of a strand on either side of its middle. */
const STRAND_REACH = 5;
/** Texels of the tile between them. */
const STRAND_STEP = 2;
/** Bring what is left of the tile's spread between texels, and along a strand, back to one. */
const BETWEEN_GAIN = 1.12;
const STRAND_GAIN = 3.05;

/** Direction of the strands, a unit vector; null where none is told: single specks. */
export type Along = readonly [number, number] | null;

/**
 * Rank of the strand at a place among all: normal, mean 0, deviation 1; the lowest are changed first. The same maths as
 * shaders/chunks/specks.glsl at the photo's own resolution.
 *
 * @param perPx see `specksPerPx`
 */
export function speckAt(tile: SpeckTile, perPx: number, xPx: number, yPx: number, along: Along): number {
  const x = xPx * perPx,
    y = yPx * perPx;
  if (!along) return BETWEEN_GAIN * sampled(tile, x, y);
  let sum = 0;
  for (let k = -STRAND_REACH; k <= STRAND_REACH; k++)
    sum += sampled(tile, x + k * STRAND_STEP * along[0], y + k * STRAND_STEP * along[1]);
  return (STRAND_GAIN * sum) / (2 * STRAND_REACH + 1);
}

function sampled({ side, bytes }: SpeckTile, x: number, y: number): number {
  const left = Math.floor(x - 0.5),
    top = Math.floor(y - 0.5);
  const u = x - 0.5 - left,
    v = y - 0.5 - top;
  const at = (column: number, row: number): number =>
    bytes[(row & (side - 1)) * side + (column & (side - 1))]!;
  const upper = (1 - u) * at(left, top) + u * at(left + 1, top);
  const lower = (1 - u) * at(left, top + 1) + u * at(left + 1, top + 1);
  return ((1 - v) * upper + v * lower - MEAN) / SPECK_STEPS;
}

/** Over how many deviations a hair goes from unchanged to changed. */
const SOFT = 0.55;
/** Logistic for normal distribution: largest difference 0.01. */
const LOGISTIC = 1.702;
const NONE_UP_TO = 0.03;
const ALL_FROM = 0.97;

/**
 * How far the hair of this rank is changed where a share of all is, 0..1.
 *
 * @param variance what is left of the ranks' variance where several hairs are seen as one, 0..1
 */
export function changedOf(share: number, rank: number, variance = 1): number {
  const inside = Math.min(0.998, Math.max(0.002, share));
  const threshold = (Math.sqrt(1 + SOFT * SOFT) * Math.log(inside / (1 - inside))) / LOGISTIC;
  const chance = 1 / (1 + Math.exp((-LOGISTIC * (threshold - rank)) / Math.sqrt(SOFT * SOFT + 1 - variance)));
  return Math.max(chance * smoothstep(0, NONE_UP_TO, share), smoothstep(ALL_FROM, 1, share));
}
