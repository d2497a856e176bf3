import { describe, expect, it } from 'vitest';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { edgeAmongHair } from '../../src/domain/fringe/edgeAmongHair';
import { LINE_STYLES } from '../../src/domain/hairline/styles';
import { fringeOf } from '../../src/domain/scalp/fringe';
import { BLEND_MM } from '../../src/domain/zones/zone';
import { paintedSkull, SKULL_SIDE_PX } from '../support/paintedSkull';

const SIDE = SKULL_SIDE_PX;
const MM_PER_PX = 0.85;
const POINTS = buildHeadSurface(meanShape(), 'coarse').points;
const HAIR_FROM_X = 0.1;
const SKIN = [0.5, 0.3, 0.2] as const;

/** Bald scalp on the left half of the ball, hair of this opacity on the right. */
const fringe = (opacity: number, bald = true, hairBeyondHead = 0) => {
  const { maps } = paintedSkull((x, y) => ({
    rgb: SKIN,
    hair: y > 0 && (x > HAIR_FROM_X || !bald) ? opacity : 0,
  }));
  return fringeOf({ ...maps, hairBeyondHead }, POINTS, MM_PER_PX);
};
const LONG = 0.4;

const cropped = fringe(0.85);
const alone = cropped.bare!;
const row = Math.floor((SIDE / 2 - 110 * 0.5) / alone.cellPx);
const inRow = (values: Float32Array) => values.subarray(row * alone.columns, (row + 1) * alone.columns);
/** The hair begins between two columns of the ball; the blur around it reaches up to 10 mm to either side. */
const depthMm = (column: number): number =>
  ((column + 0.5) * alone.cellPx - (SIDE / 2 + 110 * HAIR_FROM_X)) * MM_PER_PX;
const AROUND_MM = 10;
/** Beyond it the ball ends. */
const DEEPEST_MM = 60;

describe('a treatment that goes over into cropped hair', () => {
  it('leaves more of it the farther it goes', () => {
    const widths = [20, 25, 30, 35, 40].map((mm) => cropped.blended(mm)!.share);
    widths.forEach((share, k) => {
      const gained = share.map((value, i) => value - (widths[k - 1] ?? alone.share)[i]!);
      expect(gained.reduce((least, value) => Math.min(least, value), 0)).toBe(0);
      expect(gained.filter((value) => value > 0.01).length).toBeGreaterThan(500);
    });
  });

  it('thins out from the border of the hair inwards, and ends there', () => {
    for (const mm of [20, 40]) {
      const share = inRow(cropped.blended(mm)!.share);
      const inside = [...share.keys()].filter((column) => depthMm(column) > AROUND_MM);
      for (const column of inside.slice(1))
        if (depthMm(column) < DEEPEST_MM)
          expect(share[column]).toBeLessThanOrEqual(share[column - 1]! + 1e-3);
      const at = (depth: number) => share[inside.find((column) => depthMm(column) >= depth)!]!;
      const own = (depth: number) => inRow(alone.share)[inside.find((column) => depthMm(column) >= depth)!]!;
      expect(at(mm / 2)).toBeGreaterThan(own(mm / 2) + 0.04);
      expect(at(mm + AROUND_MM)).toBe(own(mm + AROUND_MM));
    }
  });

  it('changes nothing beside the hair', () => {
    const [before, after] = [inRow(alone.share), inRow(cropped.blended(BLEND_MM.most)!.share)];
    for (let column = 0; column < alone.columns && depthMm(column) < -AROUND_MM; column++) {
      expect(before[column]).toBe(1);
      expect(after[column]).toBe(1);
    }
  });

  it('lies between full stubble at up to half, and does not go beyond its width', () => {
    const share = inRow(fringe(1).blended(BLEND_MM.usual)!.share);
    const inside = [...share.keys()].filter((column) => depthMm(column) > AROUND_MM);
    const first = share[inside[0]!]!;
    expect(first).toBeGreaterThan(0.05);
    expect(first).toBeLessThanOrEqual(0.5);
    for (const column of inside)
      if (depthMm(column) > BLEND_MM.usual + AROUND_MM && depthMm(column) < DEEPEST_MM)
        expect(share[column]).toBeLessThan(0.01);
  });

  it('only makes up for the hair that is not there where it begins', () => {
    const share = inRow(fringe(1).blended(BLEND_MM.usual)!.share);
    // There half of the skin around shows hair.
    const border = [...share.keys()].find((column) => depthMm(column) >= 0)!;
    expect(share[border]).toBeGreaterThan(0.3);
    expect(share[border]).toBeLessThan(0.65);
  });

  it('does not lie over long hair that hides the skin', () => {
    const dense = fringe(1, true, LONG);
    const [before, after] = [inRow(dense.bare!.share), inRow(dense.blended(BLEND_MM.most)!.share)];
    for (let column = 0; column < alone.columns; column++)
      if (depthMm(column) > AROUND_MM && depthMm(column) < DEEPEST_MM)
        expect(after[column]).toBeCloseTo(before[column]!, 6);
  });

  it('is none where no scalp is bald, or no hair is there', () => {
    const full = fringe(0.85, false);
    expect(full.blended(BLEND_MM.most)!.share).toEqual(full.bare!.share);
    expect(fringe(0).blended(BLEND_MM.usual)).toBeNull();
  });

  it('is the same for the same width', () => {
    expect(cropped.blended(30)).toBe(cropped.blended(30));
  });
});

describe('impressions amid cropped hair', () => {
  const { dotSize, dotStrength } = LINE_STYLES.natural;
  /** What they take of the light beside what they take on bare skin, as far as numbers, areas and shades tell. */
  const takenAmid = (opacity: number): number => {
    const share = fringe(opacity).bare!.share;
    const { columns, rows, cellPx } = alone;
    const bare = share[Math.floor(rows * 0.3) * columns + Math.round((SIDE / 2 + 110 * 0.5) / cellPx)]!;
    const within = edgeAmongHair(1, bare) ** 2;
    const grown = (atEdge: number): number => atEdge + (1 - atEdge) * within;
    return bare * grown(dotSize) ** 2 * grown(dotStrength);
  };

  it.each([0.2, 0.3, 0.4, 0.5])(
    'make up for what is missing of hair that hides %s of the skin',
    (opacity) => {
      expect(Math.abs(takenAmid(opacity) - (1 - opacity))).toBeLessThan(0.1);
    },
  );

  it('are few and fine amid hair that hides nearly all of it', () => {
    expect(takenAmid(0.84)).toBeLessThan(0.04);
  });
});
