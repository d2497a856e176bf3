import type { HeadFit, HeadPoints, HeadSurface } from '../head/types';
import { REGION_EAR } from '../head/types';
import type { AnalysisImage, Mask } from '../image';
import type { HeadObservation } from '../observation';
import { refinedEdge } from './edge';
import { personWithEdge, personWithoutRoom } from './edgeOfPerson';
import { bareSkin, colourCellPx, skinMap } from './bareSkin';
import type { ColourField } from './ColourField';
import { croppedHair } from './croppedHair';
import { borderWithEars } from './earBorder';
import { endAtEars } from './endAtEars';
import { evenInsidePerson } from './evenEdge';
import { skullOf } from './skull';
import { headAlone } from './headAlone';
import { clearIslands } from './islands';
import { hairOpacity } from './hairOpacity';
import { LONG_FROM, shareBeyondHead } from './longHair';
import { nearEars } from './nearEars';
import { SNAP_OUT_MM, snapToPerson } from './personRim';
import { ownHair } from './ownHair';
import { rimSeen } from './rimColours';
import { withPaleHair } from './paleHair';
import { rasterise, widened, type SurfaceRaster } from './raster';
import { rimShift } from './rimShift';
import type { ColourMap, PixelBox, ScalpMaps } from './types';

export { upsampleMask } from './mapsUpsample';

/** The person mask is believed where it covers at least this share of the projected scalp (it fails on views from above). */
const TRUSTED_SHARE = 0.85;

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
  const hair = isOfSize(observation.hair, coverage) ? observation.hair : null;
  const person = outlineSeen(raster, fit, analysis, observation);
  const isKnown = mmPerPx > 0 && isOfSize(person, coverage) && isTrusted(person, coverage, raster);
  const seen = isKnown ? rimSeen(analysis, person, scalpBox(raster, coverage)) : null;
  const trusted = isKnown ? (seen?.mask ?? person) : null;
  const nearEar = nearEars(raster, surface.points, mmPerPx);
  const skull = skullOf(raster, analysis);
  const head =
    trusted && headAlone(raster, trusted, { skull, hair, points: surface.points, nearEar }, mmPerPx);
  if (head) snapToPerson(raster, coverage, head.coverage, surface.points, pitchMm, photoPxPerPx);
  if (head) endAtEars(raster, coverage, skull, nearEar);
  const box = widened(raster, mmPerPx > 0 ? SNAP_OUT_MM / mmPerPx + 1 : 0);
  if (trusted) evenInsidePerson({ width, height, box, coverage, borderDistanceMm }, trusted);
  clearIslands(coverage, width, box);
  return {
    width,
    height,
    photoPxPerPx,
    box,
    scalp: { width, height, coverage },
    areaMm2,
    facing,
    positionMm,
    points: surface.points,
    borderDistanceMm: mmPerPx > 0 ? borderWithEars(raster, fit.pose, mmPerPx) : borderDistanceMm,
    ...skinAndHair(analysis, raster, surface.points, { box, model: hair, person: trusted }, mmPerPx),
    person: trusted,
    rim: head && {
      ...rimShift(raster, head, mmPerPx, photoPxPerPx),
      ...(seen && { colours: seen.colours }),
    },
  };
}

/** Holds all of the scalp. */
function scalpBox({ width, box }: SurfaceRaster, coverage: Uint8Array): PixelBox {
  let [x0, y0, x1, y1] = [width, box.y1 + 1, -1, -1];
  for (let y = box.y0; y <= box.y1; y++)
    for (let x = box.x0, i = y * width + x; x <= box.x1; x++, i++) {
      if (coverage[i] === 0) continue;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      y1 = y;
    }
  return { x0, y0, x1, y1 };
}

interface SeenHair {
  /** Of the maps. */
  readonly box: PixelBox;
  readonly model: Mask | null;
  readonly person: Mask | null;
}

/** Long hair is where the hair model sees it; of a head that it finds bald or cropped colours tell more. */
function skinAndHair(
  analysis: AnalysisImage,
  raster: SurfaceRaster,
  points: HeadPoints,
  { box, model, person }: SeenHair,
  mmPerPx: number,
): Pick<ScalpMaps, 'skin' | 'hair' | 'hairBeyondHead'> {
  const { width, height } = analysis;
  const { facing, borderDistanceMm } = raster;
  const head = { width, facing, box, borderDistanceMm };
  const none = { width, height, coverage: new Uint8Array(width * height) };
  if (!(mmPerPx > 0)) return { skin: null, hair: none, hairBeyondHead: 0 };
  const cellPx = colourCellPx(mmPerPx);
  const skinBeside = (hair: Mask): ColourField | null => bareSkin(analysis, head, hair.coverage, cellPx);
  const mapOf = (skin: ColourField | null): ColourMap | null => skin && skinMap(skin, analysis, head, cellPx);
  if (!model) return { skin: mapOf(skinBeside(none)), hair: none, hairBeyondHead: 0 };
  const around = skinBeside(model);
  const seen = hairOpacity(analysis, head, model, around, cellPx, person);
  // Of brows and shade the model makes hair on bald heads too.
  const onScalp = ownHair(seen, head, false);
  const hairBeyondHead = shareBeyondHead(model.coverage, onScalp.coverage, head);
  if (hairBeyondHead >= LONG_FROM) {
    const found = { skin: around, hair: seen };
    const long = withPaleHair(analysis, head, model, found, cellPx, person, mmPerPx);
    return { skin: mapOf(long.skin), hair: ownHair(long.hair, head, true), hairBeyondHead };
  }
  const { hair, skinUnder } = croppedHair(analysis, raster, points, { model, person, box }, mmPerPx);
  const skin = bareSkin(analysis, head, hair.coverage, cellPx, skinUnder);
  return { skin: mapOf(skin), hair: ownHair(hair, head, false), hairBeyondHead };
}

