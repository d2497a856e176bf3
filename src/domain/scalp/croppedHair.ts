import { connectedRuns } from '../connectedRuns';
import { earLine } from '../head/earLine';
import type { HeadPoints } from '../head/types';
import type { AnalysisImage, Mask } from '../image';
import { partsLikeHair } from './hairParts';
import { hairOrSkin, type HairOrSkin } from './hairOrSkin';
import { extremeAround } from './extremeAround';
import { spreadToPixels } from './hairPixels';
import { opacityBeside, shareOfAdded } from './opacityBeside';
import type { LinearRgb } from '../pigment/colour';
import { smoothstep } from '../smoothstep';
import { lightOfLooks, lookCells, LOOKS, type LookCells } from './lookCells';
import type { SurfaceRaster } from './raster';
import type { PixelBox } from './types';

/** Fewer cells than this do not tell how the skin looks. */
const LEAST_CELLS = 60;
/** How often what looks like hair but is none is taken out. */
const MOST_ROUNDS = 4;
/** Hair thins out over so many cells beyond where it is told. */
const THINS_OVER_CELLS = 3;
/** But not at nape and sides, so near to the border and up to so far above the ears: there it is told badly, in shade, and full. [A] */
const KEPT_MM = 30;
const KEPT_ABOVE_EARS_MM = 45;
/** Of 255: coverage from which the hair model is believed where colours show none. */
const MODEL_SURE = 240;
/**
 * Share of the scalp that it must be sure of to be believed a little, and wholly, where colours tell of no hair at all: a head that
 * is all hair. Less of it leaves skin to compare with, and colours would tell; of a bald head in a dark or grey photo it is sure of
 * up to a fifth. [A]
 */
const BELIEVED_FROM = 0.3;
const BELIEVED_AT = 0.7;
/** The same where too few cells were asked: only specks are not believed. [A] */
const BELIEVED_UNASKED_FROM = 0.03;
const BELIEVED_UNASKED_AT = 0.05;
/** Of 255: opacity of hair that colours told. */
const TOLD_FROM = 128;
/** Probability of hair from which a cell shows no skin. */
const UNDER_FROM = 0.5;

export interface CroppedHair {
  /** At the picture's size. */
  readonly hair: Mask;
  /** What the skin under it would look like in this light. */
  readonly skinUnder: readonly SkinSample[];
}

/** Linear light of the middle of a square of skin. */
export interface SkinSample {
  readonly x: number;
  readonly y: number;
  readonly rgb: LinearRgb;
  readonly areaPx: number;
}

/**
 * Hair of a head that is bald or cropped, as far as it can be told from skin in this light. The hair model
 * often misses stubble, most of all where it is dark on dark skin, and finds some on bald heads.
 *
 * @param seen `model` of the hair model; `person` null where its outline is not known; `box` holds all that is seen of the head
 * @param mmPerPx of the picture, on skin that faces the camera
 */
export function croppedHair(
  analysis: AnalysisImage,
  raster: SurfaceRaster,
  points: HeadPoints,
  seen: { readonly model: Mask; readonly person: Mask | null; readonly box: PixelBox },
  mmPerPx: number,
): CroppedHair {
  const { width, height } = analysis;
  const cells = lookCells(analysis, raster, points, seen, mmPerPx);
  const isAsked = cells.told.length >= LEAST_CELLS;
  const found = isAsked ? foundHair(cells, points) : null;
  const coverage = new Uint8Array(width * height);
  if (found)
    spreadToPixels(
      analysis,
      cells,
      opacityBeside(cells, opacityOf(cells, points, found), found),
      raster,
      found,
      coverage,
    );
  if (found) addSure(seen.model, coverage, (i) => coverage[i]! >= TOLD_FROM);
  else addSure(seen.model, coverage, () => true, belief(sureShare(seen.model, raster, seen.box), isAsked));
  return { hair: { width, height, coverage }, skinUnder: found ? skinUnder(cells, found) : [] };
}

/** null where all is skin. */
export function foundHair(cells: LookCells, points: HeadPoints): HairOrSkin | null {
  const barred = new Uint8Array(cells.isTold.length);
  let last: HairOrSkin | null = null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = hairOrSkin(cells, points, barred, last?.hair ?? null);
    const { like, unlike } = partsLikeHair(cells, found, points);
    for (const cell of unlike) barred[cell] = 1;
    last = like.length > 0 ? without(found, cells, barred) : null;
    if (unlike.length === 0) break;
  }
  return last;
}

