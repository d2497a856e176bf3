import type { FaceObservation } from '../../observation';
import { projectPoints, type FitCamera } from './camera';

/** Visible iris diameter of adults, mm. */
const IRIS_MM = 11.7;
/** The face model draws the ring this much too large, as measured on heads with known geometry. */
const RING_EXCESS = 1.09;
/** Spread of a single reading, natural log, and of adults' irises in it: 11.7 +- 0.4 mm. */
const READING_SIGMA = 0.08;
const IRIS_SIGMA = 0.035;
/** Spread of adult head size about the mean adult's, natural log: circumference 57 +- 1.6 cm in men, women 2 % less; the modes carry a part. */
export const HEAD_SIZE_SIGMA = 0.035;
/**
 * The mean adult relative to the model's mean, whose circumference is 55.5 cm and length and breadth 196 and 156 mm: by
 * circumference (men 57 cm, women 2 % less) 1.6 % larger, by length and breadth (197 and 152 mm) 1 % smaller. How much
 * scalp there is follows the circumference rather.
 */
const MEAN_SIZE_LOG = 0.01;
export const MEAN_ADULT_SCALE = Math.exp(MEAN_SIZE_LOG);
const MAX_TURN_COSINE = Math.cos((20 * Math.PI) / 180);

/** What the irises of one photo say about the head's size relative to the model's mean, natural log; null where they say nothing. */
export type SizeReading = number | null;

export interface HeadSize {
  /** Relative to the model's mean. */
  readonly scale: number;
  /** One standard deviation, natural log. */
  readonly sigma: number;
  /** From what other evidence leads one to expect, standard deviations; 0 where there is only one. */
  readonly deviation: number;
  readonly reading: SizeReading;
}

/** Nothing is known but that it is an adult's. */
export const UNREAD_SIZE: HeadSize = {
  scale: MEAN_ADULT_SCALE,
  sigma: HEAD_SIZE_SIGMA,
  deviation: 0,
  reading: null,
};

/**
 * Head size from the irises' rings, drawn towards the mean by the spread of adult heads; unread where the head is turned more
 * than 20 degrees away. `landmarksMm` are the fitted head's 68 points.
 */
export function irisHeadSize(
  face: FaceObservation,
  camera: FitCamera,
  landmarksMm: ArrayLike<number>,
): HeadSize {
  if (camera.rotation[8]! < MAX_TURN_COSINE || face.landmarks.length < 478 * 3) return UNREAD_SIZE;
  const projected = new Float64Array(68 * 2);
  projectPoints(camera, landmarksMm, 68, projected);
  const between = (points: ArrayLike<number>, stride: number, a: number, b: number): number =>
    Math.hypot(points[a * stride]! - points[b * stride]!, points[a * stride + 1]! - points[b * stride + 1]!);
  const pxPerMm = between(projected, 2, 36, 45) / Math.max(1e-6, spaceBetween(landmarksMm, 36, 45));
  const ringPx = (between(face.landmarks, 3, 469, 471) + between(face.landmarks, 3, 474, 476)) / 2;
  const readMm = ringPx / RING_EXCESS / pxPerMm;
  if (!(readMm > 8 && readMm < 17)) return UNREAD_SIZE;
  return headSizeOf([Math.log(IRIS_MM / readMm)]);
}

/** Of one person from readings in several photos; how far an iris differs from the usual one they have in common. */
export function headSizeOf(readings: readonly SizeReading[]): HeadSize {
  const known = readings.filter((reading) => reading !== null);
  if (known.length === 0) return UNREAD_SIZE;
  const read = known.reduce((sum, reading) => sum + reading, 0) / known.length;
  const own = (READING_SIGMA ** 2 - IRIS_SIGMA ** 2) / known.length;
  const readSigma = Math.sqrt(IRIS_SIGMA ** 2 + own);
  const spread = Math.hypot(HEAD_SIZE_SIGMA, readSigma);
  const beyond = read - MEAN_SIZE_LOG;
  return {
    scale: Math.exp(MEAN_SIZE_LOG + (HEAD_SIZE_SIGMA / spread) ** 2 * beyond),
    sigma: (HEAD_SIZE_SIGMA * readSigma) / spread,
    deviation: beyond / spread,
    reading: read,
  };
}

function spaceBetween(points: ArrayLike<number>, a: number, b: number): number {
  return Math.hypot(
    points[a * 3]! - points[b * 3]!,
    points[a * 3 + 1]! - points[b * 3 + 1]!,
    points[a * 3 + 2]! - points[b * 3 + 2]!,
  );
}
