import type { Mask } from '../../image';
import { boxBlurred } from '../../boxBlur';
import { cellSamples, samplePx } from './cellSamples';
import { signedDistances } from '../../distanceField';

/** Square cells over the analysis picture. */
export interface CellGrid {
  readonly width: number;
  readonly height: number;
  readonly cellPx: number;
}

/** The head and body as seen. */
export interface SeenRegion extends CellGrid {
  readonly inside: Uint8Array;
  /** Distance to the region's edge, analysis px, positive inside. The picture's own border is no edge. */
  readonly signedDistancePx: Float32Array;
  /** Null where no hair is seen at all. */
  readonly hair: HairGrid | null;
}

/** Of coarser cells than the region's. */
export interface HairGrid extends CellGrid {
  /** 0..1 of what lies near the cell */
  readonly share: Float32Array;
}

/** Longest side of the grid, cells. */
export const REGION_CELLS = 320;

export function gridOf(widthPx: number, heightPx: number): CellGrid {
  const cellPx = Math.max(1, Math.max(widthPx, heightPx) / REGION_CELLS);
  return {
    width: Math.max(1, Math.floor(widthPx / cellPx)),
    height: Math.max(1, Math.floor(heightPx / cellPx)),
    cellPx,
  };
}

/** Mean coverage 0..1 of each cell, from a few samples. */
export function coverageOnGrid(mask: Mask, width: number, height: number, cellPx: number): Float32Array {
  const out = new Float32Array(width * height);
  const samples = cellSamples(mask, width, height, cellPx);
  const { coverage } = mask;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += coverage[samplePx(samples, x, y, k)]!;
      out[i] = sum / 1020;
    }
  }
  return out;
}

/** 1 where the value is above the limit. */
export function cellsAbove(values: Float32Array, limit: number): Uint8Array {
  const cells = new Uint8Array(values.length);
  for (let i = 0; i < cells.length; i++) cells[i] = values[i]! > limit ? 1 : 0;
  return cells;
}

export function seenRegion(inside: Uint8Array, hair: Mask | null, grid: CellGrid): SeenRegion {
  const { width, height, cellPx } = grid;
  const signedDistancePx = signedDistances(inside, width, height);
  for (let i = 0; i < signedDistancePx.length; i++) signedDistancePx[i] = signedDistancePx[i]! * cellPx;
  return { width, height, cellPx, inside, signedDistancePx, hair: hair && hairGrid(hair, grid) };
}

/** Cells of the region in one of the hair's either way; the share is a mean over so many of these to each side. */
const HAIR_CELLS = 2;
const HAIR_REACH_CELLS = 1;

function hairGrid(hair: Mask, grid: CellGrid): HairGrid {
  const width = Math.max(2, Math.floor(grid.width / HAIR_CELLS));
  const height = Math.max(2, Math.floor(grid.height / HAIR_CELLS));
  const cellPx = HAIR_CELLS * grid.cellPx;
  const share = coverageOnGrid(hair, width, height, cellPx);
  return { width, height, cellPx, share: boxBlurred(share, width, height, HAIR_REACH_CELLS) };
}

/** 0..1 near a place in the picture, analysis px; 0 beyond it. */
export const hairNear = ({ hair }: SeenRegion, xPx: number, yPx: number): number =>
  hair === null ? 0 : gridValue(hair, hair.share, xPx, yPx) || 0;

/** Bilinear sample of a grid at analysis px; null outside the picture. */
export function sampleGrid(
  region: SeenRegion,
  values: Float32Array,
  xPx: number,
  yPx: number,
): number | null {
  const value = gridValue(region, values, xPx, yPx);
  return Number.isNaN(value) ? null : value;
}

/** The same for inner loops: NaN outside the picture. */
export function gridValue(
  { width, height, cellPx }: CellGrid,
  values: Float32Array,
  xPx: number,
  yPx: number,
): number {
  const x = xPx / cellPx - 0.5;
  const y = yPx / cellPx - 0.5;
  if (!(x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1)) return Number.NaN;
  const x0 = Math.min(width - 2, Math.floor(x));
  const y0 = Math.min(height - 2, Math.floor(y));
  const fx = x - x0;
  const fy = y - y0;
  const at = y0 * width + x0;
  const below = at + width;
  const upper = values[at]! + (values[at + 1]! - values[at]!) * fx;
  const lower = values[below]! + (values[below + 1]! - values[below]!) * fx;
  return upper + (lower - upper) * fy;
}
