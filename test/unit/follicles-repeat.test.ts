import { describe, expect, it } from 'vitest';
import { follicleField } from '../../src/domain/follicles/field';
import { plantSeeds } from '../../src/domain/follicles/seeds';
import type { PatternStyle } from '../../src/domain/follicles/types';
import { centreMm, meanShape } from '../../src/domain/head/model';
import { scalpChart } from '../../src/domain/head/scalpChart';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { Vec3 } from '../../src/domain/head/types';
import { highestRepeat } from '../support/repeats';

const FIELD_SEED = 20_011;
const MOST_PER_CM2 = 210;
const SIGMAS = 6;
/**
 * Where on the map a repeat is looked for, and within how many mean spacings the first ring of neighbours and its foot
 * lie: the map keeps areas, but stretches lengths up to 2.4 times at its edge; about its middle by a seventh.
 */
const WHOLE_HEAD = { halfMm: 180, firstRingSpacings: 4 };
const TOP = { halfMm: 90, firstRingSpacings: 2 };
/** The map ends 140 degrees from straight up. */
const MAP_END_RAD = (139 * Math.PI) / 180;
/** Impressions a follicular unit in the mean: the spacing of clustered ones is that of their units. */
const MEAN_UNIT_SIZE = 2.2;

const surface = buildHeadSurface(meanShape(), 'fine');
const chart = scalpChart(meanShape());

/** The first `perCm2` of a whole head, on an equal-area map; those too low for it are left out. */
function onChart(style: PatternStyle, perCm2: number): Float64Array {
  const field = follicleField(plantSeeds(surface, FIELD_SEED, MOST_PER_CM2, style), surface, perCm2);
  const [cx, cy, cz] = centreMm(meanShape());
  const points: number[] = [];
  for (let i = 0; i < field.count; i++) {
    const [x, y, z] = field.positionMm.subarray(3 * i, 3 * i + 3) as unknown as Vec3;
    const fromTop = Math.atan2(Math.hypot(x - cx, z - cz), y - cy);
    if (fromTop < MAP_END_RAD) points.push(...chart.toChart(x, y, z));
  }
  return Float64Array.from(points);
}

/** The middle of the map laid all over it again and again, each point moved by up to `shakenMm` at every place. */
function tiled(points: Float64Array, tileMm: number, shakenMm: number): Float64Array {
  const tile: number[] = [];
  for (let i = 0; i < points.length; i += 2)
    if (Math.abs(points[i]!) < tileMm / 2 && Math.abs(points[i + 1]!) < tileMm / 2)
      tile.push(points[i]!, points[i + 1]!);
  const laid: number[] = [];
  const steps = Math.floor(100 / tileMm);
  for (let row = -steps; row <= steps; row++)
    for (let column = -steps; column <= steps; column++)
      for (let i = 0; i < tile.length; i += 2) {
        // Neither a clock nor chance: a fixed hash of where it lies.
        const shake = (k: number): number =>
          shakenMm * Math.sin(1e4 * (row * 31 + column * 17 + tile[i + k]!));
        laid.push(tile[i]! + column * tileMm + shake(0), tile[i + 1]! + row * tileMm + shake(1));
      }
  return Float64Array.from(laid);
}

type Part = typeof TOP;

/** @param perCm2 impressions or, where they come in units, units */
const repeatOf = (points: Float64Array, { halfMm, firstRingSpacings }: Part, perCm2: number) =>
  highestRepeat(points, (firstRingSpacings * 10) / Math.sqrt(perCm2), halfMm);

describe('the pattern on a whole head never repeats', () => {
  it.each([
    ['fine', 120, 'whole head', WHOLE_HEAD],
    ['fine', 60, 'top', TOP],
    ['fine', 210, 'top', TOP],
    ['diffuse', 120, 'top', TOP],
    ['clustered', 120, 'top', TOP],
  ] as const)('%s at %d per cm2, %s: no peak beyond the first ring', (style, perCm2, _, part) => {
    const unitsPerCm2 = style === 'clustered' ? perCm2 / MEAN_UNIT_SIZE : perCm2;
    const { sigmas, lagMm } = repeatOf(onChart(style, perCm2), part, unitsPerCm2);
    expect(sigmas, `at ${lagMm} mm`).toBeLessThan(SIGMAS);
  });

  it.each([
    [20, 0, 'top', TOP],
    [24, 0.3, 'top', TOP],
    [50, 0.3, 'whole head', WHOLE_HEAD],
  ] as const)(
    'would not pass with a tile of %d mm laid again and again, even where every dot is shaken by %d mm',
    (tileMm, shakenMm, _, part) => {
      const { sigmas, lagMm } = repeatOf(tiled(onChart('fine', 120), tileMm, shakenMm), part, 120);
      expect(sigmas).toBeGreaterThan(4 * SIGMAS);
      expect(Math.min(lagMm % tileMm, tileMm - (lagMm % tileMm))).toBeLessThan(1);
    },
  );
});
