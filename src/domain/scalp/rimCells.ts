import type { AnalysisImage } from '../image';
import { LINEAR_OF_LEVEL, nearestLevel } from '../pigment/colour';
import { sumsAround, type SomeCells } from '../sumsAround';

/** Side of a cell, pixels of the analysis image; colours are means over so many cells either way. */
export const CELL_PX = 2;
const MEAN_CELLS = 4;

/** Where in pixels from the outline colours are taken, and up to and from which distance it is looked for and taken for known. */
export interface Band {
  readonly fromPx: number;
  readonly toPx: number;
  readonly soughtToPx: number;
  readonly knownFromPx: number;
}

/** Levels of noise that every photo has; spreads between two sides from which, and from which for sure, they are told apart. */
const NOISE_LEVELS = 4;
const ALIKE_SPREADS = 2.5;
const APART_SPREADS = 5;
/** Of a neighbourhood, the least that shows a side. */
const LEAST_SHARE = 0.01;

export interface Window {
  readonly x0: number;
  readonly y0: number;
  readonly columns: number;
  readonly rows: number;
}

export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** See `RimColours`. */
  readonly rgba: Uint8Array;
  /** Spread of the colours beyond, levels; 0 where they are not known. */
  readonly spread: Float32Array;
}

/** The outline of a mask in a window of the picture. */
export interface Outline {
  readonly window: Window;
  /** From it, a pixel of the window, positive within; up to `NEAR_PX`. */
  readonly distances: Float32Array;
  /** Pixels of the window that lie nearer than that, ascending. */
  readonly near: Int32Array;
}

/** Nothing farther from the outline is asked for. */
export const NEAR_PX = 14;

/** Of a side: pixels, their linear light, and the level of green and its square. */
const VALUES = 6;

export function cellsOf({ width, data }: AnalysisImage, outline: Outline, band: Band): Cells {
  const { distances } = outline;
  const { x0, y0, columns: across, rows: down } = outline.window;
  const columns = Math.ceil(across / CELL_PX),
    rows = Math.ceil(down / CELL_PX);
  const seen = someCells(outline, 2 * VALUES, band, (at, x, y, to, values) => {
    const from = distances[at]! > 0 ? to : to + VALUES;
    const pixel = 4 * ((y0 + y) * width + x0 + x);
    const green = data[pixel + 1]!;
    values[from]!++;
    values[from + 1]! += LINEAR_OF_LEVEL[data[pixel]!]!;
    values[from + 2]! += LINEAR_OF_LEVEL[green]!;
    values[from + 3]! += LINEAR_OF_LEVEL[data[pixel + 2]!]!;
    values[from + 4]! += green;
    values[from + 5]! += green * green;
  });
  const rgba = new Uint8Array(8 * columns * rows);
  const spread = new Float32Array(columns * rows);
  const awayOf = (cell: number): number => {
    const x = cell % columns,
      y = (cell - x) / columns;
    const px = Math.min(across - 1, x * CELL_PX + 1),
      py = Math.min(down - 1, y * CELL_PX + 1);
    return Math.abs(distances[py * across + px]!);
  };
  const isAsked = new Uint8Array(columns * rows);
  for (let cell = 0; cell < isAsked.length; cell++)
    isAsked[cell] = awayOf(cell) <= band.toPx + CELL_PX ? 1 : 0;
  sumsAround(seen, MEAN_CELLS, isAsked, (cell, sums, count) => {
    const least = LEAST_SHARE * CELL_PX ** 2 * count;
    if (sums[0]! < least || sums[VALUES]! < least) return;
    const beyond = 4 * (columns * rows + cell);
    const variances = varianceOf(sums, 0) + varianceOf(sums, VALUES);
    spread[cell] = spreadOf(2 * varianceOf(sums, VALUES));
    let square = 0;
    for (let k = 0; k < 3; k++) {
      const inner = nearestLevel(sums[1 + k]! / sums[0]!),
        outer = nearestLevel(sums[VALUES + 1 + k]! / sums[VALUES]!);
      rgba[4 * cell + k] = inner;
      rgba[beyond + k] = outer;
      square += (inner - outer) ** 2;
    }
    const near = 1 - ramp(band.soughtToPx, band.knownFromPx, awayOf(cell));
    // Along the axis between both colours noise that is alike in all channels counts most.
    const told = ramp(ALIKE_SPREADS, APART_SPREADS, Math.sqrt(square) / spreadOf(2 * variances));
    rgba[4 * cell + 3] = Math.round(255 * near * told);
  });
  return { columns, rows, rgba, spread };
}

