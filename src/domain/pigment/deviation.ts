/**
 * How far the deposits of a hand's work lean towards much pigment: the weight of the square in `skewedDeviation`. The
 * faintest dot of the widest spread, on dark skin, holds a third of the average one's pigment and can be told from the skin;
 * with more than 0.28 the deviation would no longer rise throughout with the trait. [A]
 */
export const PIGMENT_SKEW = 0.27;

/** Variance of the square of `evenDeviation`. */
const SQUARE_VARIANCE = 0.8;

/** Weight of `evenDeviation` in `skewedDeviation`, for a standard deviation of 1. */
export const besideSkew = (skew: number): number => Math.sqrt(1 - SQUARE_VARIANCE * skew ** 2);

/** A trait, uniform 0..1, as a deviation of mean 0 and standard deviation 1; as in shaders/chunks/impression.glsl. */
export const evenDeviation = (trait: number): number => (trait - 0.5) * Math.sqrt(12);

/** The same with a tail towards much; as in shaders/chunks/impression.glsl. */
export function skewedDeviation(trait: number, skew: number): number {
  const even = evenDeviation(trait);
  return besideSkew(skew) * even + skew * (even ** 2 - 1);
}
