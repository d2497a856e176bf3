import { LINEAR_OF_LEVEL } from '../pigment/colour';
import { smoothstep } from '../smoothstep';

/**
 * Sums over the pixels of one side of the outline: how many, their linear light, their levels R, G, B, the squares of those and
 * the products RG, RB, GB.
 */
export const SIDE_SUMS = 13;
const LEVELS = 4;
const SQUARES = 7;
const PRODUCTS = 10;

/** No colour of a side spreads over less, levels. [A] */
const LEAST_DEVIATION = 2;

/** Standard deviations between both sides, along the axis, from which and from which for sure they are told apart. [A] */
const ALIKE_DEVIATIONS = 3;
const APART_DEVIATIONS = 4.5;

/** An axis: weights of the levels R, G, B and what to add, so that it is 0 beyond and 1 within; how surely, 0..1. */
export const AXIS_VALUES = 5;

export function addPixel(sums: Float64Array, at: number, levels: ArrayLike<number>, pixel: number): void {
  const r = levels[pixel]!,
    g = levels[pixel + 1]!,
    b = levels[pixel + 2]!;
  sums[at]!++;
  sums[at + 1]! += LINEAR_OF_LEVEL[r]!;
  sums[at + 2]! += LINEAR_OF_LEVEL[g]!;
  sums[at + 3]! += LINEAR_OF_LEVEL[b]!;
  sums[at + 4]! += r;
  sums[at + 5]! += g;
  sums[at + 6]! += b;
  sums[at + 7]! += r * r;
  sums[at + 8]! += g * g;
  sums[at + 9]! += b * b;
  sums[at + 10]! += r * g;
  sums[at + 11]! += r * b;
  sums[at + 12]! += g * b;
}

/** Linear R, G or B. */
export const meanLight = (sums: Float64Array, side: number, colour: number): number =>
  sums[side + 1 + colour]! / sums[side]!;

/** Variance of the level of green. */
export const greenVariance = (sums: Float64Array, side: number): number =>
  Math.max(0, covariance(sums, side, 1, 1, SQUARES + 1));

/** Levels go with so high a root of light. */
const GAMMA = 2.2;

/** Relative standard deviation of the light, as green tells it. */
export const lightSpread = (sums: Float64Array, side: number): number =>
  (GAMMA * Math.sqrt(greenVariance(sums, side)) * sums[side]!) / Math.max(1, sums[side + LEVELS + 1]!);

const covariance = (sums: Float64Array, side: number, j: number, k: number, product: number): number =>
  (sums[side + product]! - (sums[side + LEVELS + j]! * sums[side + LEVELS + k]!) / sums[side]!) / sums[side]!;

/**
 * The mixture of the colours that parts both sides best (Fisher's linear discriminant): where light and shade are as strong on
 * either, as skin before a wall of its colour, hue may still tell them.
 *
 * @param sums of the side within, then of that beyond; neither empty
 * @param out an axis at `to`
 */
export function axisBetween(sums: Float64Array, out: Float32Array, to: number): void {
  const pooled = (j: number, k: number, product: number): number =>
    (covariance(sums, 0, j, k, product) + covariance(sums, SIDE_SUMS, j, k, product)) / 2;
  const least = LEAST_DEVIATION ** 2;
  const rr = pooled(0, 0, SQUARES) + least,
    gg = pooled(1, 1, SQUARES + 1) + least,
    bb = pooled(2, 2, SQUARES + 2) + least;
  const rg = pooled(0, 1, PRODUCTS),
    rb = pooled(0, 2, PRODUCTS + 1),
    gb = pooled(1, 2, PRODUCTS + 2);
  const beyondOf = (k: number): number => sums[SIDE_SUMS + LEVELS + k]! / sums[SIDE_SUMS]!;
  const apartBy = (k: number): number => sums[LEVELS + k]! / sums[0]! - beyondOf(k);
  const [r, g, b] = [apartBy(0), apartBy(1), apartBy(2)];
  // By the adjugate of the symmetric matrix.
  const minors = [gg * bb - gb * gb, rb * gb - rg * bb, rg * gb - rb * gg] as const;
  const determinant = rr * minors[0] + rg * minors[1] + rb * minors[2];
  const weights = [
    (minors[0] * r + minors[1] * g + minors[2] * b) / determinant,
    (minors[1] * r + (rr * bb - rb * rb) * g + (rg * rb - rr * gb) * b) / determinant,
    (minors[2] * r + (rg * rb - rr * gb) * g + (rr * gg - rg * rg) * b) / determinant,
  ] as const;
  const square = weights[0] * r + weights[1] * g + weights[2] * b;
  if (!(square > 0)) return;
  let offset = 0;
  for (let k = 0; k < 3; k++) {
    out[to + k] = weights[k]! / square;
    offset -= out[to + k]! * beyondOf(k);
  }
  out[to + 3] = offset;
  out[to + 4] = smoothstep(ALIKE_DEVIATIONS, APART_DEVIATIONS, Math.sqrt(square));
}

/** How surely the axis at `from` tells both sides, 0..1. */
export const surenessOf = (axes: Float32Array, from: number): number => axes[from + 4]!;

/** Share of the person in a pixel along the axis at `from`, unbounded. */
export const shareAlong = (axes: Float32Array, from: number, levels: ArrayLike<number>, at: number): number =>
  axes[from]! * levels[at]! +
  axes[from + 1]! * levels[at + 1]! +
  axes[from + 2]! * levels[at + 2]! +
  axes[from + 3]!;
