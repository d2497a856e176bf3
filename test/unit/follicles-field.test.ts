import { describe, expect, it } from 'vitest';
import { follicleField } from '../../src/domain/follicles/field';
import { plantSeeds } from '../../src/domain/follicles/seeds';
import { TRAITS } from '../../src/domain/follicles/types';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { triangleAreaMm2 } from '../../src/domain/follicles/surfaceAreas';
import { meanShape } from '../../src/domain/head/model';
import { sphereSurface } from '../support/sphereSurface';

const RADIUS_MM = 40;
const surface = sphereSurface(RADIUS_MM);
const seeds = plantSeeds(surface, 7, 240);
const field = follicleField(seeds, surface, 210);

/** Mean nearest neighbour over that of a random pattern, and its coefficient of variation, by brute force. */
function evenness(count: number): { ratio: number; cv: number } {
  const p = field.positionMm;
  const distances: number[] = [];
  for (let i = 0; i < count; i += Math.max(1, Math.floor(count / 1500))) {
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
      expect(ratio).toBeGreaterThan(1.34);
      expect(ratio).toBeLessThan(1.42);
      expect(cv).toBeGreaterThan(0.23);
      expect(cv).toBeLessThan(0.31);
    },
  );

  it('is the same for the same seed and another for another', () => {
    const once = plantSeeds(surface, 7, 20),
      again = plantSeeds(surface, 7, 20),
      other = plantSeeds(surface, 8, 20);
    expect(again.weights).toEqual(once.weights);
    expect(other.weights).not.toEqual(once.weights);
  });

  it('has no patches fuller or emptier than real ones: counts in 3 mm discs vary far less than at random', () => {
    const p = field.positionMm;
    const count = Math.floor(110 * field.areaCm2);
    const counts: number[] = [];
    for (let k = 0; k < 200; k++) {
      let inside = 0;
      for (let j = 0; j < count; j++)
        if (
          (p[3 * j]! - p[3 * k]!) ** 2 +
            (p[3 * j + 1]! - p[3 * k + 1]!) ** 2 +
            (p[3 * j + 2]! - p[3 * k + 2]!) ** 2 <
          9
        )
          inside++;
      counts.push(inside);
    }
    const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
    const variance = counts.reduce((a, b) => a + (b - mean) ** 2, 0) / counts.length;
    expect(variance / mean).toBeLessThan(0.25);
  });

  it('keeps the density all over on a head of another shape', () => {
    const mean = buildHeadSurface(meanShape(), 'fine');
    const modes = meanShape().modes.map((_, k) => (k < 3 ? 1.5 : 0));
    const wide = buildHeadSurface({ modes, scale: 1.04 }, 'fine');
    const onWide = follicleField(plantSeeds(mean, 3, 100), wide, 60);
    const local = (where: (x: number, y: number, z: number) => boolean): number => {
      let inside = 0;
      for (let i = 0; i < onWide.count; i++)
        if (where(onWide.positionMm[3 * i]!, onWide.positionMm[3 * i + 1]!, onWide.positionMm[3 * i + 2]!))
          inside++;
      let areaMm2 = 0;
      for (let t = 0; t < wide.triangles.length; t += 3) {
        const corner = (k: number, axis: number): number =>
          wide.positionsMm[3 * wide.triangles[t + k]! + axis]!;
        const middle = (axis: number): number => (corner(0, axis) + corner(1, axis) + corner(2, axis)) / 3;
        if (where(middle(0), middle(1), middle(2))) areaMm2 += triangleAreaMm2(wide, t);
      }
      return inside / (areaMm2 / 100);
    };
    expect(Math.abs(local((_, y, z) => y > 125 && z > 0) / 60 - 1)).toBeLessThan(0.03);
    expect(Math.abs(local((x, y, z) => y > 60 && z < -20 && x > 0) / 60 - 1)).toBeLessThan(0.03);
  });

  it('gives unit growth directions along the skin', () => {
    for (let i = 0; i < field.count; i += 97) {
      const g = field.growth.subarray(3 * i, 3 * i + 3),
        n = field.normal.subarray(3 * i, 3 * i + 3);
      expect(Math.hypot(g[0]!, g[1]!, g[2]!)).toBeCloseTo(1, 4);
      expect(g[0]! * n[0]! + g[1]! * n[1]! + g[2]! * n[2]!).toBeCloseTo(0, 4);
    }
  });

  it('gives each impression uniform numbers that have nothing to do with each other', () => {
    const of = (k: number): number[] =>
      Array.from({ length: field.count }, (_, i) => field.traits[TRAITS * i + k]! - 0.5);
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const product = (a: readonly number[], b: readonly number[]): number => mean(a.map((v, i) => v * b[i]!));
    for (let k = 0; k < TRAITS; k++) {
      const own = of(k);
      expect(Math.min(...own.slice(0, 5000))).toBeGreaterThanOrEqual(-0.5);
      expect(Math.abs(mean(own))).toBeLessThan(0.01);
      expect(product(own, own)).toBeCloseTo(1 / 12, 2);
      // Nor with the impression before.
      expect(Math.abs(product(own.slice(1), own.slice(0, -1)))).toBeLessThan(0.002);
      for (let other = 0; other < k; other++) expect(Math.abs(product(own, of(other)))).toBeLessThan(0.002);
    }
  });

  it.each([30, 60, 110, 210])(
    'sets faint impressions beside strong ones at %d per cm2: neither gather by chance',
    (perCm2) => {
      const p = field.positionMm;
      const count = Math.floor(perCm2 * field.areaCm2);
      // A disc of thirty.
      const discMm2 = (30 * 100) / (Math.PI * perCm2);
      for (let k = 0; k < TRAITS; k++) {
        let squares = 0,
          inDiscs = 0;
        for (let i = 0; i < count; i += Math.ceil(count / 400)) {
          let sum = 0;
          for (let j = 0; j < count; j++) {
            const awayMm2 =
              (p[3 * j]! - p[3 * i]!) ** 2 +
              (p[3 * j + 1]! - p[3 * i + 1]!) ** 2 +
              (p[3 * j + 2]! - p[3 * i + 2]!) ** 2;
            if (awayMm2 > discMm2) continue;
            sum += field.traits[TRAITS * j + k]! - 0.5;
            inDiscs++;
          }
          squares += sum * sum;
        }
        // Were they drawn without a look at the others, it would be 1.
        expect(squares / (inDiscs / 12)).toBeLessThan(0.6);
      }
    },
  );

  it.each(['diffuse', 'clustered'] as const)('has as many large as small ones in the %s style', (style) => {
    const { count, traits } = plantSeeds(surface, 7, 240, style);
    for (let k = 0; k < TRAITS; k++) {
      let [sum, squares] = [0, 0];
      for (let i = 0; i < count; i++) {
        const own = traits[TRAITS * i + k]! - 0.5;
        sum += own;
        squares += own * own;
      }
      expect(Math.abs(sum / count)).toBeLessThan(0.02);
      expect(squares / count).toBeCloseTo(1 / 12, 2);
    }
  });

  it('sets fine impressions where another is close, large ones where none is', () => {
    const p = field.positionMm;
    const count = Math.floor(110 * field.areaCm2);
    const sizes = { close: [] as number[], apart: [] as number[] };
    const spacingMm = 10 / Math.sqrt(110);
    // The later one of two knows of the other.
    for (let i = Math.floor(count / 2); i < count; i += 5) {
      let leastMm2 = Infinity;
      for (let j = 0; j < i; j++)
        leastMm2 = Math.min(
          leastMm2,
          (p[3 * j]! - p[3 * i]!) ** 2 +
            (p[3 * j + 1]! - p[3 * i + 1]!) ** 2 +
            (p[3 * j + 2]! - p[3 * i + 2]!) ** 2,
        );
      const size = field.traits[TRAITS * i]!;
      if (leastMm2 < (0.5 * spacingMm) ** 2) sizes.close.push(size);
      else if (leastMm2 > (0.7 * spacingMm) ** 2) sizes.apart.push(size);
    }
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    expect(sizes.close.length).toBeGreaterThan(100);
    expect(mean(sizes.close)).toBeLessThan(0.45);
    expect(mean(sizes.apart)).toBeGreaterThan(mean(sizes.close) + 0.1);
  });
});
