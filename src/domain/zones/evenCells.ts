import type { ScalpChart } from '../head/scalpChart';
import type { SkinTrack } from '../skinTrack';

/** Side of a cell of the map, and the map's reach from its middle, mm. */
const CELL_MM = 4;
const REACH_MM = 240;
const SIDE = Math.ceil((2 * REACH_MM) / CELL_MM);
/**
 * No border comes nearer than this to the middle of an even cell: on the skin its corners lie at most so far from it (the
 * map stretches by up to three near the nape).
 */
export const EVEN_WITHIN_MM = 8.5;

const UNKNOWN = 0;
const MIXED = 3;

/** Where on the map an outline is whole or nothing all around; found cell by cell as it is asked for. */
export class EvenCells {
  readonly #known = new Uint8Array(SIDE * SIDE);
  readonly #chart: ScalpChart;
  readonly #border: SkinTrack;
  readonly #isInside: (u: number, v: number) => boolean;

  /** @param border of the outline; its distances are known up to EVEN_WITHIN_MM beyond where the outline fades */
  constructor(chart: ScalpChart, border: SkinTrack, isInside: (u: number, v: number) => boolean) {
    this.#chart = chart;
    this.#border = border;
    this.#isInside = isInside;
  }

  /** 0 or 1 where the outline has that all around this place of the map, null where it may not. */
  at(u: number, v: number): 0 | 1 | null {
    const column = Math.floor((u + REACH_MM) / CELL_MM),
      row = Math.floor((v + REACH_MM) / CELL_MM);
    if (column < 0 || row < 0 || column >= SIDE || row >= SIDE) return null;
    const cell = row * SIDE + column;
    if (this.#known[cell] === UNKNOWN) this.#known[cell] = this.#look(column, row);
    const found = this.#known[cell];
    return found === MIXED ? null : found === 1 ? 0 : 1;
  }

  #look(column: number, row: number): number {
    const u = (column + 0.5) * CELL_MM - REACH_MM,
      v = (row + 0.5) * CELL_MM - REACH_MM;
    if (this.#border.distanceMm(...this.#chart.toSkin(u, v)) !== Infinity) return MIXED;
    return this.#isInside(u, v) ? 2 : 1;
  }
}
