import { boxBlurred } from '../boxBlur';
import { earLine } from '../head/earLine';
import type { HeadPoints } from '../head/types';
import { foreheadShare } from '../hairline/foreheadReach';
import { middleOf, type Cells } from './cells';
import { clearSideIslands } from './sideIslands';
import type { ScalpMaps } from './types';

/**
 * Skin between the hair and the border that the head's shape gives it bears none where it is no wider than this, mm: people's
 * borders differ, and so does the fit. At nape and behind the ears it bears none up to the second. [A]
 */
const STRIP_MM = 8;
const NAPE_STRIP_MM = 22;
/** Opacity (0..255) of the hair around, from which on it is met on the way in, and up to which it is an edge. */
const HAIR_FROM = 190;
const EDGE_UP_TO = 235;
/** Behind the ears by so much, and not higher above them: nape. */
const BEHIND_EARS_MM = 8;
const ABOVE_EARS_MM = 20;
/** About from their points up to the top of the ears: in front of them hair is a sideburn there. [A] */
export const TOP_OF_EARS_MM = 30;

/**
 * Share of each cell that lies within the hair's own outer border, 0..1: 0 in the strip of skin beyond it, below the nape and in
 * front of the temples; 1 where no hair is between there and the crown. A sideburn is no wider than the strip and may lie beside
 * where the head's shape has it, so that the way to the crown passes it by: there hair is looked for where there is more of it.
 *
 * @param around opacity of the hair around each cell, 0..255
 * @param here in the cell itself
 * @param mmPerPx of the maps, on skin that faces the camera
 */
export function withinHairBorder(
  maps: ScalpMaps,
  points: HeadPoints,
  around: Cells,
  here: Float32Array,
  cellPx: number,
  mmPerPx: number,
): Float32Array {
  const { columns, rows, values } = around;
  const { facing, borderDistanceMm, positionMm } = maps;
  const within = new Float32Array(columns * rows).fill(1);
  const border = Float32Array.from(within, (_, cell) => {
    const i = middleOf(maps, around, cellPx, cell);
    return facing[i]! > 0 ? borderDistanceMm[i]! : NaN;
  });
  const [earY, earZ] = [earLine(points, 1), earLine(points, 2)];
  const stepMm = cellPx * mmPerPx;
  for (let row = 1, cell = columns; row < rows - 1; row++, cell = row * columns)
    for (let column = 1; column < columns - 1; column++) {
      const at = cell + column;
      if (!(border[at]! < NAPE_STRIP_MM && values[at]! < EDGE_UP_TO)) continue;
      const i = middleOf(maps, around, cellPx, at);
      const isBehind = positionMm[3 * i + 2]! < earZ - BEHIND_EARS_MM;
      const aboveEarsMm = positionMm[3 * i + 1]! - earY;
      const reachMm = isBehind && aboveEarsMm < ABOVE_EARS_MM ? NAPE_STRIP_MM : STRIP_MM;
      const steps = Math.ceil((reachMm - Math.min(0, border[at]!)) / stepMm);
      const isSideburn = !isBehind && aboveEarsMm < TOP_OF_EARS_MM;
      if (meetsHair(border, at, steps) || (isSideburn && meetsHair(values, at, steps))) within[at] = 0;
    }
  const isForehead = foreheadShare(points);
  clearSideIslands(within, { columns, rows, sideMm: stepMm, values: here }, border, (cell) => {
    if (border[cell]! >= NAPE_STRIP_MM) return true;
    const i = middleOf(maps, around, cellPx, cell);
    return isForehead(positionMm[3 * i + 1]!, positionMm[3 * i + 2]!) > 0;
  });
  const radius = Math.max(1, Math.round(2 / stepMm));
  return boxBlurred(within, columns, rows, radius);

  /** Goes to where there is most of it, so many cells at most. */
  function meetsHair(most: Float32Array, from: number, steps: number): boolean {
    let at = from;
    for (let step = 0; step < steps; step++) {
      let next = at;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const there = at + dy * columns + dx;
          if (most[there]! > most[next]!) next = there;
        }
      if (next === at) return false;
      if (values[next]! >= HAIR_FROM) return true;
      at = next;
    }
    return false;
  }
}
