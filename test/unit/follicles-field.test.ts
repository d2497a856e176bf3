import { describe, expect, it } from 'vitest';
import { follicleField } from '../../src/domain/follicles/field';
import { sphereSurface } from '../support/sphereSurface';

const RADIUS_MM = 40;
const surface = sphereSurface(RADIUS_MM);
const field = follicleField(surface, 7, 210);

/** Mean nearest neighbour over that of a random pattern, and its coefficient of variation, by brute force. */
function evenness(count: number): { ratio: number; cv: number } {
  const p = field.positionMm;
  const distances: number[] = [];
  for (let i = 0; i < count; i += Math.max(1, Math.floor(count / 400))) {
    let least = Infinity;
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const squared =
        (p[3 * i]! - p[3 * j]!) ** 2 +
        (p[3 * i + 1]! - p[3 * j + 1]!) ** 2 +
        (p[3 * i + 2]! - p[3 * j + 2]!) ** 2;
      if (squared < least) least = squared;
    }
    distances.push(Math.sqrt(least));
  }
  const mean = distances.reduce((a, b) => a + b, 0) / distances.length;
  const variance = distances.reduce((a, b) => a + (b - mean) ** 2, 0) / distances.length;
  const densityPerMm2 = count / (field.areaCm2 * 100);
  return { ratio: mean / (0.5 / Math.sqrt(densityPerMm2)), cv: Math.sqrt(variance) / mean };
}

describe('follicle field', () => {
  it('has the density asked for on the skin', () => {
    expect(field.areaCm2).toBeCloseTo((4 * Math.PI * RADIUS_MM ** 2) / 100, 0);
    expect(field.count / field.areaCm2).toBeCloseTo(210, 0);
  });

  it.each([30, 60, 100, 150, 210])(
    'is even but irregular at %d per cm2, as real treated scalps are',
    (perCm2) => {
      const { ratio, cv } = evenness(Math.floor(perCm2 * field.areaCm2));
      expect(ratio).toBeGreaterThan(1.3);
      expect(ratio).toBeLessThan(1.42);
      expect(cv).toBeGreaterThan(0.23);
      expect(cv).toBeLessThan(0.31);
    },
  );

  it('is the same for the same seed and another for another', () => {
    expect(follicleField(surface, 7, 30).positionMm).toEqual(
      field.positionMm.slice(0, follicleField(surface, 7, 30).positionMm.length),
    );
    expect(follicleField(surface, 8, 30).positionMm[0]).not.toBe(field.positionMm[0]);
  });

  it('gives unit growth directions along the skin', () => {
    for (let i = 0; i < field.count; i += 97) {
      const g = field.growth.subarray(3 * i, 3 * i + 3),
        n = field.normal.subarray(3 * i, 3 * i + 3);
      expect(Math.hypot(g[0]!, g[1]!, g[2]!)).toBeCloseTo(1, 4);
      expect(g[0]! * n[0]! + g[1]! * n[1]! + g[2]! * n[2]!).toBeCloseTo(0, 4);
    }
  });
});
