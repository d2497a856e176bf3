import type { AnalysisImage, Mask } from '../image';
import { REGION_EAR, type HeadPoints } from '../head/types';
import { refinedEdge } from './edge';
import { outlineBeyond, outlinePixels, outwards, type Direction } from './headOutline';
import { TOP_OF_EARS_MM } from './outsideHair';
import { SNAP_OUT_MM } from './personRim';
import type { SurfaceRaster } from './raster';

/** An ear stands out from the head by more. */
const NO_EAR_MM = 1.5;
/** Beside an ear or the neck what stands out by less is still theirs: the tip of the one, the root of the other. */
const PART_MM = 3;
/** The picture shows the skull's own edge before the neck so far inside the fitted one at the most. */
const SKULL_IN_MM = 3;
/** Of 255: coverage of the hair model from which hair may be what stands out. */
const HAIR_FROM = 40;

interface OutlinePlace {
  readonly x: number;
  readonly y: number;
  readonly normal: Direction;
  /** What else of the person lies behind it: an ear; neck or shoulders; nothing. */
  before: 'ear' | 'body' | null;
}

/** What of the picture tells the head from what lies behind it. */
export interface AroundHead {
  readonly analysis: AnalysisImage;
  /** The hair model's, at the picture's size; null where there is none. */
  readonly hair: Mask | null;
  readonly points: HeadPoints;
  /** Of `nearEars`. */
  readonly nearEar: (i: number) => boolean;
}

/**
 * The person along the outline of the scalp without what lies behind it: ears end at the fitted skull, neck and shoulders
 * where the picture shows its edge, and where it shows none at the fitted one. Higher up what stands out is hair.
 *
 * @param person at the raster's size; returned where nothing is behind the scalp
 * @param mmPerPx of the raster, on the scalp
 */
export function headAlone(raster: SurfaceRaster, person: Mask, around: AroundHead, mmPerPx: number): Mask {
  const places = outlinePlaces(raster, person, around, mmPerPx).filter(({ before }) => before !== null);
  if (places.length === 0) return person;
  const fitted = fittedSkull(raster);
  const seen = places.some(({ before }) => before === 'body')
    ? refinedEdge(around.analysis, fitted, null).mask
    : fitted;
  const coverage = person.coverage.slice();
  const outPx = Math.ceil((SNAP_OUT_MM + PART_MM) / mmPerPx);
  const inPx = Math.ceil(SKULL_IN_MM / mmPerPx);
  for (const { x, y, normal, before } of places)
    for (let px = before === 'body' ? -inPx : 1; px <= outPx; px++)
      endAround(before === 'body' ? seen : fitted, coverage, x + px * normal[0], y + px * normal[1]);
  return { ...person, coverage };
}

function outlinePlaces(
  raster: SurfaceRaster,
  person: Mask,
  { hair, points, nearEar }: AroundHead,
  mmPerPx: number,
): OutlinePlace[] {
  const { width, height, positionMm } = raster;
  const topOfEarsMm = Math.max(points.leftTragion[1], points.rightTragion[1]) + TOP_OF_EARS_MM;
  const reachPx = Math.ceil(SNAP_OUT_MM / mmPerPx);
  const places = outlinePixels(raster).map(([x, y]): OutlinePlace => {
    const normal = outwards(raster, x, y);
    const i = y * width + x;
    const outX = Math.round(x + reachPx * normal[0]),
      outY = Math.round(y + reachPx * normal[1]);
    const isInPicture = outX >= 0 && outY >= 0 && outX < width && outY < height;
    const isHair = isInPicture && (hair?.coverage[outY * width + outX] ?? 0) >= HAIR_FROM;
    const isLow = positionMm[3 * i + 1]! < topOfEarsMm;
    const isPerson = person.coverage[i]! >= 128;
    const beyondMm = mmPerPx * (outlineBeyond(person, x, y, normal, reachPx) ?? (isPerson ? Infinity : 0));
    const isEar = beyondMm > NO_EAR_MM && nearEar(i);
    const isBody = beyondMm > SNAP_OUT_MM && isLow && !isHair;
    return { x, y, normal, before: isEar ? 'ear' : isBody ? 'body' : null };
  });
  const sure = places.filter(({ before }) => before !== null);
  const reachSquare = (PART_MM / mmPerPx) ** 2;
  for (const place of places)
    place.before ??=
      sure.find(({ x, y }) => (x - place.x) ** 2 + (y - place.y) ** 2 <= reachSquare)?.before ?? null;
  return places;
}

/** Without ears, 0..255. */
function fittedSkull({ width, height, triangle, region }: SurfaceRaster): Mask {
  const coverage = new Uint8Array(triangle.length);
  for (let i = 0; i < coverage.length; i++)
    coverage[i] = triangle[i]! < 0 || region[i] === REGION_EAR ? 0 : 255;
  return { width, height, coverage };
}

/** Nothing beyond the skull around a place. */
function endAround(
  { width, height, coverage: skull }: Mask,
  coverage: Uint8Array,
  atX: number,
  atY: number,
): void {
  for (let y = Math.round(atY) - 1; y <= Math.round(atY) + 1; y++)
    for (let x = Math.round(atX) - 1; x <= Math.round(atX) + 1; x++) {
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const i = y * width + x;
      coverage[i] = Math.min(coverage[i]!, skull[i]!);
    }
}
