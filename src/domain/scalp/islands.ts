import { connectedRuns } from '../connectedRuns';

/** From this coverage on (0..255) a pixel joins its neighbours. */
const JOINS_FROM = 64;
/** Share of the largest part below which another one is none. */
const LEAST_SHARE = 0.02;

/**
 * Clears the small parts of a mask that hang together with nothing, and their faint rims: the nape that the fitted head shows
 * through an ear larger than its own.
 *
 * @param coverage 0..255, row-major, changed in place
 */
export function clearIslands(coverage: Uint8Array, width: number): void {
  const cells = new Uint8Array(coverage.length);
  for (let i = 0; i < cells.length; i++) cells[i] = coverage[i]! >= JOINS_FROM ? 1 : 0;
  const { count, start, end, part } = connectedRuns(cells, 1, width, coverage.length / width);
  const sizes = new Int32Array(count);
  let largest = 0;
  for (let run = 0; run < count; run++) {
    const size = (sizes[part[run]!] = sizes[part[run]!]! + end[run]! - start[run]!);
    largest = Math.max(largest, size);
  }
  for (let run = 0; run < count; run++)
    if (sizes[part[run]!]! < LEAST_SHARE * largest) {
      coverage.fill(0, start[run], end[run]);
      for (const row of [-width, 0, width])
        for (let i = start[run]! + row - 1; i <= end[run]! + row; i++) if (cells[i] === 0) coverage[i] = 0;
    }
}
