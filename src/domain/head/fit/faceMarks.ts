import { landmark68 } from '../model';
import type { HeadShape } from '../types';

/** MediaPipe's face mesh vertex for each of the 68 Multi-PIE landmarks. */
export const MESH_OF_LANDMARK: readonly number[] = [
  127, 234, 93, 132, 58, 136, 150, 176, 152, 400, 379, 365, 288, 361, 323, 454, 356, 70, 63, 105, 66, 107,
  336, 296, 334, 293, 300, 168, 197, 5, 4, 98, 97, 2, 326, 327, 33, 160, 158, 133, 153, 144, 362, 385, 387,
  263, 373, 380, 61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181, 78, 82, 13, 312, 308, 317, 14, 87,
];

/**
 * How far from each landmark its vertex lies on the head, mm, head frame, 68 x 3: the mesh has none in the same place, and
 * its jaw runs elsewhere. Means over 24 own renders of heads with known landmarks (from the front, bent down, aslant to
 * either side), both sides of the face as one. On five photographs of people the distances at the jaw fell by a half and
 * at the nose by a half with them.
 */
const VERTEX_OFFSETS_MM: readonly number[] = [
  -1.5, -8.3, -1.2, -1.2, -3.6, -4.1, -2.4, -0.6, -6.3, -2.8, 1.6, -8, -5.1, 5.2, -10.2, -4.5, 1.3, -4.2,
  -6.5, 2.7, -6.3, -5.6, -0.1, -5.2, 0, 0.2, 0, 5.6, -0.1, -5.2, 6.5, 2.7, -6.3, 4.5, 1.3, -4.2, 5.1, 5.2,
  -10.2, 2.8, 1.6, -8, 2.4, -0.6, -6.3, 1.2, -3.6, -4.1, 1.5, -8.3, -1.2, -1.5, -1, -0.4, -3.6, -1.7, -2.6,
  -5.1, -0.5, -3.4, -5.8, 0.2, -3.5, -3.4, 1.2, -2.4, 3.4, 1.2, -2.4, 5.8, 0.2, -3.5, 5.1, -0.5, -3.4, 3.6,
  -1.7, -2.6, 1.5, -1, -0.4, 0, 1.3, -3.6, 0, -3.2, -1.7, 0, -4.9, 0.2, 0, 0, -2.7, -4.8, 1.2, -0.1, -1.9,
  0.5, 0.6, 0, 1.1, 0.8, 1.9, 0.5, 0.6, 4.8, 1.2, -0.1, -0.6, -0.3, 0.5, -0.1, -0.5, -2.4, -0.3, -0.5, -2.4,
  1.5, -0.5, 1.1, 1.4, -0.8, -1.3, 1.8, -0.7, -0.2, -1.5, -0.5, 1.1, 0.3, -0.5, -2.4, 0.1, -0.5, -2.4, 0.6,
  -0.3, 0.5, -1.8, -0.7, -0.2, -1.4, -0.8, -1.3, 0.4, 0.1, 1.1, 2.9, 0.9, 2.1, 0, 0.3, 0.8, 0, -0.2, 1.1, 0,
  0.3, 0.8, -2.9, 0.9, 2.1, -0.4, 0.1, 1.1, -3.6, -0.3, 3.6, -2.6, 0.9, 2.1, 0, 1.4, 1.9, 2.6, 0.9, 2.1, 3.6,
  -0.3, 3.6, -0.8, 0, 2.5, 3.9, 0.3, 3.6, 0, 1, 3.2, -3.9, 0.3, 3.6, 0.8, 0, 2.5, -4.5, 0.9, 4.1, 0, 1.4, 3.5,
  4.5, 0.9, 4.1,
];

/** Where the face model would see the 68 landmarks of a head, 68 x 3, head frame, mm. */
export function faceMarks(shape: HeadShape): Float32Array {
  return landmark68(shape).map((value, i) => value + shape.scale * VERTEX_OFFSETS_MM[i]!);
}

/** One standard deviation of a seen landmark, mm: how well both sets agree, and how much people and expression move it. */
export function markSigmaMm(index: number): number {
  if (index < 17) return 10;
  if (index < 27) return 8;
  if (index < 36) return 3.5;
  if (index < 48) return index === 36 || index === 39 || index === 42 || index === 45 ? 2.5 : 3;
  return 9;
}
