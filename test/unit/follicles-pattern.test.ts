import { describe, expect, it } from 'vitest';
import { follicleField } from '../../src/domain/follicles/field';
import { plantSeeds } from '../../src/domain/follicles/seeds';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { REGION_EAR, type HeadShape } from '../../src/domain/head/types';
import { evenness, insideField, plantedTriangles } from '../support/fieldFigures';
import { regionAreasCm2, regionCounts, SCALP_REGIONS } from '../support/scalpRegions';

/** As the app plants them. */
const FIELD_SEED = 20_011;
const SEED_DENSITY_PER_CM2 = 252;
const MOST_PER_CM2 = 210;
const TENTHS_PER_CM2 = Array.from({ length: 11 }, (_, k) => 30 + 18 * k);
const EDGE_MM = 4;

const shape = (scale: number, weight: (mode: number) => number): HeadShape => ({
  modes: Float32Array.from(meanShape().modes, (_, k) => weight(k)),
  scale,
});
const HEADS: readonly [string, HeadShape][] = [
  ['the mean head', meanShape()],
  ['a larger one of another shape', shape(1.02, (k) => (k < 3 ? 0.8 : 0))],
  ['a smaller one of a third', shape(0.94, (k) => (k % 2 ? 1 : -1))],
];

const meanSurface = buildHeadSurface(meanShape(), 'fine');
const seeds = plantSeeds(meanSurface, FIELD_SEED, SEED_DENSITY_PER_CM2);

describe.each(HEADS)('the fine pattern on %s', (_, headShape) => {
  const surface = buildHeadSurface(headShape, 'fine');
  const field = follicleField(seeds, surface, MOST_PER_CM2);
  const counts = insideField(field, seeds, surface, EDGE_MM);

  it.each(TENTHS_PER_CM2)('is as even and as irregular as real treated scalps at %d per cm2', (perCm2) => {
    const { ratio, cv } = evenness(field, counts, perCm2);
    expect(ratio).toBeGreaterThan(1.34);
    expect(ratio).toBeLessThan(1.42);
    expect(cv).toBeGreaterThan(0.23);
    expect(cv).toBeLessThan(0.31);
  });

  it('has the same density in every region at every tenth', () => {
    const areas = regionAreasCm2(surface, plantedTriangles(seeds));
    for (const perCm2 of TENTHS_PER_CM2) {
      const inside = regionCounts(field, Math.floor(perCm2 * field.areaCm2));
      for (const region of SCALP_REGIONS) {
        const density = (inside.get(region) ?? 0) / (areas.get(region) ?? 0);
        expect(Math.abs(density / perCm2 - 1), `${region} at ${perCm2}`).toBeLessThan(0.03);
      }
    }
  });

  it('covers the whole scalp and more than 10 mm beyond', () => {
    const { triangles, borderDistanceMm, regions } = surface;
    const bare: number[] = [];
    for (let t = 0; t < triangles.length; t += 3) {
      const corners = [...triangles.subarray(t, t + 3)];
      if (corners.some((v) => borderDistanceMm[v]! < -10 || regions[v] === REGION_EAR)) continue;
      if (seeds.plantedAreaMm2[t / 3] === 0) bare.push(t);
    }
    expect(bare).toEqual([]);
  });
});
