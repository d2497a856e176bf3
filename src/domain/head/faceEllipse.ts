import { landmark68 } from './model';
import { projectPoint } from './projection';
import type { HeadFit } from './types';

export interface Ellipse {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
  /** Clockwise on screen. */
  readonly angleRad: number;
}

/** Multi-PIE: eyebrows' outer ends, outer eye corners, cheeks, chin, mouth corners, tip of the nose. */
const FACE_POINTS = [17, 26, 36, 45, 2, 14, 4, 12, 6, 10, 8, 48, 54, 30];
const MARGIN = 1.12;

/** Oval from the brows to the chin in photo px; null where the face is turned away from the camera. */
export function faceEllipse(fit: HeadFit): Ellipse | null {
  const towardsCamera = fit.pose.rotation[8]!;
  if (towardsCamera < -0.1) return null;
  const landmarks = landmark68(fit.shape);
  const points = FACE_POINTS.map((k) =>
    projectPoint(fit, landmarks[3 * k]!, landmarks[3 * k + 1]!, landmarks[3 * k + 2]!),
  );
  const at = (index: number) => points[FACE_POINTS.indexOf(index)]!;
  const chin = at(8);
  const browX = (at(17).x + at(26).x) / 2,
    browY = (at(17).y + at(26).y) / 2;
  const length = Math.hypot(browX - chin.x, browY - chin.y) || 1;
  const down: [number, number] = [(chin.x - browX) / length, (chin.y - browY) / length];
  const along = points.map((p) => p.x * down[0] + p.y * down[1]);
  const across = points.map((p) => p.x * -down[1] + p.y * down[0]);
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const half = (values: number[]): number => (Math.max(...values) - Math.min(...values)) / 2;
  const v = middle(along),
    u = middle(across);
  return {
    cx: v * down[0] - u * down[1],
    cy: v * down[1] + u * down[0],
    rx: half(across) * MARGIN,
    ry: half(along) * MARGIN,
    angleRad: Math.atan2(-down[0], down[1]),
  };
}