/** The person mask, or where it was far off or colours showed the head better the head itself, with its edge on the picture's. */
function outlineSeen(
  raster: SurfaceRaster,
  { outlineEvidence }: HeadFit,
  analysis: AnalysisImage,
  observation: HeadObservation,
): Mask | null {
  const byColours = outlineEvidence !== 'person' && outlineEvidence !== 'oval';
  if (byColours || personWithEdge(analysis, observation)?.wasFar === true)
    return refinedEdge(analysis, silhouette(raster), null, { isUnlikeOutside: true }).mask;
  return personWithoutRoom(analysis, observation);
}

function silhouette({ width, height, triangle }: SurfaceRaster): Mask {
  const coverage = new Uint8Array(triangle.length);
  for (let i = 0; i < coverage.length; i++) coverage[i] = triangle[i]! < 0 ? 0 : 255;
  return { width, height, coverage };
}

/** 0..255, a pixel wide ramp across the hair border. */
function borderCoverage(raster: SurfaceRaster, photoPxPerPx: number): Uint8Array {
  const { width, triangle, box } = raster;
  const coverage = new Uint8Array(triangle.length);
  for (let y = box.y0; y <= box.y1; y++)
    coverRow(raster, coverage, photoPxPerPx, y * width + box.x0, y * width + box.x1);
  return coverage;
}

/** The pixels first..last. */
function coverRow(
  { triangle, region, areaMm2, facing, borderDistanceMm }: SurfaceRaster,
  coverage: Uint8Array,
  photoPxPerPx: number,
  first: number,
  last: number,
): void {
  for (let i = first; i <= last; i++) {
    if (triangle[i]! < 0 || region[i] === REGION_EAR) continue;
    const pitchMm = Math.sqrt(areaMm2[i]! * facing[i]!) * photoPxPerPx;
    coverage[i] = Math.round(255 * clamp01(0.5 + borderDistanceMm[i]! / pitchMm));
  }
}

const clamp01 = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);

const isOfSize = (mask: Mask | null, { length }: Uint8Array): mask is Mask =>
  mask?.coverage.length === length;

function isTrusted(person: Mask, scalp: Uint8Array, { width, box }: SurfaceRaster): boolean {
  let inside = 0;
  let seen = 0;
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i++) {
      if (scalp[i]! < 128) continue;
      inside++;
      if (person.coverage[i]! > 127) seen++;
    }
  return inside > 0 && seen >= TRUSTED_SHARE * inside;
}

/** Skin of the scalp seen in the photo, cm2. */
export function visibleScalpAreaCm2({ width, box, scalp, areaMm2, photoPxPerPx }: ScalpMaps): number {
  let mm2 = 0;
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i++)
      mm2 += (scalp.coverage[i]! / 255) * areaMm2[i]!;
  return (mm2 * photoPxPerPx ** 2) / 100;
}

/** Size of a photo pixel on the scalp, square to the view, in the middle of those seen, mm; 0 where no scalp is seen. */
export function medianMmPerPx(maps: ScalpMaps): number {
  return medianPitchMm(maps, maps.scalp.coverage);
}

/** Pixels of a large picture from one that is asked to the next; of a smaller one. */
const ASKED_STEP = 31;
const SMALL_ASKED_STEP = 7;
const LARGE_FROM_PX = 500_000;

function medianPitchMm(
  { areaMm2, facing }: { readonly areaMm2: Float32Array; readonly facing: Float32Array },
  coverage: Uint8Array,
): number {
  const pitches: number[] = [];
  const step = coverage.length < LARGE_FROM_PX ? SMALL_ASKED_STEP : ASKED_STEP;
  for (let i = 0; i < coverage.length; i += step) {
    if (coverage[i]! > 127) pitches.push(Math.sqrt(areaMm2[i]! * facing[i]!));
  }
  return Float64Array.from(pitches).sort()[pitches.length >> 1] ?? 0;
}
