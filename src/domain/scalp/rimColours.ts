import { connectedRuns } from '../connectedRuns';
import { signedDistances } from '../distanceField';
import type { AnalysisImage, Mask } from '../image';
import { LINEAR_OF_LEVEL, type LinearRgb } from '../pigment/colour';
import { smoothstep } from '../smoothstep';
import { AXIS_VALUES, shareAlong, surenessOf } from './rimAxis';
import {
  CELL_PX,
  cellAt,
  cellsOf,
  NEAR_PX,
  toldBy,
  toldByLook,
  unlikeBeyond,
  type Band,
  type Cells,
  type Outline,
  type Window,
} from './rimCells';
import type { PixelBox, RimColours } from './types';

/** Around the box that is asked for. */
const MARGIN_PX = 14;

/** A mask may be off by some pixels; the outline that comes of it is within one. */
const AT_FIRST: Band = { fromPx: 3, toPx: 10, soughtToPx: 4, knownFromPx: 6 };
const THEN: Band = { fromPx: 1.2, toPx: 6, soughtToPx: 2.2, knownFromPx: 4 };

/** On the way from the colour beyond to that within a pixel up to here shows none of the person, and from here on nothing else. */
const NONE_UP_TO = 0.08;
const ALL_FROM = 0.78;
/** A colour beside that way is neither; up to here, as a share of the way's length, it is, and from here on not at all. */
const ASIDE_UP_TO = 0.35;
const ASIDE_FROM = 0.7;

/** By which colours of an edge stray however even the light, linear: noise, and colours that files store more coarsely. [A] */
const STRAYS = 0.06;

/** Fewer pixels that change sides are noise. */
const MOVED_LEAST_PX = 20;

/** The mask reaches as far as a pixel shows so much of the person: how much of each is the person's the colours say. */
const REACHED_FROM = 0.25;
/** Where hue alone tells them apart no colour divides a pixel later: the mask ends where half of one is the person's. */
const REACHED_BY_AXIS = 0.5;

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
  const outlineOnce = (band: Band, reached: number): number => {
    const outline = outlineIn(window, mask);
    const told = toldBy(outline, band);
    cells = cellsOf(analysis, told);
    const byLook = toldByLook(analysis, told, cells);
    const found = outlined(analysis, outline, mask, { cells, byLook, band }, reached);
    mask = found.mask;
    return found.movedByAxis;
  };
  // An axis that tells little gets part of the way.
  if (outlineOnce(AT_FIRST, 0.5) > MOVED_LEAST_PX) outlineOnce(AT_FIRST, 0.5);
  outlineOnce(THEN, REACHED_FROM);
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
 * Share of the person in a pixel between both colours; the same maths as shaders/chunks/rim.glsl. Where light varies within, as
 * at a highlight, the person's light in the pixel may be more or less of the mean by as much.
 *
 * @param told 0..1, how well the colours tell
 * @param lightSpread relative standard deviation of the light within
 */
export function shareWithin(
  light: LinearRgb,
  within: LinearRgb,
  beyond: LinearRgb,
  told: number,
  lightSpread: number,
): number {
  let [square, along, from, axisWithin, offWithin, withinWithin] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < 3; k++) {
    const axis = within[k]! - beyond[k]!;
    const off = light[k]! - beyond[k]!;
    square += axis * axis;
    along += off * axis;
    from += off * off;
    axisWithin += axis * within[k]!;
    offWithin += off * within[k]!;
    withinWithin += within[k]! * within[k]!;
  }
  const explained = lightSpread ** 2 / (lightSpread ** 2 * withinWithin + STRAYS ** 2);
  square += 1e-6 - explained * axisWithin * axisWithin;
  along = (along - explained * offWithin * axisWithin) / square;
  from -= explained * offWithin * offWithin;
  const aside = Math.sqrt(Math.max(0, from / square - along * along));
  const share = Math.min(1, Math.max(0, (along - NONE_UP_TO) / (ALL_FROM - NONE_UP_TO)));
  return 1 + told * (1 - smoothstep(ASIDE_UP_TO, ASIDE_FROM, aside)) * (share - 1);
}

/** Of 255. */
const EDGE = 128;

function insideIn({ x0, y0, columns, rows }: Window, coverage: Uint8Array, width: number): Uint8Array {
  const inside = new Uint8Array(columns * rows);
  for (let y = 0, at = 0; y < rows; y++)
    for (let x = 0, i = (y0 + y) * width + x0; x < columns; x++, i++, at++)
      inside[at] = coverage[i]! < EDGE ? 0 : 1;
  return inside;
}