/** The same where what is barred is skin. */
function without(found: HairOrSkin, { told }: LookCells, barred: Uint8Array): HairOrSkin {
  const { besideSkin, matt, added, spread, likelihood } = found;
  const hair = found.hair.map((share, j) => (barred[told[j]!] === 1 ? 0 : share));
  return { hair, besideSkin, matt, added, spread, likelihood };
}

function skinUnder(
  { told, looks, leastLight, columns, cellPx, left, top }: LookCells,
  { hair, besideSkin }: HairOrSkin,
): readonly SkinSample[] {
  return [...told].flatMap((cell, j) => {
    if (hair[j]! < UNDER_FROM) return [];
    const rgb = lightOfLooks((k) => looks[LOOKS * cell + k]! - besideSkin[LOOKS * j + k]!, leastLight);
    const x = left + ((cell % columns) + 0.5) * cellPx,
      y = top + (Math.floor(cell / columns) + 0.5) * cellPx;
    return [{ x, y, rgb, areaPx: cellPx ** 2 }];
  });
}

/**
 * Of each cell, 0..255; -1 of those that are not told. Hair thins out towards skin, so around what is told as hair a cell counts by
 * how much of what hair adds is there.
 */
function opacityOf(cells: LookCells, points: HeadPoints, found: HairOrSkin): Float32Array {
  const { hair, matt } = found;
  const { told, isTold, positionMm, borderDistanceMm } = cells;
  const lowMm = earLine(points, 1) + KEPT_ABOVE_EARS_MM;
  const opacity = new Float32Array(isTold.length).fill(-1);
  const near = new Float32Array(isTold.length);
  told.forEach((cell, j) => (near[cell] = hair[j]!));
  const around = extremeAround(near, cells, THINS_OVER_CELLS, Math.max);
  told.forEach((cell, j) => {
    const share = shareOfAdded((k) => matt[LOOKS * j + k]!, found);
    const isKept = borderDistanceMm[cell]! < KEPT_MM && positionMm[3 * cell + 1]! < lowMm;
    const thinned = around[cell]! * share;
    opacity[cell] = 255 * (isKept ? Math.max(thinned, hair[j]!) : thinned);
  });
  return opacity;
}

/** 0..1, in the hair model where it is sure of so much of the scalp and colours tell of no hair. */
const belief = (share: number, isAsked: boolean): number =>
  isAsked
    ? smoothstep(BELIEVED_FROM, BELIEVED_AT, share)
    : smoothstep(BELIEVED_UNASKED_FROM, BELIEVED_UNASKED_AT, share);

/** @param box holds all that is seen of the head */
function sureShare(
  { coverage }: Mask,
  { width, facing, borderDistanceMm }: SurfaceRaster,
  box: PixelBox,
): number {
  let scalp = 0,
    sure = 0;
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0, end = i + box.x1 - box.x0; i <= end; i++) {
      if (!(borderDistanceMm[i]! > 0 && facing[i]! > 0)) continue;
      scalp++;
      if (coverage[i]! >= MODEL_SURE) sure++;
    }
  return scalp > 0 ? sure / scalp : 0;
}

/** What the model is sure of and hangs together with a place that counts: it is sure of specks on bald scalp too. */
function addSure(model: Mask, coverage: Uint8Array, counts: (i: number) => boolean, believed = 1): void {
  if (believed === 0) return;
  const sure = new Uint8Array(coverage.length);
  for (let i = 0; i < sure.length; i++) sure[i] = model.coverage[i]! >= MODEL_SURE ? 1 : 0;
  const { count, start, end, part } = connectedRuns(sure, 1, model.width, model.height);
  const isHair = new Uint8Array(count);
  for (let run = 0; run < count; run++)
    for (let i = start[run]!; i < end[run]!; i++) if (counts(i)) isHair[part[run]!] = 1;
  for (let run = 0; run < count; run++)
    if (isHair[part[run]!] === 1)
      for (let i = start[run]!; i < end[run]!; i++)
        coverage[i] = Math.max(coverage[i]!, Math.round(believed * model.coverage[i]!));
}
