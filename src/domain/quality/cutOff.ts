import type { HeadFit, HeadSurface } from '../head/types';
import { projectPoint } from '../head/projection';
import { triangleAreaMm2 } from '../follicles/surfaceAreas';

/**
 * Share of the scalp turned towards the camera that lies beyond the picture's edge, 0..1, by skin area as seen (less at
 * grazing angles). What ears hide is not taken off.
 */
export function scalpCutOff(surface: HeadSurface, fit: Pick<HeadFit, 'pose' | 'camera'>): number {
  const { triangles, borderDistanceMm } = surface;
  let [turned, outside] = [0, 0];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    if (borderDistanceMm[a]! + borderDistanceMm[b]! + borderDistanceMm[c]! <= 0) continue;
    const cosine = cosineToCamera(surface, fit, a);
    if (cosine <= 0) continue;
    const seenMm2 = cosine * triangleAreaMm2(surface, t);
    turned += seenMm2;
    if (!isInPicture(surface, fit, a)) outside += seenMm2;
  }
  return turned > 0 ? outside / turned : 0;
}

/** Between a vertex' normal and the ray to the camera. */
function cosineToCamera(
  { positionsMm: p, normals: n }: HeadSurface,
  { pose }: Pick<HeadFit, 'pose'>,
  vertex: number,
): number {
  const { rotation: r, translationMm: t } = pose;
  const k = 3 * vertex;
  const [x, y, z] = [p[k]!, p[k + 1]!, p[k + 2]!];
  const [u, v, w] = [n[k]!, n[k + 1]!, n[k + 2]!];
  let dot = 0;
  let square = 0;
  for (let row = 0; row < 3; row++) {
    const [a, b, c] = [r[3 * row]!, r[3 * row + 1]!, r[3 * row + 2]!];
    const seen = a * x + b * y + c * z + t[row]!;
    dot -= seen * (a * u + b * v + c * w);
    square += seen * seen;
  }
  return dot / Math.sqrt(square);
}

function isInPicture(
  { positionsMm: p }: HeadSurface,
  fit: Pick<HeadFit, 'pose' | 'camera'>,
  vertex: number,
): boolean {
  const { x, y } = projectPoint(fit, p[3 * vertex]!, p[3 * vertex + 1]!, p[3 * vertex + 2]!);
  return x >= 0 && y >= 0 && x <= fit.camera.widthPx && y <= fit.camera.heightPx;
}
