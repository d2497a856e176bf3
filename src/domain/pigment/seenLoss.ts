/**
 * Light that a gaussian mark of this optical density at its middle takes in all, over what a faint one of density 1 would:
 * the entire exponential integral. A dark middle has hardly any light left to take.
 */
export function lightTaken(density: number): number {
  let term = density,
    sum = density;
  for (let n = 2; Math.abs(term) > 1e-12; n++) {
    term *= (-density * (n - 1)) / (n * n);
    sum += term;
  }
  return sum;
}

const HALVINGS = 40;

/**
 * Share of a mark's pigment that is left where the eye sees the share `seen`, 0..1, of the light that it took: less than
 * that, as its middle was nearly black.
 *
 * @param density optical density at the middle of the healed mark
 * @param size its diameter over that of the healed mark
 */
export function pigmentLeft(seen: number, density: number, size: number): number {
  if (density <= 0) return seen;
  const wanted = (seen * lightTaken(density)) / size ** 2;
  let low = 0,
    high = size ** 2;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (lightTaken((middle * density) / size ** 2) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Density of an even tone of which the share `seen`, 0..1, of the light that it took is still taken. */
export const toneLeft = (seen: number, density: number): number => -Math.log1p(seen * Math.expm1(-density));
