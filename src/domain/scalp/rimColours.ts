import { boxBlurred } from '../boxBlur';
import { connectedRuns } from '../connectedRuns';
import { signedDistances } from '../distanceField';
import type { AnalysisImage, Mask } from '../image';
import { levelOf, LINEAR_OF_LEVEL, type LinearRgb } from '../pigment/colour';
import type { PixelBox, RimColours } from './types';

/** Side of a cell, pixels of the analysis image; colours are means over so many cells either way. */
const CELL_PX = 2;
const MEAN_CELLS = 4;
/** Around the box that is asked for. */
const MARGIN_PX = 14;

/** Where in pixels from the outline colours are taken, and up to and from which distance it is looked for and taken for known. */
interface Band {
  readonly fromPx: number;
  readonly toPx: number;
  readonly soughtToPx: number;
  readonly knownFromPx: number;
}

/** A mask may be off by some pixels; the outline that comes of it is within one. */
const AT_FIRST: Band = { fromPx: 3, toPx: 10, soughtToPx: 4, knownFromPx: 6 };
const THEN: Band = { fromPx: 1.2, toPx: 6, soughtToPx: 2.2, knownFromPx: 4 };

/** Levels of noise that every photo has; spreads between two sides from which, and from which for sure, they are told apart. */
const NOISE_LEVELS = 4;
const ALIKE_SPREADS = 2.5;
const APART_SPREADS = 5;
/** Of a neighbourhood, the least that shows a side. */
const LEAST_SHARE = 0.01;

/** On the way from the colour beyond to that within a pixel up to here shows none of the person, and from here on nothing else. */
const NONE_UP_TO = 0.08;
const ALL_FROM = 0.78;
/** A colour beside that way is neither; up to here, as a share of the way's length, it is, and from here on not at all. */
const ASIDE_UP_TO = 0.35;
const ASIDE_FROM = 0.7;

/** The mask reaches as far as a pixel shows so much of the person: how much of each is the person's the colours say. */
const REACHED_FROM = 0.25;

export interface RimSeen {
  /** The mask, its edge just beyond where the colours of both sides meet. */
  readonly mask: Mask;
  readonly colours: RimColours;
}

/**
 * Colours of the person just within the outline and of what lies just beyond it: the share of both in each pixel (alpha
 * matting with known, slowly varying colours) says where the person ends, finer than any mask.
 *
 * @param box where it is looked for
 */
export function rimSeen(analysis: AnalysisImage, person: Mask, box: PixelBox): RimSeen | null {
  const { width, height, photoPxPerPx } = analysis;
  if (4 * person.coverage.length !== analysis.data.length || box.x1 < box.x0) return null;
  const window: Window = {
    x0: Math.max(0, box.x0 - MARGIN_PX),
    y0: Math.max(0, box.y0 - MARGIN_PX),
    columns: Math.min(width, box.x1 + MARGIN_PX + 1) - Math.max(0, box.x0 - MARGIN_PX),
    rows: Math.min(height, box.y1 + MARGIN_PX + 1) - Math.max(0, box.y0 - MARGIN_PX),
  };
  let mask = person;
  let cells: Cells | null = null;
  for (const [band, reached] of [
    [AT_FIRST, 0.5],
    [THEN, REACHED_FROM],
  ] as const) {
    const distances = distancesIn(window, mask);
    cells = cellsOf(analysis, window, distances, band);
    mask = outlined(analysis, window, mask, distances, cells, band.knownFromPx, reached);
  }
  const { columns, rows, rgba } = cells!;
  return {
    mask,
    colours: {
      leftPx: window.x0 * photoPxPerPx,
      topPx: window.y0 * photoPxPerPx,
      cellPx: CELL_PX * photoPxPerPx,
      width: columns,
      height: rows,
      rgba,
    },
  };
}

/**
 * Share of the person in a pixel between both colours; the same maths as shaders/chunks/rim.glsl.
 *
 * @param told 0..1, how well the colours tell
 */
export function shareWithin(light: LinearRgb, within: LinearRgb, beyond: LinearRgb, told: number): number {
  let along = 0,
    square = 1e-6,
    from = 0;
  for (let k = 0; k < 3; k++) {
    const axis = within[k]! - beyond[k]!;
    const off = light[k]! - beyond[k]!;
    along += off * axis;
    square += axis * axis;
    from += off * off;
  }
  along /= square;
  const aside = Math.sqrt(Math.max(0, from / square - along * along));
  const share = Math.min(1, Math.max(0, (along - NONE_UP_TO) / (ALL_FROM - NONE_UP_TO)));
  return 1 + told * (1 - ramp(ASIDE_UP_TO, ASIDE_FROM, aside)) * (share - 1);
}

interface Window {
  readonly x0: number;
  readonly y0: number;
  readonly columns: number;
  readonly rows: number;
}

interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** See `RimColours`. */
  readonly rgba: Uint8Array;
}

