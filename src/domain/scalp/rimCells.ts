import { boxBlurred } from '../boxBlur';
import type { AnalysisImage } from '../image';
import { levelOf, LINEAR_OF_LEVEL } from '../pigment/colour';

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

/** Planes of a side: pixels, their linear light, and the level of green and its square. */
const PLANES = 6;

export function cellsOf(
  { width, data }: AnalysisImage,
  { x0, y0, columns: across, rows: down }: Window,
  distances: Float32Array,
  band: Band,
): Cells {
  const columns = Math.ceil(across / CELL_PX),
    rows = Math.ceil(down / CELL_PX);
  const sums = Array.from({ length: 2 * PLANES }, () => new Float32Array(columns * rows));
  for (let y = 0, at = 0; y < down; y++)
    for (let x = 0; x < across; x++, at++) {
      const away = Math.abs(distances[at]!);
      if (away < band.fromPx || away > band.toPx) continue;
      const side = distances[at]! > 0 ? 0 : PLANES;
      const cell = Math.floor(y / CELL_PX) * columns + Math.floor(x / CELL_PX);
      const pixel = 4 * ((y0 + y) * width + x0 + x);
      const green = data[pixel + 1]!;
      sums[side]![cell]!++;
      for (let k = 0; k < 3; k++) sums[side + 1 + k]![cell]! += LINEAR_OF_LEVEL[data[pixel + k]!]!;
      sums[side + 4]![cell]! += green;
      sums[side + 5]![cell]! += green * green;
    }
  const means = sums.map((plane) => boxBlurred(plane, columns, rows, MEAN_CELLS));
  const rgba = new Uint8Array(8 * columns * rows);
  const spread = new Float32Array(columns * rows);
  for (let y = 0, cell = 0; y < rows; y++)
    for (let x = 0; x < columns; x++, cell++) {
      const px = Math.min(across - 1, x * CELL_PX + 1),
        py = Math.min(down - 1, y * CELL_PX + 1);
      const away = Math.abs(distances[py * across + px]!);
      if (away > band.toPx + CELL_PX) continue;
      const within = sideOf(means, 0, cell);
      const beyond = within && sideOf(means, PLANES, cell);
      if (!beyond) continue;
      const near = 1 - ramp(band.soughtToPx, band.knownFromPx, away);
      spread[cell] = spreadOf(2 * beyond.variance);
      rgba.set(within.levels, 4 * cell);
      rgba[4 * cell + 3] = Math.round(255 * near * toldApart(within, beyond));
      rgba.set(beyond.levels, 4 * (columns * rows + cell));
    }
  return { columns, rows, rgba, spread };
}

interface Side {
  /** sRGB */
  readonly levels: readonly [number, number, number];
  /** Of the level of green. */
  readonly variance: number;
}

function sideOf(means: readonly Float32Array[], from: number, cell: number): Side | null {
  const share = means[from]![cell]!;
  if (share < LEAST_SHARE * CELL_PX ** 2) return null;
  const mean = (k: number): number => means[from + k]![cell]! / share;
  return {
    levels: [Math.round(levelOf(mean(1))), Math.round(levelOf(mean(2))), Math.round(levelOf(mean(3)))],
    variance: Math.max(0, mean(5) - mean(4) ** 2),
  };
}

function toldApart(within: Side, beyond: Side): number {
  const [r, g, b] = [0, 1, 2].map((k) => within.levels[k]! - beyond.levels[k]!) as [number, number, number];
  // Along the axis between both colours noise that is alike in all channels counts most.
  const spread = spreadOf(2 * (within.variance + beyond.variance));
  return ramp(ALIKE_SPREADS, APART_SPREADS, Math.hypot(r, g, b) / spread);
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
  { x0, y0, columns: across, rows: down }: Window,
  distances: Float32Array,
  band: Band,
  cells: Cells,
): Float32Array {
  const { columns, rows } = cells;
  const all = new Float32Array(columns * rows),
    like = new Float32Array(columns * rows);
  for (let y = 0, at = 0; y < down; y++)
    for (let x = 0; x < across; x++, at++) {
      if (distances[at]! < band.fromPx || distances[at]! > band.toPx) continue;
      const cell = cellAt(cells, x, y);
      if (cells.spread[cell] === 0) continue;
      all[cell]!++;
      if (unlikeBeyond(cells, cell, data, 4 * ((y0 + y) * width + x0 + x)) < 1) like[cell]!++;
    }
  const allNear = boxBlurred(all, columns, rows, MEAN_CELLS),
    likeNear = boxBlurred(like, columns, rows, MEAN_CELLS);
  return allNear.map((count, cell) =>
    count < LEAST_SHARE * CELL_PX ** 2 ? 0 : 1 - ramp(SELDOM_LIKE, OFTEN_LIKE, likeNear[cell]! / count),
  );
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
