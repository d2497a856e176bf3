import type { MapPoint } from './patternShapes';

/** Squares of the mean head's map, row by row: their side, and how far the map reaches from its middle, mm. */
export const CELL_MM = 6;
const REACH_MM = 210;
const SIDE = Math.ceil((2 * REACH_MM) / CELL_MM);
export const CELLS = SIDE * SIDE;

/** -1 beyond the map. */
export function cellAt([u, v]: MapPoint): number {
  const column = Math.floor((u + REACH_MM) / CELL_MM),
    row = Math.floor((v + REACH_MM) / CELL_MM);
  return column < 0 || row < 0 || column >= SIDE || row >= SIDE ? -1 : row * SIDE + column;
}

export const cellMiddle = (cell: number): MapPoint => [
  ((cell % SIDE) + 0.5) * CELL_MM - REACH_MM,
  (Math.floor(cell / SIDE) + 0.5) * CELL_MM - REACH_MM,
];
