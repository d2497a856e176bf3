import { describe, expect, it } from 'vitest';
import { clearSideIslands } from '../../src/domain/scalp/sideIslands';

const COLUMNS = 40;
const ROWS = 30;
const HAIR_FROM = 12;
const HAIR_TO = 18;
const BALD_BEHIND_MM = 22;

interface SideOptions {
  readonly sideMm?: number;
  readonly bridgeRow?: number;
  readonly closed?: boolean;
}

/**
 * Bare skin, a sideburn down all rows, bare skin; above and below there is hair. The head's shape has scalp from the third
 * column on.
 */
function side({ sideMm = 1, bridgeRow = -1, closed = true }: SideOptions = {}) {
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, cell) => ({
    x: cell % COLUMNS,
    y: Math.floor(cell / COLUMNS),
  }));
  const values = Float32Array.from(cells, ({ x, y }) =>
    (x >= HAIR_FROM && x < HAIR_TO && y !== bridgeRow) || (closed && (y < 2 || y >= ROWS - 2)) ? 255 : 0,
  );
  const behindMm = Float32Array.from(cells, ({ x }) => x - 2);
  const within = new Float32Array(COLUMNS * ROWS).fill(1);
  clearSideIslands(within, { columns: COLUMNS, rows: ROWS, sideMm, values }, behindMm, (cell) => {
    return behindMm[cell]! >= BALD_BEHIND_MM;
  });
  return (x: number, y = 15): number => within[y * COLUMNS + x]!;
}

describe('bare skin beyond a sideburn', () => {
  it('bears no hair where it hangs together with no bald scalp; its rim neither', () => {
    const within = side();
    for (let x = 3; x <= HAIR_FROM; x++) expect(within(x), `${x}`).toBe(0);
    for (let x = HAIR_FROM + 1; x < COLUMNS; x++) expect(within(x), `${x}`).toBe(1);
  });

  it('is scalp where it goes on into the bald one', () => {
    const within = side({ bridgeRow: 4 });
    for (let x = 3; x < COLUMNS; x++) expect(within(x), `${x}`).toBe(1);
  });

  it('is scalp where it may go on beyond the picture', () => {
    const within = side({ closed: false });
    for (let x = 3; x < COLUMNS; x++) expect(within(x), `${x}`).toBe(1);
  });

  it('is a bald patch where hair is all around it', () => {
    const columns = 20;
    const inside = (cell: number): boolean => Math.hypot((cell % columns) - 10, cell / columns - 10) < 5;
    const values = Float32Array.from({ length: columns * columns }, (_, cell) => (inside(cell) ? 0 : 255));
    const within = new Float32Array(values.length).fill(1);
    clearSideIslands(
      within,
      { columns, rows: columns, sideMm: 1, values },
      values.map(() => 15),
      () => false,
    );
    expect(within.every((share) => share === 1)).toBe(true);
  });

  it('is scalp where no hair is beside it', () => {
    const columns = 20;
    const inside = (cell: number): boolean => Math.hypot((cell % columns) - 10, cell / columns - 10) < 5;
    const behindMm = Float32Array.from({ length: columns * columns }, (_, cell) => (inside(cell) ? 4 : -4));
    const cleared = (opacity: number): Float32Array => {
      const within = new Float32Array(behindMm.length).fill(1);
      const values = behindMm.map((behind) => (behind > 0 ? 0 : opacity));
      clearSideIslands(within, { columns, rows: columns, sideMm: 1, values }, behindMm, () => false);
      return within;
    };
    expect(cleared(0).every((share) => share === 1)).toBe(true);
    expect(cleared(255)[10 * columns + 10]).toBe(0);
  });

  it('is a bald area of its own where it is large', () => {
    const within = side({ sideMm: 1.6 });
    for (let x = 3; x < COLUMNS; x++) expect(within(x), `${x}`).toBe(1);
  });
});
