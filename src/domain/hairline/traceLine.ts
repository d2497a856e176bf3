import type { AnalysisImage } from '../image';
import type { ScalpMaps } from '../scalp/types';
import { acrossTrack, type AcrossTrack } from './acrossTrack';

/** A line that someone drew on the skin, as the photo shows it. */
export interface TracedLine {
  /** Photo px: x, y, x, y, … */
  readonly pointsPx: readonly number[];
  /** 0..1; from `TRACE_SURE` on there is one. */
  readonly confidence: number;
}

/** From here on the line is offered. [A] held by tests with and without a line */
export const TRACE_SURE = 0.5;
/** It is looked for so far to both sides of the planned line, mm. */
const REACH_MM = 20;
/** Of the steps along the line. */
const ALONG_MM = 1;
/** Skin beside the line is looked at in these distances from its middle, mm: for a fine and for a broad pencil. */
const BESIDE_MM = [1.6, 3];
/** No darker line counts for more: natural log of light. */
const CAP = 0.25;
/** A line is at least so much darker than the skin on both of its sides, in its own channel. */
const LEAST = 0.035;
/** In the mean a drawn line is so much darker, where skin's own mottling is not. [A] held by tests */
const STRONG = 0.12;
/** What a turn of the path by one step across costs. */
const TURN_COST = 0.012;
/** Another path so near to the best one is the same, mm. */
const SAME_MM = 4;
/** Half a forehead is the least that tells a line from a wrinkle or a hair, mm. */
const SHORTEST_MM = 45;
/** A drawn line stands out this much from the second best path. */
const CLEAR_RATIO = 2;
const SMOOTH_OVER = 7;
/** Nearer to the head's outline its rim would be taken for a line (cosine). */
const LEAST_FACING = 0.4;
/** The middle of a line is looked for so far around the path, mm. */
const MIDDLE_MM = 1.6;

type Maps = Pick<ScalpMaps, 'width' | 'height' | 'photoPxPerPx' | 'facing'>;

/**
 * Follows a dark or coloured line near the planned one: how much darker each place is than the skin on both of its sides,
 * then the best path along.
 *
 * @param linePx the planned line as seen: photo px, x, y, x, y, …
 * @param mmPerPx of the photo on the forehead
 * @returns null where none can be followed
 */
export function traceLine(
  image: AnalysisImage,
  maps: Maps,
  linePx: readonly number[],
  mmPerPx: number,
): TracedLine | null {
  const mmPerCell = mmPerPx * maps.photoPxPerPx;
  const track = acrossTrack(linePx, maps.photoPxPerPx, ALONG_MM / mmPerCell, REACH_MM / mmPerCell);
  if (track.rows < SHORTEST_MM / ALONG_MM) return null;
  const besides = BESIDE_MM.map((mm) => Math.max(1.5, mm / mmPerCell));
  const ridge = smoothedAlong(ridges(image, maps, track, besides), track);
  const best = bestPath(ridge, track);
  const values = best.map((column, row) => ridge[row * track.columns + column]!);
  const [first, last] = longestRun(values);
  if ((last - first) * ALONG_MM < SHORTEST_MM) return null;
  const inside = values.slice(first, last + 1);
  const rival = rivalMean(ridge, track, best, first, last, SAME_MM / mmPerCell);
  const share = inside.filter((value) => value > LEAST).length / inside.length;
  const clear = mean(inside) / Math.max(1e-3, rival) / CLEAR_RATIO;
  const strong = Math.min(1, mean(inside) / STRONG);
  const confidence = share * strong * Math.min(1, clear) ** 2;
  const middle = best.map((column, row) => middleOf(ridge, track, row, column, MIDDLE_MM / mmPerCell));
  return { pointsPx: placesOf(track, middle, first, last, maps.photoPxPerPx), confidence };
}

/** How much darker each place is than both its sides, natural log; `rows` by `columns`. */
function ridges(
  image: AnalysisImage,
  maps: Maps,
  track: AcrossTrack,
  besides: readonly number[],
): Float32Array {
  const { rows, columns } = track;
  const out = new Float32Array(rows * columns);
  const light = [new Float64Array(3), new Float64Array(3), new Float64Array(3)] as const;
  const read = (into: Float64Array, row: number, offset: number): boolean => {
    const [x, y] = track.at(row, offset);
    return lightAt(image, maps, x, y, into);
  };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const offset = track.offset(column);
      if (!read(light[0], row, offset)) continue;
      let most = 0;
      for (const beside of besides) {
        if (!read(light[1], row, offset - beside) || !read(light[2], row, offset + beside)) continue;
        for (let c = 0; c < 3; c++)
          most = Math.max(most, Math.min(light[1][c]!, light[2][c]!) - light[0][c]!);
      }
      out[row * columns + column] = Math.min(CAP, most);
    }
  return out;
}

