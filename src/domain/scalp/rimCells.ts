import type { AnalysisImage } from '../image';
import { nearestLevel } from '../pigment/colour';
import { smoothstep } from '../smoothstep';
import { sumsAround } from '../sumsAround';
import {
  addPixel,
  AXIS_VALUES,
  axisBetween,
  greenVariance,
  lightSpread,
  meanLight,
  SIDE_SUMS,
} from './rimAxis';

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

/** Levels by which the noise of every photo spreads at least; spreads between two sides from which, and from which for sure, they are told apart. */
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
  /** See `AXIS_VALUES`. */
  readonly axes: Float32Array;
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

/** The pixels on either side of an outline that tell colours, and the cells in which they lie. */
export interface Told {
  readonly outline: Outline;
  readonly band: Band;
  readonly columns: number;
  readonly rows: number;
  /** Indices in the window. */
  readonly pixels: Int32Array;
  /** Of each, the place of its cell among `cells`. */
  readonly places: Int32Array;
  /** Ascending. */
  readonly cells: Int32Array;
}

export function toldBy(outline: Outline, band: Band): Told {
  const { window, distances, near } = outline;
  const columns = Math.ceil(window.columns / CELL_PX),
    rows = Math.ceil(window.rows / CELL_PX);
  const pixels = near.filter((at) => {
    const away = Math.abs(distances[at]!);
    return away >= band.fromPx && away <= band.toPx;
  });
  const places = new Int32Array(pixels.length);
  const order = new Int32Array(columns * rows);
  let count = 0;
  for (let k = 0; k < pixels.length; k++) {
    const x = pixels[k]! % window.columns,
      y = Math.floor(pixels[k]! / window.columns);
    const cell = (places[k] = Math.floor(y / CELL_PX) * columns + Math.floor(x / CELL_PX));
    if (order[cell] === 0) count++;
    order[cell] = 1;
  }
  const cells = new Int32Array(count);
  for (let cell = 0, n = 0; n < count; cell++)
    if (order[cell] === 1) {
      order[cell] = n;
      cells[n++] = cell;
    }
  for (let k = 0; k < places.length; k++) places[k] = order[places[k]!]!;
  return { outline, band, columns, rows, pixels, places, cells };
}

export function cellsOf({ width, data }: AnalysisImage, told: Told): Cells {
  const { band, columns, rows, pixels, places, cells } = told;
  const { distances } = told.outline;
  const { x0, y0, columns: across, rows: down } = told.outline.window;
  const stride = 2 * SIDE_SUMS;
  const values = new Float64Array(stride * cells.length);
  for (let k = 0; k < pixels.length; k++) {
    const at = pixels[k]!;
    const to = stride * places[k]! + (distances[at]! > 0 ? 0 : SIDE_SUMS);
    const pixel = 4 * ((y0 + Math.floor(at / across)) * width + x0 + (at % across));
    addPixel(values, to, data, pixel);
  }
  const rgba = new Uint8Array(8 * columns * rows);
  const spread = new Float32Array(columns * rows);
  const axes = new Float32Array(AXIS_VALUES * columns * rows);
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
  sumsAround({ columns, rows, cells, stride, values }, MEAN_CELLS, isAsked, (cell, sums, count) => {
    const least = LEAST_SHARE * CELL_PX ** 2 * count;
    if (sums[0]! < least || sums[SIDE_SUMS]! < least) return;
    const beyond = 4 * (columns * rows + cell);
    const variances = greenVariance(sums, 0) + greenVariance(sums, SIDE_SUMS);
    spread[cell] = spreadOf(2 * greenVariance(sums, SIDE_SUMS));
    axisBetween(sums, axes, AXIS_VALUES * cell);
    let square = 0;
    for (let k = 0; k < 3; k++) {
      const inner = nearestLevel(meanLight(sums, 0, k)),
        outer = nearestLevel(meanLight(sums, SIDE_SUMS, k));
      rgba[4 * cell + k] = inner;
      rgba[beyond + k] = outer;
      square += (inner - outer) ** 2;
    }
    const near = 1 - smoothstep(band.soughtToPx, band.knownFromPx, awayOf(cell));
    rgba[beyond + 3] = Math.round(255 * Math.min(1, lightSpread(sums, 0)));
    // Along the axis between both colours noise that is alike in all channels counts most.
    const apart = smoothstep(ALIKE_SPREADS, APART_SPREADS, Math.sqrt(square) / spreadOf(2 * variances));
    rgba[4 * cell + 3] = Math.round(255 * near * apart);
  });
  return { columns, rows, rgba, spread, axes };
}

const spreadOf = (variance: number): number => Math.sqrt(variance + NOISE_LEVELS ** 2);

/** Share of the pixels surely within that look like what lies beyond, up to which, and from which on not, that look tells. */
const SELDOM_LIKE = 0.02;
const OFTEN_LIKE = 0.08;

/**
 * Where several colours meet within, as hair and an ear do, their mean tells nothing, but what lies beyond may look like
 * none of them: how surely it is told by its own look, 0..1 a cell.
 */
export function toldByLook({ width, data }: AnalysisImage, told: Told, of: Cells): Float32Array {
  const { columns, rows, pixels, places, cells } = told;
  const { distances } = told.outline;
  const { x0, y0, columns: across } = told.outline.window;
  const values = new Float64Array(2 * cells.length);
  for (let k = 0; k < pixels.length; k++) {
    const at = pixels[k]!;
    const cell = cells[places[k]!]!;
    if (distances[at]! < 0 || of.spread[cell] === 0) continue;
    const pixel = 4 * ((y0 + Math.floor(at / across)) * width + x0 + (at % across));
    values[2 * places[k]!]!++;
    if (unlikeBeyond(of, cell, data, pixel) < 1) values[2 * places[k]! + 1]!++;
  }
  const byLook = new Float32Array(columns * rows);
  const isAsked = new Uint8Array(columns * rows);
  for (let cell = 0; cell < isAsked.length; cell++) isAsked[cell] = of.spread[cell]! > 0 ? 1 : 0;
  sumsAround({ columns, rows, cells, stride: 2, values }, MEAN_CELLS, isAsked, (cell, sums, count) => {
    if (sums[0]! < LEAST_SHARE * CELL_PX ** 2 * count) return;
    byLook[cell] = 1 - smoothstep(SELDOM_LIKE, OFTEN_LIKE, sums[1]! / sums[0]!);
  });
  return byLook;
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
  return smoothstep(ALIKE_SPREADS, APART_SPREADS, Math.sqrt(r * r + g * g + b * b) / spread[cell]!);
}
