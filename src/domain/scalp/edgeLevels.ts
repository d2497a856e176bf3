/** Colours of both sides are means over this many points either way. */
const ALONG_POINTS = 4;
/** Distance between both colours, sRGB steps, at which half of what they say is believed. */
const NOISE_LEVELS = 14;
/** Of both sides colours are taken from this share of the reach on. */
const FROM_REACH = 0.5;

/** Noise of each channel that every photo has, levels. */
const CHANNEL_NOISE_LEVELS = 3;
/** Beyond the mask's edge the inside may be shaded on, as a share of its level (standard deviation). [A] */
const SHADING = 0.2;
/** Beyond the mask's edge, in spreads of the inside's colours: up to here a sample may be of the inside, and from here on it is not. */
const ALIKE_SPREADS = 3;
const UNLIKE_SPREADS = 6;

/** Sums of a point: of a side's three channels, of the other's, and of the products of the inside's. */
const OUTSIDE = 3;
const PRODUCTS = 6;
const SUMS = 12;

export interface Levels {
  /** 0 like the inside, 1 like the outside; 2 * look + 1 a point. */
  readonly values: Float32Array;
  /** 0..1 a point: how well both sides can be told apart. */
  readonly trust: Float32Array;
}

export interface Across {
  readonly isClosed: boolean;
  /** Samples on either side of the edge, and how far the edge may move. */
  readonly look: number;
  readonly reach: number;
  /** Beyond the mask's edge a colour that the inside has nowhere is outside. */
  readonly isUnlikeOutside: boolean;
}

/**
 * Each colour along the line from the mean colour inside to that outside, both taken over neighbouring points. A room has
 * many colours, and their mean is often none of them: what the inside has nowhere may count as outside whatever it is.
 *
 * @param colours across the edge: for each point 2 * look + 1 samples from the inside out, 3 numbers each, sRGB levels
 */
export function insideOutLevels(
  colours: Float32Array,
  { isClosed, look, reach, isUnlikeOutside }: Across,
): Levels {
  const step = 2 * look + 1;
  const n = colours.length / (3 * step);
  const sums = sumsOf(colours, n, look, Math.ceil(reach * FROM_REACH));
  const values = new Float32Array(n * step);
  const trust = new Float32Array(n);
  const mean = new Float64Array(SUMS);
  const inverse = new Float64Array(6);
  for (let i = 0; i < n; i++) {
    meanAround(sums, i, n, isClosed, mean);
    if (isUnlikeOutside) inverseSpread(mean, inverse);
    const [r, g, b] = [mean[0]!, mean[1]!, mean[2]!];
    const [dr, dg, db] = [mean[OUTSIDE]! - r, mean[OUTSIDE + 1]! - g, mean[OUTSIDE + 2]! - b];
    const square = dr * dr + dg * dg + db * db;
    trust[i] = square / (square + NOISE_LEVELS ** 2);
    const k = 1 / Math.max(1, square);
    for (let s = 0; s < step; s++) {
      const at = 3 * (i * step + s);
      const [x, y, z] = [colours[at]! - r, colours[at + 1]! - g, colours[at + 2]! - b];
      const along = Math.max(-0.5, Math.min(1.5, (x * dr + y * dg + z * db) * k));
      values[i * step + s] =
        isUnlikeOutside && s > look + 1 ? Math.max(along, unlike(x, y, z, inverse)) : along;
    }
  }
  return { values, trust };
}

/** Of each point, means over its samples of both sides. */
function sumsOf(colours: Float32Array, n: number, look: number, from: number): Float64Array {
  const step = 2 * look + 1;
  const sums = new Float64Array(SUMS * n);
  const share = 1 / (look - from + 1);
  for (let i = 0; i < n; i++) {
    const to = SUMS * i;
    for (let o = from; o <= look; o++) {
      const within = 3 * (i * step + look - o);
      const beyond = 3 * (i * step + look + o);
      let product = to + PRODUCTS;
      for (let c = 0; c < 3; c++) {
        sums[to + c]! += colours[within + c]! * share;
        sums[to + OUTSIDE + c]! += colours[beyond + c]! * share;
        for (let d = c; d < 3; d++) sums[product++]! += colours[within + c]! * colours[within + d]! * share;
      }
    }
  }
  return sums;
}

function meanAround(sums: Float64Array, i: number, n: number, closed: boolean, mean: Float64Array): void {
  mean.fill(0);
  let count = 0;
  for (let k = -ALONG_POINTS; k <= ALONG_POINTS; k++) {
    const j = closed ? (i + k + n) % n : i + k;
    if (j < 0 || j >= n) continue;
    for (let c = 0; c < SUMS; c++) mean[c]! += sums[SUMS * j + c]!;
    count++;
  }
  for (let c = 0; c < SUMS; c++) mean[c]! /= count;
}

/** Of the inside's covariance and what more shading adds to it along its mean: xx, xy, xz, yy, yz, zz. */
function inverseSpread(mean: Float64Array, inverse: Float64Array): void {
  const [r, g, b] = [mean[0]!, mean[1]!, mean[2]!];
  const noise = CHANNEL_NOISE_LEVELS ** 2;
  const shading = SHADING ** 2 - 1;
  const rr = mean[PRODUCTS]! + shading * r * r + noise;
  const rg = mean[PRODUCTS + 1]! + shading * r * g;
  const rb = mean[PRODUCTS + 2]! + shading * r * b;
  const gg = mean[PRODUCTS + 3]! + shading * g * g + noise;
  const gb = mean[PRODUCTS + 4]! + shading * g * b;
  const bb = mean[PRODUCTS + 5]! + shading * b * b + noise;
  const [xx, xy, xz] = [gg * bb - gb * gb, rb * gb - rg * bb, rg * gb - rb * gg];
  const k = 1 / (rr * xx + rg * xy + rb * xz);
  inverse[0] = k * xx;
  inverse[1] = k * xy;
  inverse[2] = k * xz;
  inverse[3] = k * (rr * bb - rb * rb);
  inverse[4] = k * (rg * rb - rr * gb);
  inverse[5] = k * (rr * gg - rg * rg);
}

/** 0 for a colour that the inside may have, 1 for one that it has not, by its distance in spreads (Mahalanobis). */
function unlike(x: number, y: number, z: number, inverse: Float64Array): number {
  const square =
    inverse[0]! * x * x +
    inverse[3]! * y * y +
    inverse[5]! * z * z +
    2 * (inverse[1]! * x * y + inverse[2]! * x * z + inverse[4]! * y * z);
  const spreads = Math.sqrt(Math.max(0, square));
  return Math.max(0, Math.min(1, (spreads - ALIKE_SPREADS) / (UNLIKE_SPREADS - ALIKE_SPREADS)));
}
