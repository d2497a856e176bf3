import type { PhotoPoint, Ruler } from './correction';
import { MEAN_ADULT_SCALE } from './fit/irisScale';
import { placementOf } from './placement';
import { meanShape, radiusCoefficients } from './model';
import type { HeadFit, HeadShape, HeadSurface, Vec3 } from './types';

/** Sizes of a head beside the model's mean that a ruler may lead to. */
const SMALLEST = 0.5;
const LARGEST = 2;
/** A ruler's end is set this exactly, photo px [A]. */
const END_SIGMA_PX = 1.5;
/** What a ruler tells about one place holds so well for all of the head [A]. */
const ELSEWHERE_SIGMA = 0.02;

/** The fit with every length such that the ruler is as long as it says; the picture stays as it is. `surface` is the fit's own. */
export function measuredFit(fit: HeadFit, surface: HeadSurface, ruler: Ruler): HeadFit {
  const ends = [ruler.fromPx, ruler.toPx].map((at) => rayAt(fit, at));
  const depths = ends.map((ray) => depthOnHead(fit, surface, ray));
  // An end beside the head is as far away as the other end, or as the head's middle.
  const otherwise = depths.find((depth) => depth !== null) ?? placementOf(fit).depthMm;
  const [a, b] = ends.map((ray, k) => scaled(ray, depths[k] ?? otherwise));
  const lengthMm = Math.hypot(a![0] - b![0], a![1] - b![1], a![2] - b![2]);
  const lengthPx = Math.hypot(ruler.fromPx[0] - ruler.toPx[0], ruler.fromPx[1] - ruler.toPx[1]);
  if (!(lengthMm > 0)) return fit;
  const reading = (END_SIGMA_PX * Math.SQRT2) / lengthPx;
  const said = (fit.shape.scale * ruler.lengthMm) / lengthMm;
  const scale = Math.max(SMALLEST, Math.min(LARGEST, said));
  // No head has the size that it says: it is off by as much as it was not followed.
  const doubt = Math.log(said / scale);
  return sized(fit, scale, Math.hypot(reading, ELSEWHERE_SIGMA, doubt));
}

/** The fit with the size of the same person's head that a ruler in another photo gave. */
export const ruledFit = (fit: HeadFit, measured: HeadFit): HeadFit =>
  sized(fit, measured.shape.scale, measured.scaleUncertainty);

function sized(fit: HeadFit, scale: number, sigma: number): HeadFit {
  const { shape, pose, areaUncertainty } = fit;
  const by = scale / shape.scale;
  const [x, y, z] = pose.translationMm;
  return {
    ...fit,
    shape: { ...shape, scale },
    pose: { ...pose, translationMm: [x * by, y * by, z * by] },
    scaleSource: 'ruler',
    scaleUncertainty: sigma,
    areaUncertainty: Math.min(areaUncertainty, Math.hypot(areaUncertainty / 2, 2 * sigma)),
  };
}

/** Mean radius of this head beside the mean adult's. */
export function sizeRatio(shape: HeadShape): number {
  return radiusCoefficients(shape)[0]! / (MEAN_ADULT_SCALE * radiusCoefficients(meanShape())[0]!);
}

/** Camera frame, of depth 1. */
const rayAt = ({ camera: { focalPx, cxPx, cyPx } }: HeadFit, [x, y]: PhotoPoint): Vec3 => [
  (x - cxPx) / focalPx,
  (cyPx - y) / focalPx,
  -1,
];

const scaled = ([x, y, z]: Vec3, by: number): Vec3 => [x * by, y * by, z * by];

/** Depth of the nearest skin on a ray, mm; null where it misses the head. */
function depthOnHead(
  { pose }: HeadFit,
  { positionsMm: p, triangles }: HeadSurface,
  ray: Vec3,
): number | null {
  const r = pose.rotation;
  const t = pose.translationMm;
  const seen = new Float64Array(p.length);
  for (let i = 0; i < p.length; i += 3)
    for (let k = 0; k < 3; k++)
      seen[i + k] = r[3 * k]! * p[i]! + r[3 * k + 1]! * p[i + 1]! + r[3 * k + 2]! * p[i + 2]! + t[k]!;
  let nearest: number | null = null;
  for (let c = 0; c < triangles.length; c += 3) {
    const depth = crossing(seen, 3 * triangles[c]!, 3 * triangles[c + 1]!, 3 * triangles[c + 2]!, ray);
    if (depth !== null && depth > 0 && (nearest === null || depth < nearest)) nearest = depth;
  }
  return nearest;
}

/** Multiple of `ray` (from the origin) in the triangle; null where it misses. Moeller and Trumbore 1997. */
function crossing(p: Float64Array, a: number, b: number, c: number, ray: Vec3): number | null {
  const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
  const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!];
  const hx = ray[1] * vz - ray[2] * vy;
  const hy = ray[2] * vx - ray[0] * vz;
  const hz = ray[0] * vy - ray[1] * vx;
  const determinant = ux * hx + uy * hy + uz * hz;
  if (Math.abs(determinant) < 1e-12) return null;
  const f = 1 / determinant;
  const [sx, sy, sz] = [-p[a]!, -p[a + 1]!, -p[a + 2]!];
  const u = f * (sx * hx + sy * hy + sz * hz);
  if (u < 0 || u > 1) return null;
  const [qx, qy, qz] = [sy * uz - sz * uy, sz * ux - sx * uz, sx * uy - sy * ux];
  const v = f * (ray[0] * qx + ray[1] * qy + ray[2] * qz);
  if (v < 0 || u + v > 1) return null;
  return f * (vx * qx + vy * qy + vz * qz);
}
