import type { PlannedHairline } from '../hairline/hairline';
import { triangleAreaMm2 } from '../follicles/surfaceAreas';
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
    const middle = mixed(corners, 1 / 3, 1 / 3);
    const near = lines.filter((line) => line.distanceMm(...middle) <= SCAR_REACH_MM + LONGEST_SIDE_MM);
    if (near.length === 0) continue;
    const elsewhere = hairline.density(...middle, border) * (1 - hairShare);
    mm2 += triangleAreaMm2(surface, t) * meanGain(corners, near, elsewhere);
  }
  return mm2 / 100;
}

/** Over the middles of small equal triangles. */
function meanGain(
  corners: readonly [Vec3, Vec3, Vec3],
  near: readonly ScarLine[],
  elsewhere: number,
): number {
  let sum = 0,
    count = 0;
  for (let i = 0; i < CUTS; i++)
    for (let j = 0; j < CUTS - i; j++)
      for (const third of i + j < CUTS - 1 ? [1 / 3, 2 / 3] : [1 / 3]) {
        const point = mixed(corners, (i + third) / CUTS, (j + third) / CUTS);
        const reached = Math.max(...near.map((line) => reachedDensity(line.scar, line.distanceMm(...point))));
        sum += Math.max(0, reached - elsewhere);
        count++;
      }
  return sum / count;
}

const mixed = ([a, b, c]: readonly [Vec3, Vec3, Vec3], u: number, v: number): Vec3 => {
  const at = (k: 0 | 1 | 2): number => a[k] + u * (b[k] - a[k]) + v * (c[k] - a[k]);
  return [at(0), at(1), at(2)];
};
