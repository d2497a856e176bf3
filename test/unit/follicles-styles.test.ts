import { describe, expect, it } from 'vitest';
import { follicleField } from '../../src/domain/follicles/field';
import { plantSeeds } from '../../src/domain/follicles/seeds';
import type { PatternStyle } from '../../src/domain/follicles/types';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadShape } from '../../src/domain/head/types';
import { evenness, insideField, plantedTriangles } from '../support/fieldFigures';
import { regionAreasCm2, regionCounts, SCALP_REGIONS } from '../support/scalpRegions';

const SEED = 20_011;
const MOST_PER_CM2 = 210;
const EDGE_MM = 4;
const UNIT_SHARES = [0.2, 0.45, 0.3, 0.05];
const MEAN_UNIT_SIZE = 2.2;
/** No impression of a unit lies farther from its first, mm. */
const REACH_MM = 0.75;

/** How far the neighbours of other units are looked for, mm. */
const REACHED_MM = 2;
const AROUND = [-1, 0, 1].flatMap((x) =>
  [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((z) => [x, y, z] as const)),
);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const mean = buildHeadSurface(meanShape(), 'fine');
const seedsOf = {
  diffuse: plantSeeds(mean, SEED, MOST_PER_CM2, 'diffuse'),
  clustered: plantSeeds(mean, SEED, MOST_PER_CM2, 'clustered'),
};

describe('styles of the pattern', () => {
  it('is fine unless asked otherwise', () => {
    const [given, fine, diffuse] = [undefined, 'fine', 'diffuse'].map(
      (style) => plantSeeds(mean, SEED, 10, style as PatternStyle | undefined).weights,
    );
    expect(given).toEqual(fine);
    expect(given).not.toEqual(diffuse);
  });

  it.each(['diffuse', 'clustered'] as const)(
    '%s: the same for the same seed, another for another',
    (style) => {
      const [once, again, other] = [7, 7, 8].map((seed) => plantSeeds(mean, seed, 20, style).weights);
      expect(again).toEqual(once);
      expect(other).not.toEqual(once);
    },
  );

  it.each(['diffuse', 'clustered'] as const)(
    '%s: the same density in every region at every prefix',
    (style) => {
      const seeds = seedsOf[style];
      const field = follicleField(seeds, mean, MOST_PER_CM2);
      const areas = regionAreasCm2(mean, plantedTriangles(seeds));
      for (let perCm2 = 30; perCm2 <= MOST_PER_CM2; perCm2 += 18) {
        const counts = regionCounts(field, Math.floor(perCm2 * field.areaCm2));
        for (const region of SCALP_REGIONS) {
          const density = (counts.get(region) ?? 0) / (areas.get(region) ?? 0);
          expect(Math.abs(density / perCm2 - 1), `${region} at ${perCm2}`).toBeLessThan(0.03);
        }
      }
    },
  );

  it.each([30, 84, 138, 210])('diffuse is looser than fine, but not random, at %d per cm2', (perCm2) => {
    const seeds = seedsOf.diffuse;
    const field = follicleField(seeds, mean, MOST_PER_CM2);
    const { ratio, cv } = evenness(field, insideField(field, seeds, mean, EDGE_MM), perCm2);
    expect(ratio).toBeGreaterThan(1.15);
    expect(ratio).toBeLessThan(1.25);
    expect(cv).toBeGreaterThan(0.31);
    expect(cv).toBeLessThan(0.42);
  });
});

const heads: readonly [string, HeadShape][] = [
  ['the mean head', meanShape()],
  ['another', { modes: Float32Array.from(meanShape().modes, (_, k) => (k < 3 ? 0.8 : 0)), scale: 1.02 }],
];

