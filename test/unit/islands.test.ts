import { expect, it } from 'vitest';
import { clearIslands } from '../../src/domain/scalp/islands';

const SIDE = 40;
const drawn = (at: (x: number, y: number) => number): Uint8Array =>
  Uint8Array.from({ length: SIDE * SIDE }, (_, i) => at(i % SIDE, Math.floor(i / SIDE)));
const isMain = (x: number, y: number): boolean => x >= 5 && x < 35 && y >= 4 && y < 24;
const cleared = (coverage: Uint8Array): Uint8Array => {
  const copy = coverage.slice();
  clearIslands(copy, SIDE, { x0: 2, y0: 0, x1: SIDE - 1, y1: SIDE - 2 });
  return copy;
};

it('a speck beside the scalp goes with its rim, and the scalp stays to the last level', () => {
  const speck = (x: number, y: number): number =>
    y === 33 && x > 10 && x < 14 ? 200 : y === 34 && x === 12 ? 30 : 0;
  const found = cleared(drawn((x, y) => (isMain(x, y) ? 100 + x : speck(x, y))));
  expect([...found]).toEqual([...drawn((x, y) => (isMain(x, y) ? 100 + x : 0))]);
});

it('a part of some size stays, and one that hangs together by a thread', () => {
  const both = drawn((x, y) => (isMain(x, y) || (y > 29 && y < 36 && x > 8 && x < 14) ? 255 : 0));
  expect([...cleared(both)]).toEqual([...both]);
  const tied = drawn((x, y) => (isMain(x, y) || (x === 12 && y > 20 && y < 32) ? 255 : 0));
  expect([...cleared(tied)]).toEqual([...tied]);
});

it('nothing is made of nothing', () => {
  expect(cleared(drawn(() => 0)).every((value) => value === 0)).toBe(true);
});
