import type { Mask } from '../image';
import { outlineBeyond, outlinePixels, outwards, type Direction } from './headOutline';
import { SNAP_IN_MM, SNAP_OUT_MM } from './personRim';
import type { SurfaceRaster } from './raster';
import type { RimShift } from './types';

/** Pixels of the analysis image a cell. */
const CELL_PX = 4;
/** The shift is evened out over this many cells. */
const SMOOTH_CELLS = 2;

/**
 * How far the person's outline lies from the fitted head's along the scalp, and so where skin near the rim really is: all of
 * the difference at the outline, none `SNAP_IN_MM` inside it. Impressions follow, or a rim of the head would stay bare
 * where the person is larger than the model.
 *
 * @param person at the raster's size
 * @param mmPerPx of the raster, on the scalp
 */
export function rimShift(
  raster: SurfaceRaster,
  person: Mask,
  mmPerPx: number,
  photoPxPerPx: number,
): RimShift {
  const cells = emptyCells(raster.width, raster.height);
  const outPx = Math.ceil(SNAP_OUT_MM / mmPerPx);
  const inPx = Math.ceil(SNAP_IN_MM / mmPerPx);
  for (const [x, y] of outlinePixels(raster)) {
    const normal = outwards(raster, x, y);
    const shiftPx = photoPxPerPx * (outlineBeyond(person, x, y, normal, outPx) ?? 0);
    for (let depthPx = -outPx; depthPx <= inPx; depthPx++)
      addTo(cells, x, y, normal, depthPx, shiftPx * Math.min(1, 1 - depthPx / inPx));
  }
  const { columns, rows } = cells;
  return { width: columns, height: rows, cellPx: CELL_PX * photoPxPerPx, shiftPx: evened(cells) };
}

interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** 2 a cell */
  readonly shift: Float32Array;
  readonly weight: Float32Array;
}

function emptyCells(widthPx: number, heightPx: number): Cells {
  const columns = Math.ceil(widthPx / CELL_PX);
  const rows = Math.ceil(heightPx / CELL_PX);
  const count = columns * rows;
  return { columns, rows, shift: new Float32Array(2 * count), weight: new Float32Array(count) };
}

function addTo(
  { columns, rows, shift, weight }: Cells,
  x: number,
  y: number,
  [nx, ny]: Direction,
  depthPx: number,
  shiftPx: number,
): void {
  const column = Math.floor((x - nx * depthPx + 0.5) / CELL_PX);
  const row = Math.floor((y - ny * depthPx + 0.5) / CELL_PX);
  if (column < 0 || row < 0 || column >= columns || row >= rows) return;
  const cell = row * columns + column;
  shift[2 * cell] = shift[2 * cell]! + shiftPx * nx;
  shift[2 * cell + 1] = shift[2 * cell + 1]! + shiftPx * ny;
  weight[cell] = weight[cell]! + 1;
}

/** Mean of each cell and those around it. */
function evened({ columns, rows, shift, weight }: Cells): Float32Array {
  const even = new Float32Array(shift.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (weight[cell] === 0) continue;
      let sumX = 0,
        sumY = 0,
        sum = 0;
      for (let y = Math.max(0, row - SMOOTH_CELLS); y <= Math.min(rows - 1, row + SMOOTH_CELLS); y++)
        for (
          let x = Math.max(0, column - SMOOTH_CELLS);
          x <= Math.min(columns - 1, column + SMOOTH_CELLS);
          x++
        ) {
          const near = y * columns + x;
          sumX += shift[2 * near]!;
          sumY += shift[2 * near + 1]!;
          sum += weight[near]!;
        }
      even[2 * cell] = sumX / sum;
      even[2 * cell + 1] = sumY / sum;
    }
  return even;
}
