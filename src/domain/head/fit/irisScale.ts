import type { FaceObservation } from '../../observation';
import { projectPoints, type FitCamera } from './camera';

/** Visible iris diameter of adults, mm. */
const IRIS_MM = 11.7;
/** The face model draws the ring this much too large, as measured on heads with known geometry. */
const RING_EXCESS = 1.09;
/** Spread of a single reading, and of adult head size about the model's mean (63 +- 3.6 mm between pupils), natural log. */
const READING_SIGMA = 0.08;
export const HEAD_SIZE_SIGMA = 0.045;
const MAX_TURN_COSINE = Math.cos((20 * Math.PI) / 180);

/**
 * Head size relative to the mean adult from the irises' rings, drawn towards 1 by the spread of adult heads; 1 where the
 * head is turned more than 20 degrees away. `landmarksMm` are the fitted head's 68 points.
 */
export function irisHeadScale(
  face: FaceObservation,
  camera: FitCamera,
  landmarksMm: ArrayLike<number>,
): number {
  if (camera.rotation[8]! < MAX_TURN_COSINE || face.landmarks.length < 478 * 3) return 1;
  const projected = new Float64Array(68 * 2);
  projectPoints(camera, landmarksMm, 68, projected);
  const between = (points: ArrayLike<number>, stride: number, a: number, b: number): number =>
    Math.hypot(points[a * stride]! - points[b * stride]!, points[a * stride + 1]! - points[b * stride + 1]!);
  const pxPerMm = between(projected, 2, 36, 45) / Math.max(1e-6, spaceBetween(landmarksMm, 36, 45));
  const ringPx = (between(face.landmarks, 3, 469, 471) + between(face.landmarks, 3, 474, 476)) / 2;
  const readMm = ringPx / RING_EXCESS / pxPerMm;
  if (!(readMm > 8 && readMm < 17)) return 1;
  const share = HEAD_SIZE_SIGMA ** 2 / (HEAD_SIZE_SIGMA ** 2 + READING_SIGMA ** 2);
  return Math.exp(share * Math.log(IRIS_MM / readMm));
}

function spaceBetween(points: ArrayLike<number>, a: number, b: number): number {
  return Math.hypot(
    points[a * 3]! - points[b * 3]!,
    points[a * 3 + 1]! - points[b * 3 + 1]!,
    points[a * 3 + 2]! - points[b * 3 + 2]!,
  );
}
