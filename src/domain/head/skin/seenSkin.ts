import { eyePoint, projectPoints, type FitCamera } from '../fit/camera';
import { withHeadMoved, type HeadMotion } from './headMotion';
import { sampleGrid } from '../fit/region';
import type { SkinDetail } from './skinDetail';
import { pickedPoints, type SkinPoints } from './skinPoints';

/** One photo's camera and what it shows of the skin. */
export interface SkinView {
  readonly camera: FitCamera;
  readonly detail: SkinDetail;
}

/** Skin seen at a smaller cosine to the ray is too foreshortened, and nearer to the outline than this, mm, shaded by it. */
const SEEN_COSINE = 0.4;
export const RIM_MM = 3;
/** Detail further apart than this, mm², is independent. */
const PATCH_MM2 = 120;
/** Fewer pieces of skin prove nothing. */
export const LEAST_PATCHES = 6;

/** Points of the head with what a photo shows there. */
export interface SeenSkin extends SkinPoints {
  readonly values: Float32Array;
  readonly weights: Float32Array;
}

export function skinSeenIn(view: SkinView, points: SkinPoints): SeenSkin {
  const values = new Float32Array(points.count);
  const weights = new Float32Array(points.count);
  look(view.detail, view.camera, points, values, weights);
  const shown: number[] = [];
  for (let i = 0; i < points.count; i++) if (weights[i]! > 0) shown.push(i);
  return picked({ ...points, values, weights }, shown);
}

/** At most so many of them, which stand for the rest. */
export function thinned(skin: SeenSkin, most: number): SeenSkin {
  const step = Math.max(1, Math.ceil(skin.count / most));
  if (step === 1) return skin;
  const kept = Array.from({ length: Math.ceil(skin.count / step) }, (_, i) => i * step);
  const { areasMm2, ...rest } = picked(skin, kept);
  return { ...rest, areasMm2: areasMm2.map((area) => area * step) };
}

function picked(skin: SeenSkin, indices: readonly number[]): SeenSkin {
  return {
    ...pickedPoints(skin, indices),
    values: Float32Array.from(indices, (i) => skin.values[i]!),
    weights: Float32Array.from(indices, (i) => skin.weights[i]!),
  };
}

/** Fills in what the photo shows at each point and how squarely; weight 0 where it does not show it. */
function look(
  { region, values: detail }: SkinDetail,
  camera: FitCamera,
  { count, positionsMm: p, normals }: SkinPoints,
  values: Float32Array,
  weights: Float32Array,
): void {
  const px = new Float64Array(2 * count);
  projectPoints(camera, p, count, px);
  const [ex, ey, ez] = eyePoint(camera);
  const rimPx = RIM_MM * camera.pxPerMm;
  for (let i = 0; i < count; i++) {
    weights[i] = 0;
    const k = 3 * i;
    const dx = ex - p[k]!;
    const dy = ey - p[k + 1]!;
    const dz = ez - p[k + 2]!;
    const towards = dx * normals[k]! + dy * normals[k + 1]! + dz * normals[k + 2]!;
    if (towards <= 0) continue;
    const cosine = towards / Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (cosine < SEEN_COSINE) continue;
    const inside = sampleGrid(region, region.signedDistancePx, px[2 * i]!, px[2 * i + 1]!);
    if (inside === null || inside < rimPx) continue;
    values[i] = sampleGrid(region, detail, px[2 * i]!, px[2 * i + 1]!)!;
    weights[i] = cosine;
  }
}

export interface Agreement {
  /** -1..1, weighed by how squarely both see the skin. */
  readonly correlation: number;
  /** Independent pieces of skin that both show. */
  readonly patches: number;
}

/** What the first photo shows against what the second one shows with its head moved. */
export function agreement(a: SeenSkin, b: SkinView, motion: HeadMotion): Agreement {
  const values = new Float32Array(a.count);
  const weights = new Float32Array(a.count);
  look(b.detail, withHeadMoved(b.camera, motion), a, values, weights);
  let [area, total, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < a.count; i++) {
    if (weights[i] === 0) continue;
    const weight = a.weights[i]! * weights[i]! * a.areasMm2[i]!;
    const u = a.values[i]!;
    const v = values[i]!;
    area += a.areasMm2[i]!;
    total += weight;
    x += weight * u;
    y += weight * v;
    xx += weight * u * u;
    yy += weight * v * v;
    xy += weight * u * v;
  }
  const patches = area / PATCH_MM2;
  const variances = (total * xx - x * x) * (total * yy - y * y);
  if (patches < LEAST_PATCHES || !(variances > 0)) return { correlation: -1, patches };
  return { correlation: (total * xy - x * y) / Math.sqrt(variances), patches };
}
