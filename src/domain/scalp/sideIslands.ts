import { connectedRuns } from '../connectedRuns';

/** Opacity (0..255) of hair, below which a cell is bare. */
const BARE_BELOW = 128;

/** More bare skin than this is a bald area wherever it lies, mm2 as seen. [A] */
const BALD_FROM_MM2 = 300;

export interface BareCells {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell, mm. */
  readonly sideMm: number;
  /** Opacity of the hair in each cell, 0..255. */
  readonly values: Float32Array;
}

/**
 * Takes out of `within` (0 or 1 a cell, changed in place) bare skin between hair and the border that hangs together with no bald
 * scalp: beyond a sideburn or below the hair of the nape, where the head's shape has scalp and this person has none.
 *
 * @param behindMm of each cell behind the border that the head's shape gives, mm; NaN off the head
 * @param reaches whether a bare cell belongs to bald scalp or to the forehead
 */
export function clearSideIslands(
  within: Float32Array,
  { columns, rows, sideMm, values }: BareCells,
  behindMm: Float32Array,
  reaches: (cell: number) => boolean,
): void {
  const bare = Uint8Array.from(within, (share, cell) =>
    share > 0 && behindMm[cell]! > 0 && values[cell]! < BARE_BELOW ? 1 : 0,
  );
  const { count, start, end, part } = connectedRuns(bare, 1, columns, rows);
  const isBald = new Uint8Array(count),
    hasHair = new Uint8Array(count),
    isOutermost = new Uint8Array(count),
    size = new Int32Array(count);
  for (let run = 0; run < count; run++) {
    const cells = (size[part[run]!]! += end[run]! - start[run]!);
    if (cells * sideMm * sideMm > BALD_FROM_MM2) isBald[part[run]!] = 1;
  }
  for (let run = 0; run < count; run++)
    for (let cell = start[run]!, k = part[run]!; cell < end[run]! && isBald[k] === 0; cell++) {
      const x = cell % columns;
      // What goes on beyond the picture is not known.
      if (x === 0 || x === columns - 1 || cell < columns || cell >= bare.length - columns || reaches(cell)) {
        isBald[k] = 1;
        continue;
      }
      for (const beside of [cell - 1, cell + 1, cell - columns, cell + columns]) {
        if (values[beside]! >= BARE_BELOW) hasHair[k] = 1;
        if (behindMm[beside]! <= 0) isOutermost[k] = 1;
      }
    }
  for (let run = 0; run < count; run++) {
    const k = part[run]!;
    if (isBald[k] === 1 || hasHair[k] === 0 || isOutermost[k] === 0) continue;
    const row = Math.floor(start[run]! / columns);
    const left = Math.max(0, (start[run]! % columns) - 1),
      right = Math.min(columns - 1, ((end[run]! - 1) % columns) + 1);
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
      for (let x = left; x <= right; x++)
        if (y === row || bare[y * columns + x] === 0) within[y * columns + x] = 0;
  }
}
