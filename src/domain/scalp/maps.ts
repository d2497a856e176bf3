import type { HeadFit, HeadSurface } from '../head/types';
import { REGION_EAR, REGION_SCALP } from '../head/types';
import type { AnalysisImage, Mask } from '../image';
import type { HeadObservation } from '../observation';
import { nearestAccepted } from './mapsNearest';
import { rasterise, type SurfaceRaster } from './raster';
import type { ScalpMaps } from './types';

export { upsampleMask } from './mapsUpsample';

/** The person mask is believed where it covers at least this share of the projected scalp (it fails on views from above). */
const TRUSTED_SHARE = 0.85;
/** The scalp's edge follows a trusted person mask this far out of and into the projected head, mm. */
const SNAP_OUT_MM = 6;
const SNAP_IN_MM = 15;
/** Curvature of a head at its outline. */
const HEAD_RADIUS_MM = 95;
/** Of the outermost pixels. */
const LEAST_RIM_COSINE = 0.03;
/** Hair counts this far from the hair border on the skin, and off the head: beards and brows lie further away. */
const HAIR_BELOW_BORDER_MM = 25;
const HAIR_OFF_HEAD_MM = 40;
/** borderDistanceMm of a pixel that shows no head. */
const OFF_HEAD_MM = -60;

/**
 * Draws the fitted head into the analysis image and cuts the hair-bearing scalp out of it: in front of the ears'
 * background, soft at the hair border, and following the person mask near the outline where that can be trusted.
 */
export function scalpMaps(
  surface: HeadSurface,
  fit: HeadFit,
  analysis: AnalysisImage,
  observation: HeadObservation,
): ScalpMaps {
  const { width, height, photoPxPerPx } = analysis;
  const raster = rasterise(surface, fit.pose, fit.camera, width, height, 1 / photoPxPerPx);
  const { positionMm, facing, areaMm2, borderDistanceMm } = raster;
  const coverage = borderCoverage(raster, photoPxPerPx);
  const pitchMm = medianPitchMm(raster, coverage);
  const mmPerPx = pitchMm * photoPxPerPx;
  for (let i = 0; i < facing.length; i++) if (raster.triangle[i]! < 0) borderDistanceMm[i] = OFF_HEAD_MM;
  if (mmPerPx > 0 && observation.person && isTrusted(observation.person, coverage)) {
    snapToPerson(raster, coverage, observation.person.coverage, pitchMm, photoPxPerPx);
  }
  return {
    width,
    height,
    photoPxPerPx,
    scalp: { width, height, coverage },
    areaMm2,
    facing,
    positionMm,
    borderDistanceMm,
    hair: hairAround(raster, observation.hair, mmPerPx),
  };
}

/** 0..255, a pixel wide ramp across the hair border. */
function borderCoverage(raster: SurfaceRaster, photoPxPerPx: number): Uint8Array {
  const { triangle, region, areaMm2, facing, borderDistanceMm } = raster;
  const coverage = new Uint8Array(triangle.length);
  for (let i = 0; i < coverage.length; i++) {
    if (triangle[i]! < 0 || region[i] === REGION_EAR) continue;
    const pitchMm = Math.sqrt(areaMm2[i]! * facing[i]!) * photoPxPerPx;
    coverage[i] = Math.round(255 * clamp01(0.5 + borderDistanceMm[i]! / pitchMm));
  }
  return coverage;
}

const clamp01 = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);

function isTrusted(person: Mask, scalp: Uint8Array): boolean {
  if (person.coverage.length !== scalp.length) return false;
  let inside = 0;
  let seen = 0;
  for (let i = 0; i < scalp.length; i++) {
    if (scalp[i]! < 128) continue;
    inside++;
    if (person.coverage[i]! > 127) seen++;
  }
  return inside > 0 && seen >= TRUSTED_SHARE * inside;
}

/**
 * Takes what is background away near the outline, and adds the rim of the person that lies just outside the model. The
 * skin's slant follows: at a distance s inside the outline of a ball of radius R its cosine is sqrt(2 s / R).
 */
