import { describe, expect, it } from 'vitest';
import { clearSideIslands } from '../../src/domain/scalp/sideIslands';

const COLUMNS = 40;
const ROWS = 30;
const HAIR_FROM = 12;
const HAIR_TO = 18;
const BALD_BEHIND_MM = 22;

/** Bare skin, a sideburn down all rows, bare skin: the head's shape has scalp from the third column on. */
function side(options: { hair?: number; sideMm?: number; bridgeRow?: number } = {}) {
  const { hair = 255, sideMm = 1, bridgeRow = -1 } = options;
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, cell) => ({
    x: cell % COLUMNS,
    y: Math.floor(cell / COLUMNS),
  }));
  const values = Float32Array.from(cells, ({ x, y }) =>
    x >= HAIR_FROM && x < HAIR_TO && y !== bridgeRow ? hair : 0,
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

  it('is scalp where there is no hair beside it, however little of the head is seen', () => {
    const within = new Float32Array(COLUMNS * ROWS).fill(1);
    const cells = { columns: COLUMNS, rows: ROWS, sideMm: 1, values: new Float32Array(COLUMNS * ROWS) };
    clearSideIslands(within, cells, new Float32Array(COLUMNS * ROWS).fill(5), () => false);
    expect(within).toEqual(new Float32Array(COLUMNS * ROWS).fill(1));
  });

  it('is a bald area of its own where it is large', () => {
    const within = side({ sideMm: 1.6 });
    for (let x = 3; x < COLUMNS; x++) expect(within(x), `${x}`).toBe(1);
  });
});
