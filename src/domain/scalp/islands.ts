import type { PixelBox } from './types';

/** From this coverage on (0..255) a pixel counts. */
const JOINS_FROM = 64;
/** Parts are told apart in squares of this side, px. */
const CELL_PX = 4;
/** Share of the largest part below which another one is none. */
const LEAST_SHARE = 0.02;

/**
 * Clears the small parts of a mask that hang together with nothing: the nape that the fitted head shows through an ear larger
 * than its own.
 *
 * @param coverage 0..255, row-major, changed in place; nothing outside `box`
 */
export function clearIslands(coverage: Uint8Array, width: number, box: PixelBox): void {
  const columns = Math.ceil(width / CELL_PX),
    rows = Math.ceil(coverage.length / width / CELL_PX);
  const counts = countsOf(coverage, width, box, columns, rows);
  const { part, sizes } = partsOf(counts, columns);
  const least = LEAST_SHARE * sizes.reduce((most, size) => Math.max(most, size), 0);
  if (sizes.every((size, name) => name === 0 || size >= least)) return;
  const isIsland = (cell: number): boolean => part[cell]! > 0 && sizes[part[cell]!]! < least;
  for (let cell = 0; cell < part.length; cell++) {
    if (!isIsland(cell)) continue;
    const x = cell % columns,
      y = Math.floor(cell / columns);
    // Its faint rim reaches into the squares around.
    for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row++)
      for (let column = Math.max(0, x - 1); column <= Math.min(columns - 1, x + 1); column++)
        if (part[row * columns + column] === 0 || isIsland(row * columns + column))
          clearCell(coverage, width, column, row);
  }
}

/** Of pixels that count, a square. */
function countsOf(
  coverage: Uint8Array,
  width: number,
  box: PixelBox,
  columns: number,
  rows: number,
): Uint8Array {
  const counts = new Uint8Array(columns * rows);
  for (let y = box.y0; y <= box.y1; y++) {
    const row = Math.floor(y / CELL_PX) * columns;
    for (let x = box.x0, i = y * width + x; x <= box.x1; x++, i++)
      if (coverage[i]! >= JOINS_FROM) counts[row + Math.floor(x / CELL_PX)]!++;
  }
  return counts;
}

/** The part of each square, 0 for none, and how many pixels each has. */
function partsOf(counts: Uint8Array, columns: number): { part: Uint16Array; sizes: number[] } {
  const part = new Uint16Array(counts.length);
  const sizes: number[] = [0];
  const open = new Int32Array(counts.length);
  let waiting = 0;
  const reach = (cell: number, name: number): void => {
    if (!(counts[cell]! > 0) || part[cell] !== 0) return;
    part[cell] = name;
    open[waiting++] = cell;
  };
  for (let start = 0; start < counts.length; start++) {
    if (counts[start] === 0 || part[start] !== 0) continue;
    const name = sizes.length;
    let size = 0;
    reach(start, name);
    while (waiting > 0) {
      const cell = open[--waiting]!;
      const x = cell % columns;
      size += counts[cell]!;
      if (x > 0) reach(cell - 1, name);
      if (x < columns - 1) reach(cell + 1, name);
      reach(cell - columns, name);
      reach(cell + columns, name);
    }
    sizes.push(size);
  }
  return { part, sizes };
}

function clearCell(coverage: Uint8Array, width: number, column: number, row: number): void {
  const right = Math.min(width, (column + 1) * CELL_PX);
  for (let y = row * CELL_PX; y < (row + 1) * CELL_PX && y * width < coverage.length; y++)
    coverage.fill(0, y * width + column * CELL_PX, y * width + right);
}
