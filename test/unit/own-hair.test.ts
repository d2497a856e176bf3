import { describe, expect, it } from 'vitest';
import type { Mask } from '../../src/domain/image';
import { bearsHair, ownHair } from '../../src/domain/scalp/ownHair';

const SIDE = 60;
/** Rows run down the face, mm from the border of the hair: scalp in the upper third. */
const borderDistanceMm = Float32Array.from({ length: SIDE * SIDE }, (_, i) => 20 - Math.floor(i / SIDE));
const box = { x0: 0, y0: 0, x1: SIDE - 1, y1: SIDE - 1 };
const BROWS = { first: 48, last: 52 };

const haired = (opacityAt: (x: number, y: number) => number): Mask => ({
  width: SIDE,
  height: SIDE,
  coverage: Uint8Array.from({ length: SIDE * SIDE }, (_, i) => opacityAt(i % SIDE, Math.floor(i / SIDE))),
});
const isBrow = (y: number): boolean => y >= BROWS.first && y <= BROWS.last;
const own = (hair: Mask, isLong: boolean) => ownHair(hair, { borderDistanceMm, box }, isLong).coverage;
const row = (coverage: Uint8Array, y: number, x = 30): number => coverage[y * SIDE + x]!;

describe('the hair that is the scalp’s own', () => {
  const cropped = haired((_, y) => (y < 32 || isBrow(y) ? 200 : 0));

  it.each([false, true])('has no brows, whether it is long (%s)', (isLong) => {
    const found = own(cropped, isLong);
    for (let y = BROWS.first; y <= BROWS.last; y++) expect(row(found, y)).toBe(0);
    for (let y = 0; y < 28; y++) expect(row(found, y)).toBe(200);
  });

  it('ends without a border below the line where it usually ends', () => {
    const found = own(
      haired(() => 200),
      false,
    );
    const levels = Array.from({ length: 9 }, (_, k) => row(found, 27 + k));
    expect(levels).toEqual([...levels].sort((a, b) => b - a));
    expect(new Set(levels).size).toBeGreaterThan(5);
    expect(levels.at(-1)).toBe(0);
  });

  it('is followed to where it hangs when it is long', () => {
    const strand = haired((x, y) => (y < 20 || x > 50 ? 180 : isBrow(y) && x < 40 ? 200 : 0));
    const found = own(strand, true);
    expect(row(found, 58, 55)).toBe(180);
    expect(row(found, 50, 20)).toBe(0);
    expect(row(own(strand, false), 58, 55)).toBe(0);
  });

  it('is some from a hundredth of the head on', () => {
    const facing = new Float32Array(SIDE * SIDE).fill(1);
    const head = { width: SIDE, facing, box: { x0: 0, y0: 0, x1: SIDE - 1, y1: SIDE - 1 } };
    const few = haired((x, y) => (y === 0 && x < 20 ? 255 : 0));
    const more = haired((x, y) => (y === 0 && x < 40 ? 255 : 0));
    expect([bearsHair(few.coverage, head), bearsHair(more.coverage, head)]).toEqual([false, true]);
  });
});
