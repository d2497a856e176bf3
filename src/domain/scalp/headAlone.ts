import type { Mask } from '../image';
import { earLine } from '../head/earLine';
import type { HeadPoints } from '../head/types';
import type { Skull } from './skull';
import { outlineBeyond, outlinePixels, outwards, type Direction } from './headOutline';
import { TOP_OF_EARS_MM } from './outsideHair';
import { SNAP_OUT_MM } from './personRim';
import type { SurfaceRaster } from './raster';

/** An ear stands out from the head by more. */
const NO_EAR_MM = 1.5;
/** So far along the outline beside an ear or the neck it is still theirs: the tip of the one, the root of the other. */
const BESIDE_MM = 3;
/** The picture shows the skull's own edge before neck or shoulders so far inside and outside the fitted one at the most. */
const SKULL_IN_MM = 3;
const SKULL_OUT_MM = 5;
/** Of 255: coverage of the hair model from which hair may be what stands out. */
const HAIR_FROM = 40;

interface OutlinePlace {
  /** px */
  readonly x: number;
  readonly y: number;
  readonly normal: Direction;
  /** What of the person lies behind it: an ear; neck or shoulders; hair stands out; nothing. */
  behind: 'ear' | 'body' | 'hair' | null;
}

/** What tells the head from what lies behind it. */
export interface AroundHead {
  readonly skull: Skull;
  /** The hair model's, at the raster's size; null where there is none. */
  readonly hair: Mask | null;
  readonly points: HeadPoints;
  /** Of `nearEars`. */
  readonly nearEar: (i: number) => boolean;
}

/**
 * The person along the outline of the scalp without what lies behind it: ears end at the fitted skull, neck and shoulders
 * where the picture shows its edge, and where it shows none at the fitted one. Where no hair model tells otherwise, what
 * stands out above the ears is hair.
 *
 * @param person at the raster's size; returned where nothing is behind the scalp
 * @param mmPerPx of the raster, on the scalp
 */
export function headAlone(raster: SurfaceRaster, person: Mask, around: AroundHead, mmPerPx: number): Mask {
  const places = outlinePlaces(raster, person, around, mmPerPx);
  const before = places.filter(({ behind }) => behind === 'ear' || behind === 'body');
  if (before.length === 0) return person;
  const { fitted } = around.skull;
  const coverage = person.coverage.slice();
  const lastPx = Math.ceil((SNAP_OUT_MM + BESIDE_MM) / mmPerPx);
  const outPx = SKULL_OUT_MM / mmPerPx;
  const inPx = Math.ceil(SKULL_IN_MM / mmPerPx);
  for (const { x, y, normal, behind } of before) {
    const isBody = behind === 'body';
    for (let px = isBody ? -inPx : 1; px <= lastPx; px++) {
      const skull = isBody && px <= outPx ? around.skull.seen() : fitted;
      endAround(skull, coverage, x + px * normal[0], y + px * normal[1]);
    }
  }
  return { ...person, coverage };
}

function outlinePlaces(
  raster: SurfaceRaster,
  person: Mask,
  { hair, points, nearEar }: AroundHead,
  mmPerPx: number,
): OutlinePlace[] {
  const { width, positionMm } = raster;
  const topOfEarsMm = earLine(points, 1) + TOP_OF_EARS_MM;
  const reachPx = Math.ceil(SNAP_OUT_MM / mmPerPx);
  const places = outlinePixels(raster).map(([x, y]): OutlinePlace => {
    const normal = outwards(raster, x, y);
    const i = y * width + x;
    const isPerson = person.coverage[i]! >= 128;
    const beyondMm = mmPerPx * (outlineBeyond(person, x, y, normal, reachPx) ?? (isPerson ? Infinity : 0));
    const behind = (): OutlinePlace['behind'] => {
      if (nearEar(i) && beyondMm > NO_EAR_MM) return 'ear';
      if (beyondMm <= SNAP_OUT_MM) return null;
      const isHair = hair ? hasHair(hair, x, y, normal, reachPx) : positionMm[3 * i + 1]! > topOfEarsMm;
      return isHair ? 'hair' : 'body';
    };
    return { x, y, normal, behind: behind() };
  });
  takeFromNeighbours(places, BESIDE_MM / mmPerPx);
  return places;
}

/** Anywhere from the outline to so far beyond it. */
function hasHair(hair: Mask, x: number, y: number, [nx, ny]: Direction, reachPx: number): boolean {
  for (let px = 0; px <= reachPx; px++) {
    const column = Math.min(hair.width - 1, Math.max(0, Math.round(x + px * nx))),
      row = Math.min(hair.height - 1, Math.max(0, Math.round(y + px * ny)));
    if (hair.coverage[row * hair.width + column]! >= HAIR_FROM) return true;
  }
  return false;
}

/** What nothing is behind has behind it what the nearest place within reach has. @param places row by row */
function takeFromNeighbours(places: readonly OutlinePlace[], reachPx: number): void {
  const sure = places.filter(({ behind }) => behind !== null);
  let first = 0;
  for (const place of places) {
    if (place.behind !== null) continue;
    while (first < sure.length && sure[first]!.y < place.y - reachPx) first++;
    let nearest = reachPx ** 2;
    for (let k = first; k < sure.length && sure[k]!.y <= place.y + reachPx; k++) {
      const { x, y, behind } = sure[k]!;
      const square = (x - place.x) ** 2 + (y - place.y) ** 2;
      if (square > nearest) continue;
      nearest = square;
      place.behind = behind;
    }
  }
}

/** Nothing beyond the skull at a place (px) and around it. */
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
