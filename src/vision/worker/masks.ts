import type { ImageSegmenter } from '@mediapipe/tasks-vision';
import type { Mask } from '../../domain/image';
import { upsideDown } from './picture';

/** Both segmenters name their class last: the person model has one class, the hair model background and hair. */
export function segment(task: ImageSegmenter, image: ImageData): Mask {
  const result = task.segment(image);
  try {
    const last = result.confidenceMasks?.at(-1);
    if (!last) throw new Error('the segmenter gave no mask');
    const confidence = last.getAsFloat32Array();
    const coverage = new Uint8Array(confidence.length);
    for (let i = 0; i < coverage.length; i++) coverage[i] = confidence[i]! * 255 + 0.5;
    return { width: last.width, height: last.height, coverage };
  } finally {
    result.close();
  }
}

/** Share of the picture that is surely inside, 0..1. */
export function coveredShare({ coverage }: Mask): number {
  let inside = 0;
  for (const value of coverage) if (value > 127) inside++;
  return inside / coverage.length;
}

/** A head in a clinical photo fills more than this; with less and no face the model has most likely missed it. */
const SURELY_SEEN_SHARE = 0.2;
const LEAST_HEAD_SHARE = 0.08;
const LEAST_GAIN = 1.5;
/** The model has seen as much as a head fills of a clinical photo. */
export const surelySeen = (person: Mask): boolean => coveredShare(person) >= SURELY_SEEN_SHARE;

/** Two sizes, because the model misses either now and then (seen on rendered views from above). */
const FILLS = [0.9, 0.7];
const VIEW_SIDE_PX = 512;

/**
 * The person model does not know heads from above with the nose down; upside down, and a little smaller, it takes the
 * same head for one with its chin down. Gives the better of both answers.
 */
export function rescuePerson(task: ImageSegmenter, picture: OffscreenCanvas, upright: Mask): Mask {
  const uprightShare = coveredShare(upright);
  if (uprightShare >= SURELY_SEEN_SHARE) return upright;
  const coverage = upright.coverage.slice();
  for (const fill of FILLS) {
    const turned = segment(task, upsideDown(picture, fill, VIEW_SIDE_PX));
    addTurned(coverage, upright, turned, fill);
  }
  const rescued: Mask = { ...upright, coverage };
  const share = coveredShare(rescued);
  return share >= LEAST_HEAD_SHARE && share >= LEAST_GAIN * uprightShare ? rescued : upright;
}

/** Turns the mask of `upsideDown` back and keeps the larger value of each pixel; bilinear, for a smooth edge. */
function addTurned(into: Uint8Array, { width, height }: Mask, turned: Mask, fill: number): void {
  const scale = (turned.width * fill) / Math.max(width, height);
  const middle = turned.width / 2 - 0.5;
  const { coverage, width: side } = turned;
  for (let y = 0; y < height; y++) {
    const v = middle - (y + 0.5 - height / 2) * scale;
    const row = Math.min(Math.max(Math.floor(v), 0), side - 2);
    const fv = Math.min(Math.max(v - row, 0), 1);
    for (let x = 0; x < width; x++) {
      const u = middle - (x + 0.5 - width / 2) * scale;
      const column = Math.min(Math.max(Math.floor(u), 0), side - 2);
      const fu = Math.min(Math.max(u - column, 0), 1);
      const at = row * side + column;
      const upper = coverage[at]! * (1 - fu) + coverage[at + 1]! * fu;
      const lower = coverage[at + side]! * (1 - fu) + coverage[at + side + 1]! * fu;
      const value = upper * (1 - fv) + lower * fv;
      const target = y * width + x;
      if (value > into[target]!) into[target] = value + 0.5;
    }
  }
}
