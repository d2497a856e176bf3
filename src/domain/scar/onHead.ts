import { FIELD_MARGIN_MM } from '../follicles/surfaceAreas';
import type { ScalpMaps } from '../scalp/types';

/** Points closer than this along a track say nothing new, mm. */
const SPACING_MM = 1.5;

/**
 * Where on the head points of the photo lie, head frame, mm: x, y, z, x, y, z, … Left out is what lies beside the head or
 * where no hair could grow.
 *
 * @param pointsPx photo px: x, y, x, y, …
 */
export function headPointsMm(
  { width, height, photoPxPerPx, facing, positionMm, borderDistanceMm }: ScalpMaps,
  pointsPx: readonly number[],
): readonly number[] {
  const points: number[] = [];
  for (let k = 0; k + 1 < pointsPx.length; k += 2) {
    const x = Math.floor(pointsPx[k]! / photoPxPerPx),
      y = Math.floor(pointsPx[k + 1]! / photoPxPerPx);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const i = y * width + x;
    if (!(facing[i]! > 0) || borderDistanceMm[i]! <= -FIELD_MARGIN_MM) continue;
    points.push(positionMm[3 * i]!, positionMm[3 * i + 1]!, positionMm[3 * i + 2]!);
  }
  return points;
}

/** The first and the last point and those between that lie apart, at most so many; x, y, z, … mm. */
export function thinned(pointsMm: readonly number[], mostPoints: number): readonly number[] {
  for (let spacing = SPACING_MM; ; spacing *= 1.5) {
    const kept = apart(pointsMm, spacing);
    if (kept.length <= 3 * mostPoints) return kept;
  }
}

function apart(points: readonly number[], spacingMm: number): readonly number[] {
  const kept = points.slice(0, 3);
  for (let k = 3; k < points.length; k += 3) {
    const [x, y, z] = kept.slice(-3) as [number, number, number];
    const long = Math.hypot(points[k]! - x, points[k + 1]! - y, points[k + 2]! - z);
    const isLast = k + 3 >= points.length && long > 0;
    if (long >= spacingMm || isLast) kept.push(points[k]!, points[k + 1]!, points[k + 2]!);
  }
  return kept;
}
