import type { HeadFit, HeadSurface } from '../head/types';
import { REGION_EAR, REGION_SCALP } from '../head/types';
import type { AnalysisImage, Mask } from '../image';
import type { HeadObservation } from '../observation';
import { hairOpacity } from './hairOpacity';
import { nearestAccepted } from './mapsNearest';
import { rasterise, type PixelBox, type SurfaceRaster } from './raster';
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
  const head = headPixels(raster);
  for (let i = 0; i < head.length; i++) if (head[i] === 0) borderDistanceMm[i] = OFF_HEAD_MM;
  if (mmPerPx > 0 && isOfSize(observation.person, coverage) && isTrusted(observation.person, coverage)) {
    snapToPerson(raster, head, coverage, observation.person.coverage, pitchMm, photoPxPerPx);
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
    hair:
      isOfSize(observation.hair, coverage) && mmPerPx > 0
        ? hairOpacity(analysis, facing, observation.hair, mmPerPx)
        : { width, height, coverage: new Uint8Array(width * height) },
  };
}

/** 1 where the head is seen. */
function headPixels({ triangle }: SurfaceRaster): Uint8Array {
  const head = new Uint8Array(triangle.length);
  for (let i = 0; i < head.length; i++) head[i] = triangle[i]! < 0 ? 0 : 1;
  return head;
}

const not = (pixels: Uint8Array): Uint8Array => {
  const others = new Uint8Array(pixels.length);
  for (let i = 0; i < others.length; i++) others[i] = pixels[i]! ^ 1;
  return others;
};

/** The box with this much around it, as far as the picture goes. */
function widened({ box, width, height }: SurfaceRaster, byPx: number): PixelBox {
  const by = Math.ceil(byPx);
  return {
    x0: Math.max(0, box.x0 - by),
    y0: Math.max(0, box.y0 - by),
    x1: Math.min(width - 1, box.x1 + by),
    y1: Math.min(height - 1, box.y1 + by),
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

const isOfSize = (mask: Mask | null, { length }: Uint8Array): mask is Mask =>
  mask?.coverage.length === length;

function isTrusted(person: Mask, scalp: Uint8Array): boolean {
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
  head: Uint8Array,
  coverage: Uint8Array,
  person: Uint8Array,
  pitchMm: number,
  photoPxPerPx: number,
): void {
  const mmPerPx = pitchMm * photoPxPerPx;
  const { width, facing, areaMm2, positionMm, region, borderDistanceMm } = raster;
  const reachMm = SNAP_IN_MM + SNAP_OUT_MM;
  const box = widened(raster, SNAP_OUT_MM / mmPerPx + 1);
  const offHead = nearestAccepted(width, not(head), SNAP_IN_MM / mmPerPx, box);
  const onHead = nearestAccepted(width, head, SNAP_OUT_MM / mmPerPx, box);
  const around = widened(raster, (SNAP_OUT_MM + reachMm) / mmPerPx + 1);
  const background = nearestAccepted(width, backgroundPixels(person), reachMm / mmPerPx, around);
  const distanceMm = (x: number, y: number, to: number): number => {
    const toX = to % width;
    const dx = x - toX;
    const dy = y - (to - toX) / width;
    return Math.max(Math.sqrt(dx * dx + dy * dy) - 0.5, 0.5) * mmPerPx;
  };
  const turn = (i: number, cosine: number, pitchSquare: number): void => {
    facing[i] = Math.min(Math.max(cosine, LEAST_RIM_COSINE), 1);
    areaMm2[i] = pitchSquare / facing[i];
  };
  for (let y = box.y0; y <= box.y1; y++) {
    for (let x = box.x0, i = y * width + box.x0; x <= box.x1; x++, i++) {
      const from = onHead[i]!;
      if (from === -1 || (from === i && offHead[i] === -1)) continue;
      const isPerson = clamp01((person[i]! - 64) / 127);
      const toBackground = background[i] === -1 ? reachMm : distanceMm(x, y, background[i]!);
      if (from === i) {
        coverage[i] = Math.round(coverage[i]! * isPerson);
        const inside = distanceMm(x, y, offHead[i]!);
        // The change fades out inwards, where the model is as good as the mask.
        const shift = Math.min(toBackground - inside, SNAP_OUT_MM);
        const moved = Math.max(inside + shift * (1 - inside / SNAP_IN_MM), 0);
        turn(i, facing[i]! * Math.sqrt(moved / inside), areaMm2[i]! * facing[i]!);
        continue;
      }
      if (region[from] !== REGION_SCALP || isPerson === 0) continue;
      const distance = borderDistanceMm[from]!;
      coverage[i] = Math.round(255 * isPerson * clamp01(0.5 + distance / mmPerPx));
      const toOutline = Math.min(toBackground, SNAP_OUT_MM - distanceMm(x, y, from));
      turn(i, Math.sqrt(Math.max(2 * toOutline, 0) / HEAD_RADIUS_MM), pitchMm ** 2);
      borderDistanceMm[i] = distance;
      for (let k = 0; k < 3; k++) positionMm[3 * i + k] = positionMm[3 * from + k]!;
    }
  }
}

/** 1 where the person is not. */
function backgroundPixels(person: Uint8Array): Uint8Array {
  const background = new Uint8Array(person.length);
  for (let i = 0; i < background.length; i++) background[i] = person[i]! < 128 ? 1 : 0;
  return background;
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
