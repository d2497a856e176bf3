import type { PlannedHairline } from '../hairline/hairline';
import { triangleAreaMm2 } from '../follicles/surfaceAreas';
import { type Corners, middleOf, middlesOfCuts } from '../head/triangleCuts';
import type { HeadSurface, Vec3 } from '../head/types';
import { reachedDensity, SCAR_REACH_MM } from './scarCoverage';
import type { ScarLine } from './scarLine';

/** Each side of a triangle near a scar is cut into so many: a strip's line is narrower than the triangle. */
const CUTS = 6;
/** Longest side of a triangle of the scalp, mm. */
const LONGEST_SIDE_MM = 6;

/**
 * What scars add to the area of the whole head that the plan treats, weighted by density, cm2: hair-bearing scalp alone.
 *
 * @param hairShare of the planned skin on which hair is seen, and which is not treated elsewhere, 0..1
 */
export function scarAreaCm2(
  surface: HeadSurface,
  hairline: PlannedHairline,
  lines: readonly ScarLine[],
  hairShare: number,
): number {
  if (lines.length === 0) return 0;
  const { positionsMm: p, triangles, borderDistanceMm } = surface;
  const corner = (v: number): Vec3 => [p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!];
  let mm2 = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!] as const;
    const border = (borderDistanceMm[a]! + borderDistanceMm[b]! + borderDistanceMm[c]!) / 3;
    if (border <= 0) continue;
    const corners = [corner(a), corner(b), corner(c)] as const;
    const middle = middleOf(corners);
    const near = lines.filter((line) => line.distanceMm(...middle) <= SCAR_REACH_MM + LONGEST_SIDE_MM);
    if (near.length === 0) continue;
    const elsewhere = hairline.density(...middle, border) * (1 - hairShare);
    mm2 += triangleAreaMm2(surface, t) * meanGain(corners, near, elsewhere);
  }
  return mm2 / 100;
}

function meanGain(corners: Corners, near: readonly ScarLine[], elsewhere: number): number {
  const middles = middlesOfCuts(corners, CUTS);
  const gain = (point: Vec3): number =>
    Math.max(...near.map((line) => reachedDensity(line.scar, line.distanceMm(...point)))) - elsewhere;
  return middles.reduce((sum, point) => sum + Math.max(0, gain(point)), 0) / middles.length;
}
