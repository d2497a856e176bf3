import { REGION_EAR, type HeadSurface } from '../head/types';
import { fieldMargin } from './fieldMargin';

/** Area of triangle `t` (an index into `triangles`, a multiple of 3), mm2. */
export function triangleAreaMm2({ positionsMm: p, triangles }: HeadSurface, t: number): number {
  const a = 3 * triangles[t]!,
    b = 3 * triangles[t + 1]!,
    c = 3 * triangles[t + 2]!;
  const ux = p[b]! - p[a]!,
    uy = p[b + 1]! - p[a + 1]!,
    uz = p[b + 2]! - p[a + 2]!;
  const vx = p[c]! - p[a]!,
    vy = p[c + 1]! - p[a + 1]!,
    vz = p[c + 2]! - p[a + 2]!;
  const nx = uy * vz - uz * vy,
    ny = uz * vx - ux * vz,
    nz = ux * vy - uy * vx;
  return 0.5 * Math.sqrt(nx * nx + ny * ny + nz * nz);
}

/** A beard grows in front of the ears, below the eyes and down to under the chin: so far below the outer corner of the eye, mm. */
const CHIN_BELOW_EYES_MM = 130;

/** Triangles of the face on which a beard may grow and that the scalp's impressions do not reach. */
export function beardTriangles(surface: HeadSurface): Uint32Array {
  const { triangles, positionsMm: p, borderDistanceMm, regions, points } = surface;
  const [, eyeMm] = points.leftExocanthion;
  const [, , earMm] = points.leftTragion;
  const marginAt = fieldMargin(points);
  const kept: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    const mean = (of: (v: number) => number): number => corners.reduce((sum, v) => sum + of(v), 0) / 3;
    const upMm = mean((v) => p[3 * v + 1]!),
      frontMm = mean((v) => p[3 * v + 2]!);
    const isFace =
      corners.every((v) => regions[v] !== REGION_EAR) &&
      mean((v) => borderDistanceMm[v]!) < -marginAt(upMm, frontMm) &&
      frontMm > earMm &&
      upMm < eyeMm &&
      upMm > eyeMm - CHIN_BELOW_EYES_MM;
    if (isFace) kept.push(t);
  }
  return Uint32Array.from(kept);
}

/** Triangles (indices into `triangles`) on which impressions may lie: scalp and a margin around it, without ears. */
export function plantableTriangles(surface: HeadSurface): Uint32Array {
  const { triangles, positionsMm: p, borderDistanceMm, regions, points } = surface;
  const marginAt = fieldMargin(points);
  const kept = new Uint32Array(triangles.length / 3);
  let count = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!,
      b = triangles[t + 1]!,
      c = triangles[t + 2]!;
    if (regions[a] === REGION_EAR || regions[b] === REGION_EAR || regions[c] === REGION_EAR) continue;
    const borderMm = (borderDistanceMm[a]! + borderDistanceMm[b]! + borderDistanceMm[c]!) / 3;
    if (borderMm >= -marginAt(p[3 * a + 1]!, p[3 * a + 2]!)) kept[count++] = t;
  }
  return kept.slice(0, count);
}