/** Of 255. */
const EDGE = 128;

function distancesIn({ x0, y0, columns, rows }: Window, { width, coverage }: Mask): Float32Array {
  const inside = new Uint8Array(columns * rows);
  for (let y = 0, at = 0; y < rows; y++)
    for (let x = 0, i = (y0 + y) * width + x0; x < columns; x++, i++, at++)
      inside[at] = coverage[i]! < EDGE ? 0 : 1;
  return signedDistances(inside, columns, rows);
}

/** Planes of a side: pixels, their linear light, and the level of green and its square. */
const PLANES = 6;

function cellsOf(
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
      const values = [1, 0, 0, 0, green, green * green];
      for (let k = 0; k < 3; k++) values[1 + k] = LINEAR_OF_LEVEL[data[pixel + k]!]!;
      for (let k = 0; k < PLANES; k++) sums[side + k]![cell]! += values[k]!;
    }
  const means = sums.map((plane) => boxBlurred(plane, columns, rows, MEAN_CELLS));
  const rgba = new Uint8Array(8 * columns * rows);
  for (let y = 0, cell = 0; y < rows; y++)
    for (let x = 0; x < columns; x++, cell++) {
      const within = sideOf(means, 0, cell);
      const beyond = sideOf(means, PLANES, cell);
      if (!within || !beyond) continue;
      const px = Math.min(across - 1, x * CELL_PX + 1),
        py = Math.min(down - 1, y * CELL_PX + 1);
      const near = 1 - ramp(band.soughtToPx, band.knownFromPx, Math.abs(distances[py * across + px]!));
      rgba.set(within.levels, 4 * cell);
      rgba[4 * cell + 3] = Math.round(255 * near * toldApart(within, beyond));
      rgba.set(beyond.levels, 4 * (columns * rows + cell));
    }
  return { columns, rows, rgba };
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
  const spread = Math.sqrt(2 * (within.variance + beyond.variance) + NOISE_LEVELS ** 2);
  return ramp(ALIKE_SPREADS, APART_SPREADS, Math.hypot(r, g, b) / spread);
}

function ramp(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** The mask, near its edge half covered where a pixel shows this share of the person. */
function outlined(
  { width, data }: AnalysisImage,
  window: Window,
  mask: Mask,
  distances: Float32Array,
  { columns: cellsAcross, rows: cellsDown, rgba }: Cells,
  knownFromPx: number,
  reached: number,
): Mask {
  const { x0, y0, columns, rows } = window;
  const coverage = mask.coverage.slice();
  const beyondFrom = 4 * cellsAcross * cellsDown;
  const linear = (from: ArrayLike<number>, at: number): LinearRgb => [
    LINEAR_OF_LEVEL[from[at]!]!,
    LINEAR_OF_LEVEL[from[at + 1]!]!,
    LINEAR_OF_LEVEL[from[at + 2]!]!,
  ];
  for (let y = 0, at = 0; y < rows; y++)
    for (let x = 0; x < columns; x++, at++) {
      if (Math.abs(distances[at]!) > knownFromPx) continue;
      const cell = 4 * (Math.floor(y / CELL_PX) * cellsAcross + Math.floor(x / CELL_PX));
      const told = rgba[cell + 3]! / 255;
      if (told === 0) continue;
      const i = (y0 + y) * width + x0 + x;
      const share = shareWithin(linear(data, 4 * i), linear(rgba, cell), linear(rgba, beyondFrom + cell), 1);
      const shown = Math.min(1, (0.5 * share) / reached);
      coverage[i] = Math.round((1 - told) * coverage[i]! + told * 255 * shown);
    }
  joinToSides(window, coverage, mask.width, distances, knownFromPx);
  return { ...mask, coverage };
}

/** A spot within that looks like what lies beyond is of the person, and the other way round. */
function joinToSides(
  { x0, y0, columns, rows }: Window,
  coverage: Uint8Array,
  width: number,
  distances: Float32Array,
  surePx: number,
): void {
  const indexOf = (at: number): number => (y0 + Math.floor(at / columns)) * width + x0 + (at % columns);
  const inside = Uint8Array.from({ length: columns * rows }, (_, at) =>
    coverage[indexOf(at)]! < EDGE ? 0 : 1,
  );
  for (const side of [0, 1]) {
    const { count, start, end, part } = connectedRuns(inside, side, columns, rows);
    const isSure = new Uint8Array(count);
    for (let run = 0; run < count; run++)
      for (let at = start[run]!; at < end[run]!; at++)
        if ((distances[at]! > 0 ? 1 : 0) === side && Math.abs(distances[at]!) > surePx)
          isSure[part[run]!] = 1;
    for (let run = 0; run < count; run++)
      if (isSure[part[run]!] === 0)
        for (let at = start[run]!; at < end[run]!; at++) coverage[indexOf(at)] = side === 1 ? 0 : 255;
  }
}
