import { earLine } from '../head/earLine';
import type { HeadPoints } from '../head/types';
import type { AnalysisImage, Mask } from '../image';
import { valueNoise } from '../random';
import { smoothstep } from '../smoothstep';
import { signedDistances } from '../distanceField';
import { boxBlurred } from '../boxBlur';
import type { BareShare } from './bareShare';
import { cellMeans, type Cells } from './cells';
import { blendedInto, hairDepth, type HairDepth } from './fringeBlend';
import { fringeLead, type FringeLead } from './fringeLead';
import type { SkinChange } from './hairBesideSkin';
import { LONG_FROM } from './longHair';
import { TOP_OF_EARS_MM, withinHairBorder } from './outsideHair';
import type { ScalpMaps } from './types';

/** Hair less opaque than this (0..255) leaves skin bare. */
const BARE_BELOW = 110;
/** How far the fringe draws back from bare skin, and the width over which it thins there, mm along the picture. [A] */
const RECEDES_MM = 12;
const THINS_OVER_MM = 10;
/** The new border wanders. */
const WANDER_MM = 3;
const WANDER_SCALE_MM = 9;
/** At sides and nape hair keeps to a band above its lower border that no loss reaches: sure up to here, none from there on, mm. [A] */
const KEPT_TO_MM = 14;
const KEPT_UNTIL_MM = 30;
/** Sides begin behind the line between the ears, over so many mm. */
const SIDES_OVER_MM = 20;
/** Skin of the forehead from here on upwards counts as bare: hair draws back from it. */
const FOREHEAD_ABOVE_GLABELLA_MM = 20;

/** Hair begins over about this far on either side, mm. */
const BORDER_MM = 4;
/** Skin farther outside the border of the scalp does not count there. */
const NEAR_SCALP_MM = 8;
/** Opacity of the hair around (0..255) at which impressions start to thin out and are gone. */
const THIN_FROM = 80;
const GONE_AT = 235;
/** The same of cropped hair: it is known how much of it there is, and impressions make up for what is missing. */
const CROPPED_FROM = 20;
const CROPPED_GONE_AT = 220;

/** Widths of blending that are remembered. */
const MOST_WIDTHS = 6;

/** The patient's own hair as the treatment meets it; row-major at the maps' size, 0..255. */
export interface Fringe {
  /** Share of the impressions that hair leaves: they thin out into it without a border. null where there is no hair. */
  readonly bare: BareShare | null;
  /** The same where the treatment goes over into hair around bare scalp over so many mm; the same object for the same width. */
  blended(blendMm: number): BareShare | null;
  /** Longer than cropped: what lies behind it the photo does not show, so it cannot be drawn back or shaved. */
  readonly isLong: boolean;
  /** How the treatment leads over to the hair, see `fringeLead`; null where that is long. */
  lead(analysis: AnalysisImage, treated: SkinChange): FringeLead | null;
  /** Of `hairLost`, made when it is first asked for; null where hair is long. */
  lost(): Uint8Array | null;
}

/** @param mmPerPx of the maps, on skin that faces the camera */
export function fringeOf(maps: ScalpMaps, points: HeadPoints, mmPerPx: number): Fringe {
  const isLong = maps.hairBeyondHead >= LONG_FROM;
  let lost: Uint8Array | null = null;
  let depth: HairDepth | null = null;
  const blended = new Map<number, BareShare>();
  const found = bareShare(maps, points, mmPerPx, isLong);
  return {
    bare: found && found.bare,
    blended(blendMm) {
      if (found === null) return null;
      const known = blended.get(blendMm);
      if (known) return known;
      depth ??= hairDepth(maps, found.opacity, found.bare.cellPx, mmPerPx, THIN_FROM, isLong, found.within);
      if (blended.size >= MOST_WIDTHS) blended.clear();
      const made = blendedInto(found.bare, depth, blendMm, found.within);
      blended.set(blendMm, made);
      return made;
    },
    isLong,
    lead: (analysis, treated) =>
      found && !isLong
        ? fringeLead(analysis, maps, found.opacity, found.bare.cellPx, mmPerPx, treated)
        : null,
    lost: () => (isLong ? null : (lost ??= hairLost(maps, points, mmPerPx))),
  };
}

interface FoundBare {
  readonly bare: BareShare;
  /** Of the hair around each cell, 0..255. */
  readonly opacity: Cells;
  /** Of `withinHairBorder`; null of long hair, which hides where it begins. */
  readonly within: Float32Array | null;
}

