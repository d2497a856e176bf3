import { describe, expect, it } from 'vitest';
import type { HairOrSkin } from '../../src/domain/scalp/hairOrSkin';
import { LIGHT, LOOKS, type LookCells } from '../../src/domain/scalp/lookCells';
import { opacityBeside } from '../../src/domain/scalp/opacityBeside';

const SIDE = 6;
/** Columns that are told: all of it hair. */
const TOLD = 2;
const HAIR_IS_DARKER = -0.6;
const SKIN_LIGHT = -1;

/** Hair that is told up to a border, and beside it what is seen there but not told. */
function beside(lightThere: number, shows: 0 | 1): number {
  const cells = Array.from({ length: SIDE * SIDE }, (_, cell) => cell);
  const told = Int32Array.from(cells.filter((cell) => cell % SIDE < TOLD));
  const looks = new Float32Array(LOOKS * cells.length);
  for (const cell of cells)
    looks[LOOKS * cell + LIGHT] = SKIN_LIGHT + (cell % SIDE < TOLD ? HAIR_IS_DARKER : lightThere);
  const besideSkin = new Float64Array(LOOKS * told.length);
  told.forEach((_, j) => (besideSkin[LOOKS * j + LIGHT] = HAIR_IS_DARKER));
  const added = new Float64Array(LOOKS);
  added[LIGHT] = HAIR_IS_DARKER;
  const found = { besideSkin, added, spread: new Float64Array(LOOKS).fill(0.1) } as unknown as HairOrSkin;
  const opacity = Float32Array.from(cells, (cell) => (cell % SIDE < TOLD ? 255 : -1));
  const seen = Uint8Array.from(cells, (cell) => (cell % SIDE < TOLD ? 1 : shows));
  const around = { columns: SIDE, rows: SIDE, told, shows: seen, looks } as unknown as LookCells;
  return opacityBeside(around, opacity, found).opacity[2 * SIDE + TOLD + 1]!;
}

describe('hair beside the cells that are told', () => {
  it('ends where the photo shows skin', () => {
    expect(beside(0, 1)).toBe(0);
    expect(beside(0.1, 1)).toBe(0);
  });

  it('goes on where the photo shows hair', () => {
    expect(beside(HAIR_IS_DARKER, 1)).toBe(255);
  });

  it('goes on over the rim, of which nothing is seen', () => {
    expect(beside(0, 0)).toBe(255);
  });
});
