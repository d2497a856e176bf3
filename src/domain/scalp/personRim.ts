import { earLine } from '../head/earLine';
import { REGION_SCALP, type HeadPoints } from '../head/types';
import { smoothstep } from '../smoothstep';
import { findNearest } from './mapsNearest';
import { widened, type SurfaceRaster } from './raster';
import { scratch } from './scratch';
import type { PixelBox } from './types';

/** The scalp's edge follows a trusted person mask this far out of and into the projected head, mm. */
export const SNAP_OUT_MM = 6;
export const SNAP_IN_MM = 15;
const REACH_MM = SNAP_IN_MM + SNAP_OUT_MM;
/**
 * Beside skin of the head that bears no hair what lies outside the model fades over so many mm; over more beside the neck, where
 * the outline runs on across the person. [A]
 */
const FADES_MM = 6;
const FADES_AT_NECK_MM = 18;
/** The neck is seen from so far behind the line between the ears on, over so many mm. */
const NECK_OVER_MM = 20;
/** Curvature of a head at its outline. */
const HEAD_RADIUS_MM = 95;
/** Of the outermost pixels. */
const LEAST_RIM_COSINE = 0.01;

const HEAD = 1;
const OFF_HEAD = 2;
const BACKGROUND = 4;
/** Of the head, such as neck and forehead. */
const HAIRLESS = 8;
/** What the searches set. */
const FOUND_ACROSS = 16;
const FOUND_BACKGROUND = 32;
const FOUND_HAIRLESS = 64;

const kindsOf = scratch((length) => new Uint8Array(length));
const acrossOf = scratch((length) => new Int32Array(length));
const backgroundOf = scratch((length) => new Int32Array(length));
const hairlessOf = scratch((length) => new Int32Array(length));

interface Rim {
  readonly raster: SurfaceRaster;
  readonly coverage: Uint8Array;
  readonly person: Uint8Array;
  readonly kinds: Uint8Array;
  /** 1 + index of the nearest pixel on the other side of the projected head's outline, 0 far from it. */
  readonly across: Int32Array;
  /** 1 + index of the nearest pixel without the person, 0 far from any and on such a pixel itself. */
  readonly background: Int32Array;
  /** 1 + index of the nearest pixel of the head without hair, 0 far from any and on such a pixel itself. */
  readonly hairless: Int32Array;
  /** Of the line between the ears. */
  readonly earLineZMm: number;
  /** Of a photo pixel. */
  readonly pitchMm: number;
  readonly mmPerPx: number;
}

/**
 * Takes what is background away near the outline, and adds the rim of the person that lies just outside the model. The
 * skin's slant follows: at a distance s inside the outline of a ball of radius R its cosine is sqrt(2 s / R).
 *
 * @param coverage of the scalp, changed as the raster is
 * @param person of `headAlone`
 * @param points of the head in the raster
 * @param pitchMm size of a photo pixel on the scalp
 */
export function snapToPerson(
  raster: SurfaceRaster,
  coverage: Uint8Array,
  person: Uint8Array,
  points: HeadPoints,
  pitchMm: number,
  photoPxPerPx: number,
): void {
  const { width } = raster;
  const mmPerPx = pitchMm * photoPxPerPx;
  const box = widened(raster, SNAP_OUT_MM / mmPerPx + 1);
  const around = widened(raster, (SNAP_OUT_MM + REACH_MM) / mmPerPx + 1);
  const kinds = kindsOf(coverage.length);
  for (let y = around.y0; y <= around.y1; y++)
    kindsOfRow(raster, person, kinds, y * width + around.x0, y * width + around.x1);
  const across = acrossOf(coverage.length);
  const background = backgroundOf(coverage.length);
  const look = (
    accepted: number,
    done: number,
    reachMm: number,
    within: PixelBox,
    into: Int32Array,
  ): void => {
    findNearest({ width, kinds, accepted, done, reachPx: reachMm / mmPerPx, box: within }, into);
  };
  look(OFF_HEAD, FOUND_ACROSS, SNAP_IN_MM, box, across);
  look(HEAD, FOUND_ACROSS, SNAP_OUT_MM, box, across);
  look(BACKGROUND, FOUND_BACKGROUND, REACH_MM, around, background);
  const hairless = hairlessOf(coverage.length);
  look(HAIRLESS, FOUND_HAIRLESS, FADES_AT_NECK_MM, box, hairless);
  const earLineZMm = earLine(points, 2);
  const rim: Rim = {
    raster,
    coverage,
    person,
    kinds,
    across,
    background,
    hairless,
    earLineZMm,
    pitchMm,
    mmPerPx,
  };
  for (let y = box.y0; y <= box.y1; y++) snapRow(rim, y, box.x0, box.x1);
}

