import { connectedRuns } from '../connectedRuns';
import type { PixelBox } from './types';

/** From this coverage on (0..255) a pixel joins its neighbours. */
const JOINS_FROM = 64;
/** Share of the largest part below which another one is none. */
const LEAST_SHARE = 0.02;

/**
 * Clears the small parts of a mask that hang together with nothing, and their faint rims: the nape that the fitted head shows
 * through an ear larger than its own.
 *
 * @param coverage 0..255, row-major, changed in place
 * @param box outside of which it is 0
 */
export function clearIslands(coverage: Uint8Array, width: number, box: PixelBox): void {
  const columns = box.x1 - box.x0 + 1,
    rows = box.y1 - box.y0 + 1;
  const cells = new Uint8Array(columns * rows);
  for (let row = 0, cell = 0; row < rows; row++)
    for (let i = (box.y0 + row) * width + box.x0, end = i + columns; i < end; i++, cell++)
      cells[cell] = coverage[i]! >= JOINS_FROM ? 1 : 0;
  const { count, start, end, part } = connectedRuns(cells, 1, columns, rows);
  const sizes = new Int32Array(count);
  let largest = 0;
  for (let run = 0; run < count; run++) {
    const size = (sizes[part[run]!] = sizes[part[run]!]! + end[run]! - start[run]!);
    largest = Math.max(largest, size);
  }
  for (let run = 0; run < count; run++) {
    if (sizes[part[run]!]! >= LEAST_SHARE * largest) continue;
    const left = start[run]! % columns,
      row = Math.floor(start[run]! / columns);
    const right = left + end[run]! - start[run]! - 1;
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
      for (let x = Math.max(0, left - 1); x <= Math.min(columns - 1, right + 1); x++)
        if (y === row || cells[y * columns + x] === 0) coverage[(box.y0 + y) * width + box.x0 + x] = 0;
  }
}
