import { describe, expect, it } from 'vitest';
import { absorbed, peakAbsorbing, widenedPeak } from '../../src/domain/pigment/absorbed';
import { MARK_AREA, SHADE } from '../../src/domain/pigment/markProfile';

describe('absorbed light', () => {
  const depthAtRing = (sigmas: number): number =>
    -Math.log(1 - SHADE * Math.exp((-sigmas * sigmas) / 2)) / -Math.log(1 - SHADE);
  /** By rings of the whole mark, over those of a faint one. */
  function summed(peak: number): number {
    const step = 1e-3;
    let taken = 0,
      faint = 0;
    for (let r = step / 2; r < 8; r += step) {
      taken -= Math.expm1(-peak * depthAtRing(r)) * r;
      faint += depthAtRing(r) * r;
    }
    return taken / faint;
  }
  const PEAKS = [0.01, 0.3, 1, 2.5, 6, 12];

  it('is, for a faint mark, the area of its profile', () => {
    const step = 1e-3;
    let area = 0;
    for (let r = step / 2; r < 8; r += step) area += depthAtRing(r) * r * step;
    expect(MARK_AREA).toBeCloseTo(area, 6);
  });

  it('is the integral that it stands for', () => {
    for (const peak of PEAKS) expect(absorbed(peak) / summed(peak)).toBeCloseTo(1, 6);
  });

  it('tells the peak, and the peak tells it', () => {
    expect(peakAbsorbing(0)).toBe(0);
    for (const peak of PEAKS) expect(peakAbsorbing(absorbed(peak)) / peak).toBeCloseTo(1, 7);
  });

  it('is the same when blur has widened a mark', () => {
    /** Light that a round mark takes away, mm2, on a fine grid. */
    const taken = (peak: number, sigmaMm: number): number => {
      const step = sigmaMm / 20;
      let sum = 0;
      for (let y = -8 * sigmaMm; y < 8 * sigmaMm; y += step)
        for (let x = -8 * sigmaMm; x < 8 * sigmaMm; x += step)
          sum -= Math.expm1(-peak * depthAtRing(Math.hypot(x, y) / sigmaMm)) * step * step;
      return sum;
    };
    for (const peak of [0.2, 1.3, 5])
      for (const widening of [1.1, 1.5, 3]) {
        const own = taken(peak, 0.15);
        const widened = taken(widenedPeak(peak, 1 / widening ** 2), 0.15 * widening);
        expect(widened / own).toBeCloseTo(1, 4);
      }
  });
});
