import { depthAt } from './markProfile';

const PANELS = 16;
/** Gauss's three places in a panel -1..1 and their weights: exact for polynomials of degree 5. */
const GAUSS = [
  [-Math.sqrt(0.6), 5 / 9],
  [0, 8 / 9],
  [Math.sqrt(0.6), 5 / 9],
] as const;

interface Ring {
  readonly depth: number;
  readonly area: number;
}

/** Rings of a mark, from what its gaussian comes to there. */
const RINGS = Array.from({ length: PANELS }, (_, k) =>
  GAUSS.map(([place, weight]): Ring => {
    const gaussian = (k + 0.5 + place / 2) / PANELS;
    return { depth: depthAt(gaussian), area: weight / gaussian };
  }),
).flat();
const overRings = (of: (depth: number) => number): number =>
  RINGS.reduce((sum, { depth, area }) => sum + area * of(depth), 0);
const WHOLE = overRings((depth) => depth);

/**
 * Light that a mark of peak optical density `peak` takes away, over that of a faint one of the same width and peak 1: the
 * integral of 1 - exp(-peak depth) over its rings. A dark middle has hardly any light left to take.
 */
export const absorbed = (peak: number): number => overRings((depth) => -Math.expm1(-peak * depth)) / WHOLE;

const slope = (peak: number): number => overRings((depth) => depth * Math.exp(-peak * depth)) / WHOLE;

/** The peak optical density of a mark that takes `light` away: the inverse of `absorbed`, by Newton's method. */
export function peakAbsorbing(light: number): number {
  let peak = light;
  for (let k = 0; k < 60; k++) {
    const step = (absorbed(peak) - light) / slope(peak);
    peak = Math.max(0, peak - step);
    if (Math.abs(step) < 1e-9) break;
  }
  return peak;
}

/**
 * Peak optical density of a mark that blur has widened to `1 / kept` times its area: as much light is gone as before. Blur
 * averages light, not density, so the density falls by less than the area grows where a mark is nearly black.
 */
export const widenedPeak = (peak: number, kept: number): number => peakAbsorbing(kept * absorbed(peak));
