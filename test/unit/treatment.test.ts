import { describe, expect, it } from 'vitest';
import type { Mask } from '../../src/domain/image';
import { correctedScalp, hairShareOf, interior, treatmentCoverage } from '../../src/domain/scalp/treatment';
import type { ScalpMaps } from '../../src/domain/scalp/types';

const SIDE = 60;
function mask(value: (x: number, y: number) => number): Mask {
  return {
    width: SIDE,
    height: SIDE,
    coverage: Uint8Array.from({ length: SIDE * SIDE }, (_, i) => value(i % SIDE, Math.floor(i / SIDE))),
  };
}
const at = (m: Mask, x: number, y: number): number => m.coverage[y * SIDE + x]!;
const disc = mask((x, y) => (Math.hypot(x - 30, y - 30) < 20 ? 255 : 0));

function maps(hair: Mask): ScalpMaps {
  return {
    width: SIDE,
    height: SIDE,
    photoPxPerPx: 2,
    scalp: disc,
    hair,
    areaMm2: new Float32Array(SIDE * SIDE).fill(0.25),
    facing: new Float32Array(SIDE * SIDE).fill(1),
    positionMm: new Float32Array(3 * SIDE * SIDE),
    borderDistanceMm: new Float32Array(SIDE * SIDE).fill(20),
  };
}
const everywhere = { distanceMm: () => 20, density: () => 1 };

describe('the outline brush', () => {
  const stroke = (mode: 'add' | 'remove', x: number, y: number) => ({
    mode,
    radiusPx: 10,
    points: [2 * x, 2 * y],
  });

  it('removes and adds discs of its radius, in photo px', () => {
    const removed = correctedScalp(disc, [stroke('remove', 30, 30)], 2);
    expect(at(removed, 30, 30)).toBe(0);
    expect(at(removed, 36, 30)).toBe(255);
    const added = correctedScalp(disc, [stroke('add', 54, 54)], 2);
    expect(at(added, 54, 54)).toBe(255);
    expect(at(added, 45, 54)).toBe(0);
  });

  it('takes the strokes in order', () => {
    const both = correctedScalp(disc, [stroke('remove', 30, 30), stroke('add', 30, 30)], 2);
    expect(at(both, 30, 30)).toBe(255);
  });

  it('leaves the machine’s outline as it was', () => {
    const before = disc.coverage.slice();
    correctedScalp(disc, [stroke('remove', 30, 30)], 2);
    expect(disc.coverage).toEqual(before);
  });
});

describe('treatment coverage', () => {
  it('keeps one pixel away from the outline, so nothing drawn between pixels crosses it', () => {
    const inner = interior(disc);
    for (let y = 1; y < SIDE - 1; y++)
      for (let x = 1; x < SIDE - 1; x++) {
        if (at(inner, x, y) === 0) continue;
        for (let dy = -1; dy <= 1; dy++)
          for (let dx = -1; dx <= 1; dx++) expect(at(disc, x + dx, y + dy)).toBe(255);
      }
    expect(at(inner, 30, 30)).toBe(255);
  });

  it('fades out where hair is seen, and not in a uniform plan', () => {
    const hair = mask((x) => (x > 30 ? 255 : 0));
    const planned = treatmentCoverage(maps(hair), disc, everywhere);
    expect(at(planned, 40, 30)).toBe(0);
    expect(at(planned, 20, 30)).toBe(255);
    expect(at(treatmentCoverage(maps(hair), disc, null), 40, 30)).toBe(255);
  });

  it('tells the share of the scalp under hair', () => {
    expect(hairShareOf(maps(mask(() => 0)), disc)).toBe(0);
    expect(hairShareOf(maps(mask(() => 255)), disc)).toBe(1);
    expect(hairShareOf(maps(mask((x) => (x >= 30 ? 255 : 0))), disc)).toBeCloseTo(0.5, 1);
  });
});