function outlineIn(window: Window, { width, coverage }: Mask): Outline {
  const { columns, rows } = window;
  const distances = signedDistances(insideIn(window, coverage, width), columns, rows, NEAR_PX);
  let count = 0;
  const near = new Int32Array(distances.length);
  for (let at = 0; at < distances.length; at++) if (Math.abs(distances[at]!) < NEAR_PX) near[count++] = at;
  return { window, distances, near: near.subarray(0, count) };
}

interface Seen {
  readonly cells: Cells;
  /** See `toldByLook`. */
  readonly byLook: Float32Array;
  readonly band: Band;
}

/** The mask, near its edge half covered where colours tell that a pixel shows this share of the person. */
function outlined(
  { width, data }: AnalysisImage,
  { window, distances, near }: Outline,
  mask: Mask,
  { cells, byLook, band }: Seen,
  reached: number,
): { readonly mask: Mask; readonly movedByAxis: number } {
  let movedByAxis = 0;
  const { x0, y0, columns } = window;
  const { rgba } = cells;
  const coverage = mask.coverage.slice();
  const beyondFrom = 4 * cells.columns * cells.rows;
  const linear = (from: ArrayLike<number>, at: number): LinearRgb => [
    LINEAR_OF_LEVEL[from[at]!]!,
    LINEAR_OF_LEVEL[from[at + 1]!]!,
    LINEAR_OF_LEVEL[from[at + 2]!]!,
  ];
  for (let k = 0; k < near.length; k++) {
    const at = near[k]!;
    const away = Math.abs(distances[at]!);
    if (away > band.knownFromPx) continue;
    const x = at % columns,
      y = Math.floor(at / columns);
    const cell = cellAt(cells, x, y);
    if (cells.spread[cell] === 0) continue;
    const i = (y0 + y) * width + x0 + x;
    const told = rgba[4 * cell + 3]! / 255;
    let covered = coverage[i]! / 255;
    const sought = 1 - smoothstep(band.soughtToPx, band.knownFromPx, away);
    const look = sought * byLook[cell]!;
    if (told < 1 && look > 0) covered += look * (unlikeBeyond(cells, cell, data, 4 * i) - covered);
    const axis = AXIS_VALUES * cell;
    const byAxis = sought * surenessOf(cells.axes, axis);
    if (told < 1 && byAxis > 0) {
      const before = covered;
      covered += byAxis * (asMask(shareAlong(cells.axes, axis, data, 4 * i), REACHED_BY_AXIS) - covered);
      if (before >= 0.5 !== covered >= 0.5) movedByAxis++;
    }
    if (told > 0) {
      const share = shareWithin(
        linear(data, 4 * i),
        linear(rgba, 4 * cell),
        linear(rgba, beyondFrom + 4 * cell),
        1,
        rgba[beyondFrom + 4 * cell + 3]! / 255,
      );
      covered += told * (asMask(share, reached) - covered);
    }
    coverage[i] = Math.round(255 * covered);
  }
  joinToSides(window, coverage, mask.width, distances, band.knownFromPx);
  return { mask: { ...mask, coverage }, movedByAxis };
}

/** Half covered where a pixel shows as much of the person as is asked for. */
const asMask = (share: number, reached: number): number => Math.min(1, Math.max(0, (0.5 * share) / reached));

/** A spot within that looks like what lies beyond is of the person, and the other way round. */
function joinToSides(
  { x0, y0, columns, rows }: Window,
  coverage: Uint8Array,
  width: number,
  distances: Float32Array,
  surePx: number,
): void {
  const indexOf = (at: number): number => (y0 + Math.floor(at / columns)) * width + x0 + (at % columns);
  const inside = insideIn({ x0, y0, columns, rows }, coverage, width);
  for (const side of [0, 1]) {
    const { count, start, end, part } = connectedRuns(inside, side, columns, rows);
    const isSure = new Uint8Array(count);
    for (let run = 0; run < count; run++)
      for (let at = start[run]!; isSure[part[run]!] === 0 && at < end[run]!; at++)
        if ((distances[at]! > 0 ? 1 : 0) === side && Math.abs(distances[at]!) > surePx)
          isSure[part[run]!] = 1;
    for (let run = 0; run < count; run++)
      if (isSure[part[run]!] === 0)
        for (let at = start[run]!; at < end[run]!; at++) coverage[indexOf(at)] = side === 1 ? 0 : 255;
  }
}