function snapToPerson(
  raster: SurfaceRaster,
  coverage: Uint8Array,
  person: Uint8Array,
  pitchMm: number,
  photoPxPerPx: number,
): void {
  const mmPerPx = pitchMm * photoPxPerPx;
  const { width, height, triangle, facing, areaMm2, positionMm, region, borderDistanceMm } = raster;
  const isHead = (i: number): boolean => triangle[i]! >= 0;
  const offHead = nearestAccepted(width, height, (i) => !isHead(i), SNAP_IN_MM / mmPerPx);
  const onHead = nearestAccepted(width, height, isHead, SNAP_OUT_MM / mmPerPx);
  const background = nearestAccepted(
    width,
    height,
    (i) => person[i]! < 128,
    (SNAP_IN_MM + SNAP_OUT_MM) / mmPerPx,
  );
  const distanceMm = (i: number, to: number): number => {
    const dx = (i % width) - (to % width);
    const dy = Math.floor(i / width) - Math.floor(to / width);
    return Math.max(Math.hypot(dx, dy) - 0.5, 0.5) * mmPerPx;
  };
  const turn = (i: number, cosine: number, pitchSquare: number): void => {
    facing[i] = Math.min(Math.max(cosine, LEAST_RIM_COSINE), 1);
    areaMm2[i] = pitchSquare / facing[i];
  };
  for (let i = 0; i < coverage.length; i++) {
    const isPerson = clamp01((person[i]! - 64) / 127);
    const toBackground = background[i] === -1 ? SNAP_IN_MM + SNAP_OUT_MM : distanceMm(i, background[i]!);
    if (isHead(i)) {
      if (offHead[i] === -1) continue;
      coverage[i] = Math.round(coverage[i]! * isPerson);
      const inside = distanceMm(i, offHead[i]!);
      // The change fades out inwards, where the model is as good as the mask.
      const shift = Math.min(toBackground - inside, SNAP_OUT_MM);
      const moved = Math.max(inside + shift * (1 - inside / SNAP_IN_MM), 0);
      turn(i, facing[i]! * Math.sqrt(moved / inside), areaMm2[i]! * facing[i]!);
      continue;
    }
    const from = onHead[i]!;
    if (from === -1 || region[from] !== REGION_SCALP || isPerson === 0) continue;
    const distance = borderDistanceMm[from]!;
    coverage[i] = Math.round(255 * isPerson * clamp01(0.5 + distance / mmPerPx));
    const toOutline = Math.min(toBackground, SNAP_OUT_MM - distanceMm(i, from));
    turn(i, Math.sqrt(Math.max(2 * toOutline, 0) / HEAD_RADIUS_MM), pitchMm ** 2);
    borderDistanceMm[i] = distance;
    for (let k = 0; k < 3; k++) positionMm[3 * i + k] = positionMm[3 * from + k]!;
  }
}

function hairAround(raster: SurfaceRaster, hair: Mask | null, mmPerPx: number): Mask {
  const { width, height, triangle, borderDistanceMm } = raster;
  const coverage = new Uint8Array(width * height);
  if (hair?.coverage.length !== coverage.length || mmPerPx <= 0) return { width, height, coverage };
  const near = nearestAccepted(width, height, (i) => triangle[i]! >= 0, HAIR_OFF_HEAD_MM / mmPerPx);
  for (let i = 0; i < coverage.length; i++) {
    const from = near[i]!;
    if (from !== -1 && borderDistanceMm[from]! > -HAIR_BELOW_BORDER_MM) coverage[i] = hair.coverage[i]!;
  }
  return { width, height, coverage };
}

/** Skin of the scalp seen in the photo, cm2. */
export function visibleScalpAreaCm2(maps: ScalpMaps): number {
  let mm2 = 0;
  const { coverage } = maps.scalp;
  for (let i = 0; i < coverage.length; i++) mm2 += (coverage[i]! / 255) * maps.areaMm2[i]!;
  return (mm2 * maps.photoPxPerPx ** 2) / 100;
}

/** Size of a photo pixel on the scalp, square to the view, in the middle of those seen, mm; 0 where no scalp is seen. */
export function medianMmPerPx(maps: ScalpMaps): number {
  return medianPitchMm(maps, maps.scalp.coverage);
}

function medianPitchMm(
  { areaMm2, facing }: { readonly areaMm2: Float32Array; readonly facing: Float32Array },
  coverage: Uint8Array,
): number {
  const pitches: number[] = [];
  for (let i = 0; i < coverage.length; i += 7) {
    if (coverage[i]! > 127) pitches.push(Math.sqrt(areaMm2[i]! * facing[i]!));
  }
  return Float64Array.from(pitches).sort()[pitches.length >> 1] ?? 0;
}