/** Natural log of red, green and blue at a place of the analysis image, between its pixels; false off the head. */
function lightAt(
  { data, width, height }: AnalysisImage,
  { facing }: Maps,
  x: number,
  y: number,
  into: Float64Array,
): boolean {
  const [px, py] = [x - 0.5, y - 0.5];
  const i = Math.floor(px),
    j = Math.floor(py);
  if (i < 0 || j < 0 || i >= width - 1 || j >= height - 1 || !(facing[j * width + i]! > LEAST_FACING))
    return false;
  const [fx, fy] = [px - i, py - j];
  for (let c = 0; c < 3; c++) {
    const at = 4 * (j * width + i) + c;
    const high = data[at]! + fx * (data[at + 4]! - data[at]!);
    const low = data[at + 4 * width]! + fx * (data[at + 4 * width + 4]! - data[at + 4 * width]!);
    into[c] = Math.log(8 + high + fy * (low - high));
  }
  return true;
}

/** Hairs and pores end within millimetres, a line goes on. */
function smoothedAlong(ridge: Float32Array, { rows, columns }: AcrossTrack): Float32Array {
  const out = new Float32Array(ridge.length);
  const half = (SMOOTH_OVER - 1) / 2;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let k = -half; k <= half; k++) {
        const r = Math.min(rows - 1, Math.max(0, row + k));
        sum += ridge[r * columns + column]!;
      }
      out[row * columns + column] = sum / SMOOTH_OVER;
    }
  return out;
}

/** The column of each row: most ridge with few turns (dynamic programming). */
function bestPath(ridge: Float32Array, { rows, columns }: AcrossTrack): readonly number[] {
  let sums = ridge.slice(0, columns);
  const cameFrom = new Int8Array(rows * columns);
  for (let row = 1; row < rows; row++) {
    const next = new Float32Array(columns);
    for (let column = 0; column < columns; column++) {
      let most = -Infinity;
      for (let d = -1; d <= 1; d++) {
        const before = column + d;
        if (before < 0 || before >= columns) continue;
        const sum = sums[before]! - Math.abs(d) * TURN_COST;
        if (sum <= most) continue;
        most = sum;
        cameFrom[row * columns + column] = d;
      }
      next[column] = most + ridge[row * columns + column]!;
    }
    sums = next;
  }
  const path = new Array<number>(rows);
  path[rows - 1] = sums.indexOf(Math.max(...sums));
  for (let row = rows - 1; row > 0; row--) path[row - 1] = path[row]! + cameFrom[row * columns + path[row]!]!;
  return path;
}

/** First and last row of where the path is on a line all along but for short gaps. */
function longestRun(values: readonly number[]): readonly [number, number] {
  const gap = 8 / ALONG_MM;
  let best: readonly [number, number] = [0, 0];
  let first = -1,
    last = -1;
  values.forEach((value, row) => {
    if (value < LEAST) return;
    if (first < 0 || row - last > gap) first = row;
    last = row;
    if (last - first > best[1] - best[0]) best = [first, last];
  });
  return best;
}

/** What the best path away from the first one has in the same rows: wrinkles and hair have several alike. */
function rivalMean(
  ridge: Float32Array,
  track: AcrossTrack,
  best: readonly number[],
  first: number,
  last: number,
  samePx: number,
): number {
  const { columns } = track;
  const rest = ridge.slice(first * columns, (last + 1) * columns);
  const same = Math.ceil(samePx / track.stepPx);
  for (let row = first; row <= last; row++) {
    const from = (row - first) * columns;
    rest.fill(0, from + Math.max(0, best[row]! - same), from + Math.min(columns, best[row]! + same + 1));
  }
  const rows = last - first + 1;
  const path = bestPath(rest, { ...track, rows });
  return mean(path.map((column, row) => rest[row * columns + column]!));
}

/** A broad line is as dark all over: its middle is the mean of where it is. */
function middleOf(
  ridge: Float32Array,
  { columns, stepPx }: AcrossTrack,
  row: number,
  column: number,
  reachPx: number,
): number {
  const reach = Math.ceil(reachPx / stepPx);
  let sum = 0,
    weights = 0;
  for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
    sum += c * ridge[row * columns + c]!;
    weights += ridge[row * columns + c]!;
  }
  return weights > 0 ? sum / weights : column;
}

function placesOf(
  track: AcrossTrack,
  path: readonly number[],
  first: number,
  last: number,
  photoPxPerPx: number,
): readonly number[] {
  const points: number[] = [];
  for (let row = first; row <= last; row++) {
    const near = path.slice(Math.max(first, row - 2), Math.min(last, row + 2) + 1);
    const [x, y] = track.at(row, track.offset(mean(near)));
    points.push(x * photoPxPerPx, y * photoPxPerPx);
  }
  return points;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
