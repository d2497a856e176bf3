import { REGION_SCALP } from '../head/types';
import type { Mask } from '../image';
import { NO_EAR_MM, SNAP_IN_MM, SNAP_OUT_MM } from './personRim';
import type { SurfaceRaster } from './raster';
import type { RimShift } from './types';

/** Pixels of the analysis image a cell. */
const CELL_PX = 4;
/** The outline's direction is taken over this radius, and the shift evened out over this many cells. */
const NORMAL_RADIUS_PX = 4;
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
  nearEar: (i: number) => boolean,
): RimShift {
  const cells = emptyCells(raster.width, raster.height);
  const outPx = Math.ceil(SNAP_OUT_MM / mmPerPx);
  const inPx = Math.ceil(SNAP_IN_MM / mmPerPx);
  for (const [x, y] of outlinePixels(raster)) {
    const normal = outwards(raster, x, y);
    const beyondPx = outlineBeyond(person, x, y, normal, outPx);
    const isEar = beyondPx * mmPerPx > NO_EAR_MM && nearEar(y * raster.width + x);
    const shiftPx = isEar ? 0 : photoPxPerPx * beyondPx;
    for (let depthPx = -outPx; depthPx <= inPx; depthPx++)
      addTo(cells, x, y, normal, depthPx, shiftPx * Math.min(1, 1 - depthPx / inPx));
  }
  const { columns, rows } = cells;
  return { width: columns, height: rows, cellPx: CELL_PX * photoPxPerPx, shiftPx: evened(cells) };
}

type Direction = readonly [number, number];

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

/** Where the scalp ends against what is not the head; the picture's own border is no outline. x, y each. */
function outlinePixels(raster: SurfaceRaster): [number, number][] {
  const { width, height, box } = raster;
  const found: [number, number][] = [];
  const first = Math.max(1, box.x0),
    last = Math.min(width - 2, box.x1);
  for (let y = Math.max(1, box.y0); y <= Math.min(height - 2, box.y1); y++)
    outlineOfRow(raster, y, first, last, found);
  return found;
}

function outlineOfRow(
  { width, triangle, region }: SurfaceRaster,
  y: number,
  first: number,
  last: number,
  found: [number, number][],
): void {
  for (let x = first, i = y * width + x; x <= last; x++, i++) {
    if (triangle[i]! < 0 || region[i] !== REGION_SCALP) continue;
    if (triangle[i - 1]! < 0 || triangle[i + 1]! < 0 || triangle[i - width]! < 0 || triangle[i + width]! < 0)
      found.push([x, y]);
  }
}

/** Unit vector from the head's pixels around to those off the head. */
function outwards({ width, height, triangle }: SurfaceRaster, x: number, y: number): Direction {
  let sumX = 0,
    sumY = 0;
  for (let dy = -NORMAL_RADIUS_PX; dy <= NORMAL_RADIUS_PX; dy++)
    for (let dx = -NORMAL_RADIUS_PX; dx <= NORMAL_RADIUS_PX; dx++) {
      const column = x + dx,
        row = y + dy;
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const side = triangle[row * width + column]! < 0 ? 1 : -1;
      sumX += side * dx;
      sumY += side * dy;
    }
  const length = Math.hypot(sumX, sumY) || 1;
  return [sumX / length, sumY / length];
}

/** Distance from the head's outline (half a pixel beyond x, y) outwards to that of the person, px; 0 where it is not within reach. */
function outlineBeyond(person: Mask, x: number, y: number, [nx, ny]: Direction, reachPx: number): number {
  const at = (px: number): number => covered(person, x + nx * (0.5 + px), y + ny * (0.5 + px));
  const step = at(0) >= 0.5 ? 1 : -1;
  for (let px = step, last = at(0); Math.abs(px) <= reachPx; px += step) {
    const now = at(px);
    if (now >= 0.5 !== last >= 0.5) return px - step + (step * (last - 0.5)) / (last - now);
    last = now;
  }
  return 0;
}

/** 0..1, of the nearest pixel; 0 outside the picture. */
function covered({ width, height, coverage }: Mask, x: number, y: number): number {
  const column = Math.round(x),
    row = Math.round(y);
  if (column < 0 || row < 0 || column >= width || row >= height) return 0;
  return coverage[row * width + column]! / 255;
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
