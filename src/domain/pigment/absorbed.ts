/**
 * Light that a gaussian mark of peak optical density `peak` takes away, over that of a faint one of the same width and
 * peak 1: the integral of 1 - exp(-peak e^-t) over t >= 0, the entire exponential integral Ein (Abramowitz and Stegun 5.1.40).
 */
export function absorbed(peak: number): number {
  let term = 1,
    sum = 0;
  for (let k = 1; k < 60; k++) {
    term *= -peak / k;
    const step = -term / k;
    sum += step;
    if (Math.abs(step) < 1e-12 * Math.abs(sum)) break;
  }
  return sum;
}

/** The peak optical density of a mark that takes `light` away: the inverse of `absorbed`, by Newton's method. */
export function peakAbsorbing(light: number): number {
  let peak = light;
  for (let k = 0; k < 30; k++) {
    const slope = peak > 1e-9 ? -Math.expm1(-peak) / peak : 1;
    const step = (absorbed(peak) - light) / slope;
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