/** It changes over `BORDER_MM`, so squares of a third of that are enough. */
function bareShare(maps: ScalpMaps, points: HeadPoints, mmPerPx: number, isLong: boolean): FoundBare | null {
  const borderPx = BORDER_MM / mmPerPx;
  const cellPx = Math.max(1, Math.min(4, Math.floor(borderPx / 3)));
  const cells = cellMeans(maps.hair, cellPx);
  if (!cells.values.some((value) => value > 0)) return null;
  const radius = Math.max(1, Math.round(borderPx / cellPx));
  const around = blurredOnScalp(cells, cellMeans(nearScalp(maps), cellPx), radius);
  const within = isLong ? null : withinHairBorder(maps, points, around, cells.values, cellPx, mmPerPx);
  const opacity = isLong ? around : noMoreThanHere(around, cells);
  const hiddenBy = (value: number): number =>
    isLong
      ? smoothstep(THIN_FROM, GONE_AT, value)
      : unit((value - CROPPED_FROM) / (CROPPED_GONE_AT - CROPPED_FROM));
  const share = opacity.values.map((value, cell) => (1 - hiddenBy(value)) * (within?.[cell] ?? 1));
  const { columns, rows } = cells;
  return { bare: { columns, rows, cellPx, share }, opacity, within };
}

/** Of cropped hair each place is known: skin that is bare is treated, however near hair begins. */
function noMoreThanHere(around: Cells, { columns, rows, values }: Cells): Cells {
  const here = boxBlurred(values, columns, rows, 1);
  return { ...around, values: around.values.map((opacity, cell) => Math.min(opacity, here[cell]!)) };
}

function blurredTwice({ columns, rows, values }: Cells, radius: number): Float32Array {
  return boxBlurred(boxBlurred(values, columns, rows, radius), columns, rows, radius);
}

/** What lies beside the head, and an ear in front of it, tell nothing of its hair. */
function blurredOnScalp(hair: Cells, scalp: Cells, radius: number): Cells {
  const weights = blurredTwice(scalp, radius);
  const weighted = blurredTwice(
    { ...hair, values: hair.values.map((v, i) => (v * scalp.values[i]!) / 255) },
    radius,
  );
  return {
    ...hair,
    values: weighted.map((sum, i) => (weights[i]! > 1 ? (255 * sum) / weights[i]! : hair.values[i]!)),
  };
}

function nearScalp({ width, height, box, facing, borderDistanceMm }: ScalpMaps): Mask {
  const coverage = new Uint8Array(facing.length);
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0, end = i + box.x1 - box.x0; i <= end; i++)
      coverage[i] = facing[i]! > 0 && borderDistanceMm[i]! > -NEAR_SCALP_MM ? 255 : 0;
  return { width, height, coverage };
}

const unit = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * How far hair is gone where loss goes on: 255 next to bare scalp or forehead, 0 deep in the fringe; row-major at the maps'
 * size. It draws back from above only: at sides and nape a band stays above the lower border.
 *
 * @param mmPerPx of the maps, on skin that faces the camera
 */
export function hairLost(maps: ScalpMaps, points: HeadPoints, mmPerPx: number): Uint8Array {
  const { width, height, facing, hair, borderDistanceMm, positionMm } = maps;
  const haired = new Uint8Array(width * height);
  const earLineMm = earLine(points, 2);
  // Below it hair of the nape or a sideburn begins.
  const baldFromMm = earLine(points, 1) + TOP_OF_EARS_MM;
  for (let i = 0; i < haired.length; i++) {
    const onScalp = borderDistanceMm[i]! > 0 && positionMm[3 * i + 1]! > baldFromMm;
    const onForehead =
      positionMm[3 * i + 1]! > points.glabella[1] + FOREHEAD_ABOVE_GLABELLA_MM &&
      positionMm[3 * i + 2]! > earLineMm;
    const isBare = facing[i]! > 0 && hair.coverage[i]! < BARE_BELOW && (onScalp || onForehead);
    haired[i] = isBare ? 0 : 1;
  }
  const distances = signedDistances(haired, width, height);
  const lost = new Uint8Array(haired.length);
  for (let i = 0; i < lost.length; i++) {
    if (hair.coverage[i] === 0) continue;
    const wander =
      WANDER_MM *
      valueNoise(
        positionMm[3 * i]! / WANDER_SCALE_MM,
        positionMm[3 * i + 1]! / WANDER_SCALE_MM,
        positionMm[3 * i + 2]! / WANDER_SCALE_MM,
        1,
      );
    const behind = distances[i]! * mmPerPx + wander - RECEDES_MM;
    const reach = unit(1 - behind / THINS_OVER_MM);
    const kept = unit((KEPT_UNTIL_MM - borderDistanceMm[i]! + wander) / (KEPT_UNTIL_MM - KEPT_TO_MM));
    const aside = unit((earLineMm - positionMm[3 * i + 2]!) / SIDES_OVER_MM + 1);
    lost[i] = Math.round(255 * reach * (1 - aside * kept));
  }
  return lost;
}
