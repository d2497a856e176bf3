import type { Mask } from '../image';

export interface Cells {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

/** Pixel in the middle of a square, or the nearest one where the picture ends before it. */
export function middleOf(
  { width, height }: Pick<Mask, 'width' | 'height'>,
  { columns }: Pick<Cells, 'columns'>,
  cellPx: number,
  cell: number,
): number {
  const x = Math.min(width - 1, (cell % columns) * cellPx + (cellPx >> 1)),
    y = Math.min(height - 1, Math.floor(cell / columns) * cellPx + (cellPx >> 1));
  return y * width + x;
}

/** Means over squares of `cellPx`; those at the right and lower border may be cut. */
export function cellMeans({ width, height, coverage }: Mask, cellPx: number): Cells {
  const columns = Math.ceil(width / cellPx),
    rows = Math.ceil(height / cellPx);
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const y1 = Math.min(height, (row + 1) * cellPx);
    for (let column = 0; column < columns; column++) {
      const x1 = Math.min(width, (column + 1) * cellPx);
      let sum = 0;
      for (let y = row * cellPx; y < y1; y++)
        for (let i = y * width + column * cellPx; i < y * width + x1; i++) sum += coverage[i]!;
      values[row * columns + column] = sum / ((y1 - row * cellPx) * (x1 - column * cellPx));
    }
  }
  return { columns, rows, values };
}
