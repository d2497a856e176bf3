import type { HairOrSkin } from './hairOrSkin';
import { LOOKS, type LookCells } from './lookCells';

/** Shares of what hair adds at its fullest, up to which there is none, and from which on it is full: skin and light vary. */
const NONE_UP_TO = 0.1;
const FULL_FROM = 0.8;
/** Cells around those that are told get their opacity; the rim of the head and of the ears is so wide. */
export const RIM_CELLS = 5;

export type AddedLooks = Pick<HairOrSkin, 'added' | 'spread'>;

/**
 * How much of what hair adds to skin is there, 0..1.
 *
 * @param beside what a cell looks like beside skin in the same light; a look
 * @param looks the first so many count
 */
export function shareOfAdded(
  beside: (look: number) => number,
  { added, spread }: AddedLooks,
  looks = LOOKS,
): number {
  let [along, full] = [0, 0];
  for (let k = 0; k < looks; k++) {
    along += (beside(k) * added[k]!) / spread[k]! ** 2;
    full += (added[k]! / spread[k]!) ** 2;
  }
  return Math.min(1, Math.max(0, (along / full - NONE_UP_TO) / (FULL_FROM - NONE_UP_TO)));
}

export interface CellHair {
  /** 0..255 a cell, -1 where nothing near is told. */
  readonly opacity: Float32Array;
  /** What skin would look like in the cell's light, where there is an opacity; `LOOKS` a cell. */
  readonly skin: Float32Array;
}

/**
 * Opacity of hair beside the cells that are told: the mean of those around that have one, from cell to cell, and no more than a
 * cell looks like. Hair that ends at the border of the face would go on over the cheek else.
 *
 * @param opacity 0..255 a cell, -1 of those that are not told
 */
export function opacityBeside(
  { columns, rows, told, shows, looks }: LookCells,
  opacity: Float32Array,
  found: HairOrSkin,
): CellHair {
  let known = opacity;
  const skin = looks.slice();
  told.forEach((cell, j) => {
    for (let k = 0; k < LOOKS; k++) skin[LOOKS * cell + k]! -= found.besideSkin[LOOKS * j + k]!;
  });
  const sums = new Float64Array(LOOKS);
  for (let pass = 0; pass < RIM_CELLS; pass++) {
    const next = known.slice();
    for (let row = 0, cell = 0; row < rows; row++)
      for (let column = 0; column < columns; column++, cell++) {
        if (known[cell]! >= 0) continue;
        let [sum, count] = [0, 0];
        sums.fill(0);
        for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
          for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
            const beside = y * columns + x;
            if (known[beside]! < 0) continue;
            sum += known[beside]!;
            for (let k = 0; k < LOOKS; k++) sums[k]! += skin[LOOKS * beside + k]!;
            count++;
          }
        if (count === 0) continue;
        for (let k = 0; k < LOOKS; k++) skin[LOOKS * cell + k] = sums[k]! / count;
        const seen =
          shows[cell] === 1 ? shareOfAdded((k) => looks[LOOKS * cell + k]! - sums[k]! / count, found) : 1;
        next[cell] = Math.min(sum / count, 255 * seen);
      }
    known = next;
  }
  return { opacity: known, skin };
}
