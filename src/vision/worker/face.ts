import type { FaceLandmarker } from '@mediapipe/tasks-vision';
import type { Mask } from '../../domain/image';
import type { FaceObservation } from '../../domain/observation';
import { cut, type Square } from './picture';
import { reframePose } from './pose';

export const FACE_CONFIDENCE = 0.5;
/** Low enough for a face with its chin far down; false faces at this level are refused by `confirm`. */
const SUSPECT_CONFIDENCE = 0.25;
const CUT_SIDE_PX = 512;
/** Squares around the head, in widths of its upper part: centre below the top of the mask, and side. */
const SEARCH_SQUARES = [
  { downWidths: 1, sideWidths: 2.4 },
  { downWidths: 0.9, sideWidths: 2 },
  { downWidths: 1, sideWidths: 1.5 },
];
/** Sides of the confirming squares, in sizes of the suspected face. */
const CONFIRM_SIDES = [1.5, 2];
/** Largest distance between two answers about the same face, RMS over its landmarks, in sizes of the face. */
const LARGEST_DISAGREEMENT = 0.08;

const LANDMARKS = 478;

function detect(task: FaceLandmarker, image: ImageData, square: Square | null): FaceObservation | null {
  const { faceLandmarks, facialTransformationMatrixes } = task.detect(image);
  const points = faceLandmarks[0];
  const pose = facialTransformationMatrixes[0]?.data;
  if (points?.length !== LANDMARKS || pose?.length !== 16) return null;
  const xPx = square?.xPx ?? 0;
  const yPx = square?.yPx ?? 0;
  const widthPx = square?.sidePx ?? image.width;
  const heightPx = square?.sidePx ?? image.height;
  const landmarks = new Float32Array(LANDMARKS * 3);
  points.forEach((point, i) => {
    landmarks[i * 3] = xPx + point.x * widthPx;
    landmarks[i * 3 + 1] = yPx + point.y * heightPx;
    landmarks[i * 3 + 2] = point.z * widthPx;
  });
  return { landmarks, poseCm: Float32Array.from(pose) };
}

/** The face in the whole picture, at the model's own confidence. */
export const findFace = (task: FaceLandmarker, image: ImageData): FaceObservation | null =>
  detect(task, image, null);

/**
 * A second, closer look at a head in which no face was found: suspect at low confidence, accept only what two tighter
 * cuts see again at full confidence in the same place. Backs of heads, profiles and animals yield suspects, too.
 */
export async function findHiddenFace(
  task: FaceLandmarker,
  picture: OffscreenCanvas,
  person: Mask,
): Promise<FaceObservation | null> {
  const head = headTop(person);
  if (!head) return null;
  const suspects: FaceObservation[] = [];
  await setConfidence(task, SUSPECT_CONFIDENCE);
  try {
    for (const { downWidths, sideWidths } of SEARCH_SQUARES) {
      const square = around(head.xPx, head.yPx + downWidths * head.widthPx, sideWidths * head.widthPx);
      const suspect = detect(task, cut(picture, square, CUT_SIDE_PX), square);
      if (suspect) suspects.push(suspect);
    }
  } finally {
    await setConfidence(task, FACE_CONFIDENCE);
  }
  for (const suspect of suspects) {
    const face = confirm(task, picture, suspect);
    if (face) return face;
  }
  return null;
}

function confirm(
  task: FaceLandmarker,
  picture: OffscreenCanvas,
  suspect: FaceObservation,
): FaceObservation | null {
  const { centreXPx, centreYPx, sizePx } = extent(suspect.landmarks);
  let confirmed: FaceObservation | null = null;
  for (const sides of CONFIRM_SIDES) {
    const square = around(centreXPx, centreYPx, sizePx * sides);
    const seen = detect(task, cut(picture, square, CUT_SIDE_PX), square);
    if (!seen || rmsDistance(seen.landmarks, suspect.landmarks) > LARGEST_DISAGREEMENT * sizePx) return null;
    confirmed = { ...seen, poseCm: reframePose(seen.poseCm, square, picture.width, picture.height) };
  }
  return confirmed;
}

const setConfidence = (task: FaceLandmarker, confidence: number): Promise<void> =>
  task.setOptions({ minFaceDetectionConfidence: confidence, minFacePresenceConfidence: confidence });

const around = (xPx: number, yPx: number, sidePx: number): Square => ({
  xPx: xPx - sidePx / 2,
  yPx: yPx - sidePx / 2,
  sidePx,
});

/** Top and widest spread of the upper 45 % of the mask's rows, down to the picture's lower edge; null where empty. */
function headTop({ width, height, coverage }: Mask): { xPx: number; yPx: number; widthPx: number } | null {
  const first = coverage.findIndex((value) => value > 127);
  if (first < 0) return null;
  const top = Math.floor(first / width);
  const end = Math.ceil(top + (height - top) * 0.45);
  let left = width;
  let right = -1;
  for (let y = top; y < end; y++) {
    for (let x = 0; x < width; x++) {
      if (coverage[y * width + x]! <= 127) continue;
      if (x < left) left = x;
      if (x > right) right = x;
    }
  }
  return { xPx: (left + right + 1) / 2, yPx: top, widthPx: right + 1 - left };
}

function extent(landmarks: Float32Array): { centreXPx: number; centreYPx: number; sizePx: number } {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < landmarks.length; i += 3) {
    left = Math.min(left, landmarks[i]!);
    right = Math.max(right, landmarks[i]!);
    top = Math.min(top, landmarks[i + 1]!);
    bottom = Math.max(bottom, landmarks[i + 1]!);
  }
  return {
    centreXPx: (left + right) / 2,
    centreYPx: (top + bottom) / 2,
    sizePx: Math.max(right - left, bottom - top),
  };
}

function rmsDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 3) sum += (a[i]! - b[i]!) ** 2 + (a[i + 1]! - b[i + 1]!) ** 2;
  return Math.sqrt(sum / (a.length / 3));
}
