import { depthAt } from './markProfile';

const PANELS = 8;
/** Gauss's three places in a panel -1..1 and their weights: exact for polynomials of degree 5. */
const GAUSS = [
  [-Math.sqrt(0.6), 5 / 9],
  [0, 8 / 9],
  [Math.sqrt(0.6), 5 / 9],
] as const;

/** Rings of a mark by what its gaussian comes to there, 0..1, each as wide as its weight says. */
const GAUSSIANS = Array.from({ length: PANELS }, (_, k) =>
  GAUSS.map(([place]) => (k + 0.5 + place / 2) / PANELS),
).flat();
const DEPTHS = Float64Array.from(GAUSSIANS, depthAt);
const AREAS = Float64Array.from(GAUSSIANS, (gaussian, i) => GAUSS[i % GAUSS.length]![1] / gaussian);
const WHOLE = AREAS.reduce((sum, area, i) => sum + area * DEPTHS[i]!, 0);

/**
 * Light that a mark of peak optical density `peak` takes away, over that of a faint one of the same width and peak 1: the
 * integral of 1 - exp(-peak depth) over its rings. A dark middle has hardly any light left to take.
 */
export function absorbed(peak: number): number {
  let sum = 0;
  for (let i = 0; i < DEPTHS.length; i++) sum -= AREAS[i]! * Math.expm1(-peak * DEPTHS[i]!);
  return sum / WHOLE;
}

const NEAR_ENOUGH = 1e-10;

/** The peak optical density of a mark that takes `light` away: the inverse of `absorbed`, by Newton's method. */
export function peakAbsorbing(light: number): number {
  let peak = light;
  for (let k = 0; k < 60; k++) {
    let taken = 0,
      slope = 0;
    for (let i = 0; i < DEPTHS.length; i++) {
      const lost = -Math.expm1(-peak * DEPTHS[i]!);
      taken += AREAS[i]! * lost;
      slope += AREAS[i]! * DEPTHS[i]! * (1 - lost);
    }
    const step = (taken - light * WHOLE) / slope;
    peak = Math.max(0, peak - step);
    if (Math.abs(step) < NEAR_ENOUGH) break;
  }
  return peak;
}

/**
 * Peak optical density of a mark that blur has widened to `1 / kept` times its area: as much light is gone as before. Blur
 * averages light, not density, so the density falls by less than the area grows where a mark is nearly black.
 */
export const widenedPeak = (peak: number, kept: number): number => peakAbsorbing(kept * absorbed(peak));
