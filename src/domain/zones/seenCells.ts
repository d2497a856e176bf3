import type { ScalpChart } from '../head/scalpChart';
import { medianMmPerPx } from '../scalp/maps';
import type { ScalpMaps } from '../scalp/types';

/** The head's map as squares, row by row: `side` of them to a side, the map's middle in theirs. */
export interface CellGrid {
  readonly cellMm: number;
  readonly side: number;
}

/** How far the map reaches from its middle, mm. */
const REACH_MM = 240;
/** A cell is looked at by so many samples to a side, where the photo has them. */
const SAMPLES = 3;
const MOST_KINDS = 4;

export const cellGrid = (cellMm: number): CellGrid => ({ cellMm, side: Math.ceil((2 * REACH_MM) / cellMm) });

/** -1 beyond the map. */
export function cellAt({ cellMm, side }: CellGrid, [u, v]: readonly [number, number]): number {
  const column = Math.floor((u + REACH_MM) / cellMm),
    row = Math.floor((v + REACH_MM) / cellMm);
  return column < 0 || row < 0 || column >= side || row >= side ? -1 : row * side + column;
}

/** From columns and rows to the map, mm. */
export const mapPlace = ({ cellMm }: CellGrid, column: number, row: number): readonly [number, number] => [
  column * cellMm - REACH_MM,
  row * cellMm - REACH_MM,
];

/**
 * What a photo shows in each cell: the kind that most of its pixels are, 0 where none is seen. A gap of one cell between two of
 * a kind, as near the outline of the head, is of that kind.
 *
 * @param kindAt of a pixel of the maps, 1..3; 0: it does not count
 */
export function seenCells(
  grid: CellGrid,
  maps: ScalpMaps,
  chart: ScalpChart,
  kindAt: (pixel: number) => number,
): Uint8Array {
  const { width, box, facing, positionMm, photoPxPerPx } = maps;
  const pitchMm = medianMmPerPx(maps) * photoPxPerPx;
  const step = Math.max(1, Math.floor(grid.cellMm / (SAMPLES * pitchMm)) || 1);
  const counts = new Uint16Array(MOST_KINDS * grid.side ** 2);
  for (let y = box.y0; y <= box.y1; y += step)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i += step) {
      if (!(facing[i]! > 0)) continue;
      const kind = kindAt(i);
      if (kind === 0) continue;
      const cell = cellAt(
        grid,
        chart.toChart(positionMm[3 * i]!, positionMm[3 * i + 1]!, positionMm[3 * i + 2]!),
      );
      if (cell >= 0) counts[MOST_KINDS * cell + kind]!++;
    }
  const kinds = new Uint8Array(grid.side ** 2);
  for (let cell = 0; cell < kinds.length; cell++) {
    const at = MOST_KINDS * cell;
    for (let kind = 1; kind < MOST_KINDS; kind++)
      if (counts[at + kind]! > counts[at + kinds[cell]!]!) kinds[cell] = kind;
  }
  return withoutGaps(kinds, grid);
}

function withoutGaps(kinds: Uint8Array, { side }: CellGrid): Uint8Array {
  const closed = kinds.slice();
  for (let cell = side; cell < kinds.length - side; cell++) {
    if (kinds[cell] !== 0) continue;
    const [left, right, above, below] = [
      kinds[cell - 1]!,
      kinds[cell + 1]!,
      kinds[cell - side]!,
      kinds[cell + side]!,
    ];
    closed[cell] = left === right ? left : above === below ? above : 0;
  }
  return closed;
}

/** The cells that hang together with the first one (4 neighbours) and are open. */
export function connectedWith(first: number, isOpen: (cell: number) => boolean, grid: CellGrid): Uint8Array {
  const { side } = grid;
  const region = new Uint8Array(side ** 2);
  const waiting = [first];
  region[first] = 1;
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop())
    for (const next of neighbours(cell, side)) {
      if (region[next] === 1 || !isOpen(next)) continue;
      region[next] = 1;
      waiting.push(next);
    }
  return region;
}

/** None for the outermost cells: the map ends there. */
export function neighbours(cell: number, side: number): readonly number[] {
  const column = cell % side;
  const isInside = column > 0 && column < side - 1 && cell >= side && cell < side * (side - 1);
  return isInside ? [cell - 1, cell + 1, cell - side, cell + side] : [];
}