describe.each(heads)('clustered on %s', (_, shape) => {
  const surface = buildHeadSurface(shape, 'fine');
  const seeds = plantSeeds(mean, SEED, 1.2 * MOST_PER_CM2, 'clustered');
  const field = follicleField(seeds, surface, MOST_PER_CM2);
  const p = field.positionMm;
  const apartMm = (i: number, j: number): number =>
    Math.hypot(p[3 * i]! - p[3 * j]!, p[3 * i + 1]! - p[3 * j + 1]!, p[3 * i + 2]! - p[3 * j + 2]!);
  // Units follow one another in the order: an impression that is no farther from the one before than they reach is of it.
  const units: number[][] = [];
  for (let i = 0; i < field.count; i++) {
    const unit = units.at(-1);
    if (unit && apartMm(unit[0]!, i) < REACH_MM) unit.push(i);
    else units.push([i]);
  }

  it('has follicular units of 1, 2, 3 and 4 in the shares of real ones, whole in the order, at every prefix', () => {
    expect(Math.max(...units.map((unit) => unit.length))).toBe(4);
    for (const share of [0.15, 0.4, 0.7, 1]) {
      const early = units.slice(0, Math.floor(share * units.length));
      UNIT_SHARES.forEach((expected, k) => {
        const found = early.filter(({ length }) => length === k + 1).length / early.length;
        expect(Math.abs(found - expected), `${share} of the units, ${k + 1} impressions`).toBeLessThan(0.01);
      });
    }
  });

  it('keeps the impressions of a unit 0.4 to 0.72 mm apart', () => {
    const all = units.flatMap((unit) => unit.flatMap((i, k) => unit.slice(k + 1).map((j) => apartMm(i, j))));
    const outside = all.filter((mm) => mm < 0.4 || mm > 0.72).length / all.length;
    expect(all.length).toBeGreaterThan(10_000);
    expect(outside).toBeLessThan(shape.scale === 1 ? 1e-4 : 0.01);
  });

  // A mark is half a millimetre wide: nearer ones run into one larger dot, and groups no farther apart are none.
  it.each([60, 110])('sets units as groups of dots that can be told apart at %d per cm2', (perCm2) => {
    const total = Math.floor(perCm2 * field.areaCm2);
    const cells = new Map<string, number[]>();
    const cellAt = (i: number, by: readonly number[]): string =>
      [0, 1, 2].map((axis) => Math.floor(p[3 * i + axis]! / REACHED_MM) + by[axis]!).join();
    const unitOf = new Uint32Array(field.count);
    units.forEach((unit, k) => unit.forEach((i) => (unitOf[i] = k)));
    for (let i = 0; i < total; i++) {
      const cell = cellAt(i, [0, 0, 0]);
      cells.set(cell, [...(cells.get(cell) ?? []), i]);
    }
    const own: number[] = [],
      others: number[] = [];
    for (let i = 0; i < total; i += 29) {
      const near = AROUND.flatMap((by) => cells.get(cellAt(i, by)) ?? []).filter((j) => j !== i);
      const nearestMm = (of: readonly number[]): number => Math.min(...of.map((j) => apartMm(i, j)));
      const isOwn = (j: number): boolean => unitOf[j] === unitOf[i];
      if (near.some(isOwn)) own.push(nearestMm(near.filter(isOwn)));
      others.push(Math.min(REACHED_MM, nearestMm(near.filter((j) => !isOwn(j)))));
    }
    expect(median(own)).toBeGreaterThan(0.5);
    expect(median(others)).toBeGreaterThan(1.6 * median(own));
  });

  it.each([30, 120, 210])('lets no impressions coincide at %d per cm2', (perCm2) => {
    const everywhere = new Uint8Array(field.count).fill(1);
    expect(evenness(field, everywhere, perCm2).leastMm).toBeGreaterThan(0.1);
  });

  it.each([30, 120, 210])('spaces units evenly at %d impressions per cm2', (perCm2) => {
    const total = Math.floor(perCm2 * field.areaCm2);
    const early = units.filter((unit) => unit[0]! < total);
    const middles = early.map((unit) =>
      [0, 1, 2].map((axis) => unit.reduce((sum, i) => sum + p[3 * i + axis]!, 0) / unit.length),
    );
    const ofUnits = {
      ...field,
      count: early.length,
      positionMm: Float32Array.from(middles.flat()),
    };
    const inside = insideField(ofUnits, seeds, surface, EDGE_MM);
    const { ratio, cv } = evenness(ofUnits, inside, early.length / field.areaCm2);
    expect(early.length * MEAN_UNIT_SIZE).toBeCloseTo(total, -3);
    expect(ratio).toBeGreaterThan(1.34);
    expect(cv).toBeLessThan(0.31);
  });
});