/** Of the level of green. */
const varianceOf = (sums: Float64Array, side: number): number =>
  Math.max(0, sums[side + 5]! / sums[side]! - (sums[side + 4]! / sums[side]!) ** 2);

/** The cells with pixels in the band, with the values that are added for each of these. */
function someCells(
  { window: { columns: across, rows: down }, distances, near }: Outline,
  stride: number,
  band: Band,
  add: (at: number, x: number, y: number, to: number, values: Float64Array) => void,
): SomeCells {
  const columns = Math.ceil(across / CELL_PX),
    rows = Math.ceil(down / CELL_PX);
  const order = new Int32Array(columns * rows);
  const isIn = (at: number): boolean => {
    const away = Math.abs(distances[at]!);
    return away >= band.fromPx && away <= band.toPx;
  };
  const cellOf = (x: number, y: number): number =>
    Math.floor(y / CELL_PX) * columns + Math.floor(x / CELL_PX);
  for (const at of near) if (isIn(at)) order[cellOf(at % across, Math.floor(at / across))] = 1;
  const cells = new Int32Array(order.reduce((count, one) => count + one, 0));
  for (let cell = 0, k = 0; cell < order.length; cell++)
    if (order[cell] === 1) {
      order[cell] = k;
      cells[k++] = cell;
    }
  const values = new Float64Array(stride * cells.length);
  for (const at of near) {
    if (!isIn(at)) continue;
    const x = at % across,
      y = Math.floor(at / across);
    add(at, x, y, stride * order[cellOf(x, y)]!, values);
  }
  return { columns, rows, cells, stride, values };
}

const spreadOf = (variance: number): number => Math.sqrt(variance + NOISE_LEVELS ** 2);

/** Share of the pixels surely within that look like what lies beyond, up to which, and from which on not, that look tells. */
const SELDOM_LIKE = 0.02;
const OFTEN_LIKE = 0.08;

/**
 * Where several colours meet within, as hair and an ear do, their mean tells nothing, but what lies beyond may look like
 * none of them: how surely it is told by its own look, 0..1 a cell.
 */
export function toldByLook(
  { width, data }: AnalysisImage,
  outline: Outline,
  band: Band,
  cells: Cells,
): Float32Array {
  const { distances } = outline;
  const { x0, y0 } = outline.window;
  const seen = someCells(outline, 2, band, (at, x, y, to, values) => {
    if (distances[at]! < 0) return;
    const cell = cellAt(cells, x, y);
    if (cells.spread[cell] === 0) return;
    values[to]!++;
    if (unlikeBeyond(cells, cell, data, 4 * ((y0 + y) * width + x0 + x)) < 1) values[to + 1]!++;
  });
  const told = new Float32Array(cells.spread.length);
  const isAsked = new Uint8Array(told.length);
  for (let cell = 0; cell < told.length; cell++) isAsked[cell] = cells.spread[cell]! > 0 ? 1 : 0;
  sumsAround(seen, MEAN_CELLS, isAsked, (cell, [all, like], count) => {
    if (all! < LEAST_SHARE * CELL_PX ** 2 * count) return;
    told[cell] = 1 - ramp(SELDOM_LIKE, OFTEN_LIKE, like! / all!);
  });
  return told;
}

export const cellAt = ({ columns }: Cells, x: number, y: number): number =>
  Math.floor(y / CELL_PX) * columns + Math.floor(x / CELL_PX);

/** Whether a pixel looks like what lies beyond there, 0, or surely otherwise, 1. */
export function unlikeBeyond(
  { columns, rows, rgba, spread }: Cells,
  cell: number,
  levels: ArrayLike<number>,
  at: number,
): number {
  const beyond = 4 * (columns * rows + cell);
  const r = levels[at]! - rgba[beyond]!,
    g = levels[at + 1]! - rgba[beyond + 1]!,
    b = levels[at + 2]! - rgba[beyond + 2]!;
  return ramp(ALIKE_SPREADS, APART_SPREADS, Math.hypot(r, g, b) / spread[cell]!);
}

export function ramp(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