/** Of the pixels first..last. */
function kindsOfRow(
  { triangle, region }: SurfaceRaster,
  person: Uint8Array,
  kinds: Uint8Array,
  first: number,
  last: number,
): void {
  for (let i = first; i <= last; i++) {
    const part = triangle[i]! < 0 ? OFF_HEAD : region[i] === REGION_SCALP ? HEAD : HEAD | HAIRLESS;
    kinds[i] = part | (person[i]! < 128 ? BACKGROUND : 0);
  }
}

function snapRow(rim: Rim, y: number, x0: number, x1: number): void {
  const { raster, coverage, person, kinds, across, pitchMm, mmPerPx } = rim;
  const { width, facing, areaMm2, region, borderDistanceMm } = raster;
  for (let x = x0, i = y * width + x0; x <= x1; x++, i++) {
    if (across[i] === 0) continue;
    const other = across[i]! - 1;
    const isPerson = clamp01((person[i]! - 64) / 127);
    const toOther = mmPerPx * edgeDistancePx(width, x, y, other);
    if ((kinds[i]! & HEAD) !== 0) {
      coverage[i] = Math.round(coverage[i]! * isPerson);
      // The change fades out inwards, where the model is as good as the mask.
      const shift = Math.min(backgroundDistanceMm(rim, x, y, i) - toOther, SNAP_OUT_MM);
      const moved = Math.max(toOther + shift * (1 - toOther / SNAP_IN_MM), 0);
      const pitchSquare = areaMm2[i]! * facing[i]!;
      facing[i] = rimCosine((facing[i]! * slantMean(toOther, mmPerPx)) / slantMean(moved, mmPerPx));
      areaMm2[i] = pitchSquare / facing[i]!;
    } else if (region[other] === REGION_SCALP && isPerson > 0) {
      const toBackground = backgroundDistanceMm(rim, x, y, i);
      const distance = borderDistanceMm[other]!;
      const fade = fadeBesideHairless(rim, x, y, i);
      coverage[i] = Math.round(255 * isPerson * fade * clamp01(0.5 + distance / mmPerPx));
      const toOutline = Math.min(toBackground, SNAP_OUT_MM - toOther);
      facing[i] = rimCosine(Math.sqrt(2 / HEAD_RADIUS_MM) / slantMean(toOutline, mmPerPx));
      areaMm2[i] = pitchMm ** 2 / facing[i]!;
      borderDistanceMm[i] = distance;
      takePosition(raster.positionMm, i, other);
    }
  }
}

function fadeBesideHairless(
  { raster, hairless, earLineZMm, mmPerPx }: Rim,
  x: number,
  y: number,
  i: number,
): number {
  const beside = hairless[i]! - 1;
  if (beside < 0) return 1;
  const neck = smoothstep(0, NECK_OVER_MM, earLineZMm - raster.positionMm[3 * beside + 2]!);
  const fadesMm = FADES_MM + neck * (FADES_AT_NECK_MM - FADES_MM);
  return smoothstep(0, fadesMm, mmPerPx * edgeDistancePx(raster.width, x, y, beside));
}

const clamp01 = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);

const rimCosine = (cosine: number): number =>
  cosine < LEAST_RIM_COSINE ? LEAST_RIM_COSINE : cosine > 1 ? 1 : cosine;

/** Mean of 1 / sqrt(s) over a pixel whose middle lies s mm inside the outline: at its edge skin is seen ever more aslant. */
function slantMean(insideMm: number, mmPerPx: number): number {
  const half = mmPerPx / 2;
  const s = Math.max(insideMm, half);
  return (Math.sqrt(s + half) - Math.sqrt(s - half)) / half;
}

/** From the middle of a pixel to the near edge of another one. */
function edgeDistancePx(width: number, x: number, y: number, other: number): number {
  const otherX = other % width;
  const dx = x - otherX;
  const dy = y - (other - otherX) / width;
  return Math.max(Math.sqrt(dx * dx + dy * dy) - 0.5, 0.5);
}

function backgroundDistanceMm(
  { raster, kinds, background, mmPerPx }: Rim,
  x: number,
  y: number,
  i: number,
): number {
  if ((kinds[i]! & BACKGROUND) !== 0) return 0.5 * mmPerPx;
  const found = background[i]!;
  return found === 0 ? REACH_MM : mmPerPx * edgeDistancePx(raster.width, x, y, found - 1);
}

function takePosition(positionMm: Float32Array, to: number, from: number): void {
  for (let axis = 0; axis < 3; axis++) positionMm[3 * to + axis] = positionMm[3 * from + axis]!;
}
