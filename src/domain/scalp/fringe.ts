import type { HeadPoints } from '../head/types';
import { valueNoise } from '../random';
import { signedDistances } from '../distanceField';
import { boxBlurred } from '../boxBlur';
import type { ScalpMaps } from './types';

/** Hair less opaque than this (0..255) leaves skin bare. */
const BARE_BELOW = 110;
/** How far the fringe draws back from bare skin, and the width over which it thins there, mm along the picture. [A] */
const RECEDES_MM = 22;
const THINS_OVER_MM = 12;
/** The new border wanders. */
const WANDER_MM = 5;
const WANDER_SCALE_MM = 12;
/** Skin of the forehead from here on upwards counts as bare: hair draws back from it. */
const FOREHEAD_ABOVE_GLABELLA_MM = 20;

/** Impressions blend into hair over about this far on either side of where it begins, mm. */
const BLEND_MM = 4;
/** Opacity of the hair around (0..255) at which impressions start to thin out and are gone. */
const THIN_FROM = 80;
const GONE_AT = 235;

/** The patient's own hair as the treatment meets it; row-major at the maps' size, 0..255. */
export interface Fringe {
  /** Share of the impressions that hair leaves: they thin out into it without a border. */
  readonly bare: Uint8Array;
  /** Of `hairLost`; nowhere where hair is long. */
  readonly lost: Uint8Array;
  /** Longer than cropped: what lies behind it the photo does not show, so it cannot be drawn back or shaved. */
  readonly isLong: boolean;
}

/** Share of the hair beyond the head from which it is long: cropped rims have up to 0.13, short sides 0.2 and more. */
const LONG_FROM = 0.17;

/** @param mmPerPx of the maps, on skin that faces the camera */
export function fringeOf(maps: ScalpMaps, points: HeadPoints, mmPerPx: number): Fringe {
  const isLong = maps.hairBeyondHead >= LONG_FROM;
  return {
    bare: bareShare(maps, mmPerPx),
    lost: isLong ? new Uint8Array(maps.width * maps.height) : hairLost(maps, points, mmPerPx),
    isLong,
  };
}

function bareShare({ width, height, hair }: ScalpMaps, mmPerPx: number): Uint8Array {
  const bare = new Uint8Array(width * height).fill(255);
  if (!hair.coverage.some((value) => value > 0)) return bare;
  const radius = Math.max(1, Math.round(BLEND_MM / mmPerPx));
  const once = boxBlurred(Float32Array.from(hair.coverage), width, height, radius);
  const around = boxBlurred(once, width, height, radius);
  for (let i = 0; i < bare.length; i++) {
    const t = Math.min(1, Math.max(0, (around[i]! - THIN_FROM) / (GONE_AT - THIN_FROM)));
    bare[i] = Math.round(255 * (1 - t * t * (3 - 2 * t)));
  }
  return bare;
}

/**
 * How far hair is gone where loss goes on: 255 next to bare scalp or forehead, 0 deep in the fringe; row-major at the maps'
 * size. It draws back from above only: sides and nape keep their lower border.
 *
 * @param mmPerPx of the maps, on skin that faces the camera
 */
export function hairLost(maps: ScalpMaps, points: HeadPoints, mmPerPx: number): Uint8Array {
  const { width, height, facing, hair, borderDistanceMm, positionMm } = maps;
  const haired = new Uint8Array(width * height);
  const earLineMm = (points.leftTragion[2] + points.rightTragion[2]) / 2;
  for (let i = 0; i < haired.length; i++) {
    const onScalp = borderDistanceMm[i]! > 0;
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
    lost[i] = Math.round(255 * Math.min(1, Math.max(0, 1 - behind / THINS_OVER_MM)));
  }
  return lost;
}
