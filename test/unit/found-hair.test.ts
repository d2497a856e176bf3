import { afterAll, expect, it, vi } from 'vitest';
import type { HeadPoints } from '../../src/domain/head/types';
import { foundHair } from '../../src/domain/scalp/croppedHair';
import type { HairOrSkin } from '../../src/domain/scalp/hairOrSkin';
import { LOOKS, type LookCells } from '../../src/domain/scalp/lookCells';

const CELLS = 8;
// Modules are shared with other files: here they must not be ones without the doubles, elsewhere not ones with them.
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());

const rounds = vi.hoisted(() => ({ count: 0 }));

vi.mock('../../src/domain/scalp/hairOrSkin', () => ({
  hairOrSkin: (): HairOrSkin => ({
    hair: new Float64Array(CELLS).fill(0.9),
    besideSkin: new Float64Array(LOOKS * CELLS),
    matt: new Float64Array(LOOKS * CELLS),
    added: new Float64Array(LOOKS),
    spread: new Float64Array(LOOKS),
    likelihood: 0,
  }),
}));
// In each round another cell turns out to be none.
vi.mock('../../src/domain/scalp/hairParts', () => ({
  partsLikeHair: () => ({ like: [0], unlike: [++rounds.count] }),
}));

it('hair that looks like it is kept although something else is taken out in every round', () => {
  const cells = {
    told: Int32Array.from({ length: CELLS }, (_, cell) => cell),
    isTold: new Uint8Array(CELLS).fill(1),
    shows: new Uint8Array(CELLS).fill(1),
  } as unknown as LookCells;
  const found = foundHair(cells, {} as HeadPoints);
  const taken = rounds.count;
  expect(taken).toBeGreaterThan(1);
  expect(taken).toBeLessThan(CELLS - 1);
  expect([...found!.hair]).toEqual(
    Array.from({ length: CELLS }, (_, cell) => (cell >= 1 && cell <= taken ? 0 : 0.9)),
  );
});
