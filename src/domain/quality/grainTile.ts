import { randomSource } from '../random';
import type { PhotoGrain } from './grain';

/** A square of noise that joins on to itself; its side is a power of two. */
export interface GrainTile {
  readonly sidePx: number;
  /** RGBA, 4 a pixel: 128 is none, `GRAIN_STEPS` one standard deviation; A unused. */
  readonly rgba: Uint8Array;
}

const SIDE_PX = 256;
/** Steps of a byte for one standard deviation: four of them each way. */
export const GRAIN_STEPS = 31;
/** The widest kernel of three has neighbours that share this much. */
const MOST_CORRELATION = Math.SQRT1_2;
const SEED = 4_099;

/**
 * Noise of mean 0 and variance 1 in each colour, as smooth from pixel to pixel as the photo's and as grey. Smoothed by a
 * kernel a, 1, a in rows and columns, whose neighbours have the correlation 2a / (1 + 2a2).
 */
export function grainTile({ noiseCorrelation, noiseGrey }: PhotoGrain): GrainTile {
  const random = randomSource(SEED);
  const correlation = Math.min(MOST_CORRELATION, Math.max(0, noiseCorrelation));
  const side = correlation > 0 ? (1 - Math.sqrt(1 - 2 * correlation ** 2)) / (2 * correlation) : 0;
  const own = [0, 1, 2].map(() => smoothed(gaussians(random), side));
  const grey = smoothed(gaussians(random), side);
  const rgba = new Uint8Array(4 * SIDE_PX ** 2).fill(255);
  const [alone, shared] = [Math.sqrt(1 - noiseGrey), Math.sqrt(noiseGrey)];
  for (let i = 0; i < SIDE_PX ** 2; i++)
    for (let c = 0; c < 3; c++) {
      const value = alone * own[c]![i]! + shared * grey[i]!;
      rgba[4 * i + c] = Math.min(255, Math.max(0, Math.round(128 + GRAIN_STEPS * value)));
    }
  return { sidePx: SIDE_PX, rgba };
}

/** Sums of uniform numbers are near enough to a gaussian for noise. */
function gaussians(random: () => number): Float32Array {
  return Float32Array.from({ length: SIDE_PX ** 2 }, () => {
    let sum = 0;
    for (let k = 0; k < 4; k++) sum += random();
    return (sum - 2) * Math.sqrt(3);
  });
}

function smoothed(noise: Float32Array, side: number): Float32Array {
  const scale = 1 / (1 + 2 * side * side);
  const pass = (from: Float32Array, step: number, wrap: (i: number) => number): Float32Array =>
    from.map((value, i) => value + side * (from[wrap(i - step)]! + from[wrap(i + step)]!));
  const rows = pass(noise, 1, (i) => (i + SIDE_PX ** 2) % SIDE_PX ** 2);
  const both = pass(rows, SIDE_PX, (i) => (i + SIDE_PX ** 2) % SIDE_PX ** 2);
  return both.map((value) => value * scale);
}
