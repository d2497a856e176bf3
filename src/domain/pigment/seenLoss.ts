import { absorbed, peakAbsorbing } from './absorbed';

/**
 * Share of a mark's pigment that is left where the eye sees the share `seen`, 0..1, of the light that it took: less than
 * that, as its middle was nearly black.
 *
 * @param density optical density at the middle of the healed mark
 * @param size its diameter over that of the healed mark
 */
export function pigmentLeft(seen: number, density: number, size: number): number {
  if (density <= 0) return seen;
  const area = size ** 2;
  return (area * peakAbsorbing((seen * absorbed(density)) / area)) / density;
}

/** Density of an even tone of which the share `seen`, 0..1, of the light that it took is still taken. */
export const toneLeft = (seen: number, density: number): number => -Math.log1p(seen * Math.expm1(-density));
