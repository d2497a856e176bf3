import { describe, expect, it } from 'vitest';
import type { RimColours } from '../../src/domain/scalp/types';
import { openSkin } from '../../src/render/openSkin';
import type { Banded } from '../../src/render/rect';

const SIDE = 100;
/** The photo is four times as large as the map. */
const PHOTO = { widthPx: 4 * SIDE, heightPx: 4 * SIDE };
const BAND = { x: 0.1, y: 0.2, width: 0.8, height: 0.1 };
const LOWER = { ...BAND, y: 0.3 };
const BANDED: Banded = { around: { ...BAND, height: 0.2 }, bands: [BAND, LOWER] };

const treatmentWith = (isHair: (x: number, y: number) => boolean) => ({
  width: SIDE,
  height: SIDE,
  layers: Uint8Array.from({ length: 4 * SIDE * SIDE }, (_, i) =>
    i % 4 === 3 && isHair((i >> 2) % SIDE, Math.floor((i >> 2) / SIDE)) ? 9 : 0,
  ),
});

/** Cells of 8 photo px, told apart where it is said. */
const rimWith = (isTold: (column: number, row: number) => boolean): RimColours => {
  const cells = (4 * SIDE) / 8;
  const rgba = new Uint8Array(8 * cells * cells);
  for (let cell = 0; cell < cells * cells; cell++)
    if (isTold(cell % cells, Math.floor(cell / cells))) rgba[4 * cell + 3] = 1;
  return { leftPx: 0, topPx: 0, cellPx: 8, width: cells, height: cells, rgba };
};
const NO_RIM = rimWith(() => false);

describe('skin alone in a band', () => {
  it('is all of it without hair and outline, but for what interpolation reaches', () => {
    const [upper, lower] = openSkin(BANDED, { treatment: treatmentWith(() => false), rim: NO_RIM }, PHOTO);
    expect(upper).toEqual({ ...BAND, x: 0.11, width: 0.78 });
    expect(lower).toEqual({ ...LOWER, x: 0.11, width: 0.78 });
  });

  it('is the widest part between hair, of that band alone', () => {
    const treatment = treatmentWith((x, y) => (x === 30 && y === 25) || x === 80);
    const [upper, lower] = openSkin(BANDED, { treatment, rim: NO_RIM }, PHOTO);
    expect(upper!.x).toBeCloseTo(0.32, 9);
    expect(upper!.x + upper!.width).toBeCloseTo(0.79, 9);
    expect(lower!.x).toBeCloseTo(0.11, 9);
  });

  it('ends where the colours beside the outline tell', () => {
    // Cell 40 begins at 320 of 400 photo px; of the lower band's rows alone.
    const rim = rimWith((column, row) => column === 40 && row === 18);
    const [upper, lower] = openSkin(BANDED, { treatment: treatmentWith(() => false), rim }, PHOTO);
    expect(upper!.x + upper!.width).toBeCloseTo(0.89, 9);
    expect(lower!.x + lower!.width).toBeCloseTo(0.79, 9);
  });

  it('is nothing where hair is everywhere', () => {
    const [upper] = openSkin(BANDED, { treatment: treatmentWith(() => true), rim: NO_RIM }, PHOTO);
    expect(upper!.width).toBe(0);
  });
});
