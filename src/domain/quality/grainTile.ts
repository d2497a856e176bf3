import { randomSource } from '../random';
import type { PhotoGrain } from './grain';

/** A square of noise that joins on to itself; its side is a power of two. */
export interface GrainTile {
  readonly sidePx: number;
  /** RGBA, 4 a pixel: 128 is none, `GRAIN_STEPS` one standard deviation; A unused. */
  readonly rgba: Uint8Array;
}

/** Larger would hold up the page while it is made; marks are too small to show a repeat. */
const SIDE_PX = 128;
const PIXELS = SIDE_PX ** 2;
/** Steps of a byte for one standard deviation: four of them each way. */
export const GRAIN_STEPS = 31;
const NONE = 128;
/** The widest kernel of three has neighbours that share this much. */
const MOST_CORRELATION = Math.SQRT1_2;
const SEED = 4_099;

/** White noise of the three colours and of what they share, the same for every photo. */
let white: readonly Float32Array[] | null = null;

/** Makes ahead of the first photo what every photo's tile is made of. */
export function whiteNoise(): readonly Float32Array[] {
  if (white) return white;
  const random = randomSource(SEED);
  return (white = Array.from({ length: 4 }, () => gaussians(random)));
}

/** Of a photo without noise. */
export const NO_GRAIN_TILE: GrainTile = { sidePx: 1, rgba: Uint8Array.of(NONE, NONE, NONE, 255) };

/**
 * Noise of mean 0 and variance 1 in each colour, as smooth from pixel to pixel as the photo's and as grey. Smoothed by a
 * kernel a, 1, a in rows and columns, whose neighbours have the correlation 2a / (1 + 2a2).
 */
export function grainTile({ noiseCorrelation, noiseGrey }: PhotoGrain): GrainTile {
  const [shared, ...colours] = whiteNoise();
  const correlation = Math.min(MOST_CORRELATION, Math.max(0, noiseCorrelation));
  const side = correlation > 0 ? (1 - Math.sqrt(1 - 2 * correlation ** 2)) / (2 * correlation) : 0;
  const grey = smoothed(shared!, side);
  const rgba = new Uint8ClampedArray(4 * PIXELS).fill(255);
  const ofColour = GRAIN_STEPS * Math.sqrt(1 - noiseGrey),
    ofGrey = GRAIN_STEPS * Math.sqrt(noiseGrey);
  colours.forEach((colour, c) => {
    const own = smoothed(colour, side);
    for (let i = 0; i < PIXELS; i++) rgba[4 * i + c] = NONE + ofColour * own[i]! + ofGrey * grey[i]!;
  });
  return { sidePx: SIDE_PX, rgba: new Uint8Array(rgba.buffer) };
}

/** Sums of uniform numbers are near enough to a gaussian for noise. */
function gaussians(random: () => number): Float32Array {
  const values = new Float32Array(PIXELS);
  for (let i = 0; i < PIXELS; i++) values[i] = (random() + random() + random() + random() - 2) * Math.sqrt(3);
  return values;
}

function smoothed(noise: Float32Array, side: number): Float32Array {
  if (side === 0) return noise;
  return withNeighbours(withNeighbours(noise, 1, side), SIDE_PX, side);
}

/** Each value with a share of those a step before and after it, wrapping round; its variance stays. */
function withNeighbours(from: Float32Array, step: number, side: number): Float32Array {
  const to = new Float32Array(PIXELS);
  const scale = 1 / Math.sqrt(1 + 2 * side * side);
  const wrap = PIXELS - 1;
  for (let i = 0; i < PIXELS; i++)
    to[i] = scale * (from[i]! + side * (from[(i - step) & wrap]! + from[(i + step) & wrap]!));
  return to;
}
