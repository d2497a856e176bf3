import { isInField } from '../follicles/fieldMargin';
import type { ScalpMaps } from '../scalp/types';
import type { ScarKind } from './scar';

/**
 * Where on the head points of the photo lie, head frame, mm: x, y, z, x, y, z, … Left out is what lies beside the head or
 * where no hair could grow.
 *
 * @param pointsPx photo px: x, y, x, y, …
 */
export function headPointsMm(maps: ScalpMaps, pointsPx: readonly number[]): readonly number[] {
  const { width, height, photoPxPerPx, positionMm } = maps;
  const canBear = isInField(maps);
  const points: number[] = [];
  for (let k = 0; k + 1 < pointsPx.length; k += 2) {
    const x = Math.floor(pointsPx[k]! / photoPxPerPx),
      y = Math.floor(pointsPx[k + 1]! / photoPxPerPx);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const i = y * width + x;
    if (!canBear(i)) continue;
    points.push(positionMm[3 * i]!, positionMm[3 * i + 1]!, positionMm[3 * i + 2]!);
  }
  return points;
}

/**
 * The same of each point, wherever on the head it lies: NaN beside it.
 *
 * @returns x, y, z of every point
 */
export function headPlacesMm(
  { width, height, photoPxPerPx, facing, positionMm }: ScalpMaps,
  pointsPx: readonly number[],
): Float64Array {
  const places = new Float64Array((3 * pointsPx.length) / 2).fill(NaN);
  for (let k = 0; k + 1 < pointsPx.length; k += 2) {
    const x = Math.floor(pointsPx[k]! / photoPxPerPx),
      y = Math.floor(pointsPx[k + 1]! / photoPxPerPx);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const i = y * width + x;
    if (facing[i]! > 0) places.set(positionMm.subarray(3 * i, 3 * i + 3), (3 * k) / 2);
  }
  return places;
}

/** Points closer than this along a track say nothing new; dots that one drag sprinkles lie so far apart, mm. [A] */
const SPACING_MM: Readonly<Record<ScarKind, number>> = { fut: 1.5, patch: 1.5, fue: 4 };

/** The first and the last point of a track and those between that lie apart, at most so many; x, y, z, … mm. */
export function thinned(kind: ScarKind, pointsMm: readonly number[], mostPoints: number): readonly number[] {
  for (let spacing = SPACING_MM[kind]; ; spacing *= 1.5) {
    const kept = apart(pointsMm, spacing, kind !== 'fue');
    if (kept.length <= 3 * mostPoints) return kept;
  }
}

function apart(points: readonly number[], spacingMm: number, toTheEnd: boolean): readonly number[] {
  const kept = points.slice(0, 3);
  for (let k = 3; k < points.length; k += 3) {
    const [x, y, z] = kept.slice(-3) as [number, number, number];
    const long = Math.hypot(points[k]! - x, points[k + 1]! - y, points[k + 2]! - z);
    const isLast = toTheEnd && k + 3 >= points.length && long > 0;
    if (long >= spacingMm || isLast) kept.push(points[k]!, points[k + 1]!, points[k + 2]!);
  }
  return kept;
}
