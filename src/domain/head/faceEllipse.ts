import { MESH_OF_LANDMARK } from './fit/faceMarks';
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

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the face model saw a face: 478 x 3 in px of the analysis image, and how many photo px one of them is. */
export interface SeenFace {
  readonly landmarks: Float32Array;
  readonly photoPxPerPx: number;
}

// Multi-PIE numbers.
const isBrow = (k: number): boolean => k >= 17 && k <= 26;
const isEye = (k: number): boolean => k >= 36 && k <= 47;
const isNose = (k: number): boolean => k >= 27 && k <= 35;
/** Of the jaw's line, its ends before the ears are left out: there is scalp beside them. */
const isJawOrMouth = (k: number): boolean => (k >= 2 && k <= 14) || k >= 48;
/** One oval around both parts would reach the hairline. */
const PARTS = [
  (k: number): boolean => isBrow(k) || isEye(k) || isNose(k),
  (k: number): boolean => isJawOrMouth(k) || isNose(k),
];

/** Beyond the points: skin, lashes and the error of the fit. */
const MARGIN = 1.2;
const ROUNDS = 200;
/** An oval seen edge-on keeps this share of its length. */
const MIN_ASPECT = 0.35;

/** The face bends around an axis so far in front of the head's origin; normals point away from it. */
const AXIS_FORWARD_MM = 50;
const AXIS_BEND = 0.3;
/** Cosine between a point's normal and the camera: so far beyond the edge of the face a point may still show. */
const STILL_SEEN = -0.45;
/** With every eye point below this the nose points so far away (about 125 degrees) that neither eye can be seen. */
const EYE_SEEN = 0.25;

/**
 * Ovals in photo px that cover brows, eyes, nose, mouth and jaw: of the fitted head, and of the face that the face
 * model saw. Empty where the face is turned away from the camera: there is nothing to hide.
 */
export function faceEllipses(fit: HeadFit, seen: SeenFace | null): Ellipse[] {
  const faces = [facePoints(fit), seenPoints(seen)];
  return faces.flatMap((face) => (face ? ellipsesOf(face) : []));
}

/** Box around brows and eyes in photo px; null where the face is turned away. */
export function eyesBox(fit: HeadFit, seen: SeenFace | null): Box | null {
  const points = [facePoints(fit), seenPoints(seen)].flatMap((face) =>
    face ? face.shown.filter((k) => isBrow(k) || isEye(k)).map((k) => face.all[k]!) : [],
  );
  if (points.length === 0) return null;
  const xs = points.map(({ x }) => x),
    ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

interface Face {
  /** 68 points, photo px */
  readonly all: readonly Point[];
  /** Numbers of those that may be seen. */
  readonly shown: readonly number[];
}

function facePoints(fit: HeadFit): Face | null {
  const landmarks = landmark68(fit.shape);
  const all: Point[] = [];
  const shown: number[] = [];
  let eyeSeen = false;
  for (let k = 0; k < landmarks.length / 3; k++) {
    const at = [landmarks[3 * k]!, landmarks[3 * k + 1]!, landmarks[3 * k + 2]!] as const;
    all.push(projectPoint(fit, ...at));
    const facing = towardsCamera(fit, at);
    if (facing > STILL_SEEN) shown.push(k);
    eyeSeen ||= isEye(k) && facing > EYE_SEEN;
  }
  return eyeSeen ? { all, shown } : null;
}

/** Cosine between the skin's normal (nearly) and the direction to the camera. */
function towardsCamera({ shape, pose }: HeadFit, at: readonly [number, number, number]): number {
  const r = pose.rotation,
    t = pose.translationMm;
  const n = [at[0], AXIS_BEND * at[1], at[2] - AXIS_FORWARD_MM * shape.scale] as const;
  let dot = 0,
    distance2 = 0;
  for (let row = 0; row < 3; row++) {
    const [a, b, c] = [r[3 * row]!, r[3 * row + 1]!, r[3 * row + 2]!];
    const camera = -(a * at[0] + b * at[1] + c * at[2] + t[row]!);
    dot += camera * (a * n[0] + b * n[1] + c * n[2]);
    distance2 += camera ** 2;
  }
  return dot / (Math.sqrt(distance2) * Math.hypot(...n) || 1);
}

function seenPoints(seen: SeenFace | null): Face | null {
  if (!seen) return null;
  const { landmarks, photoPxPerPx } = seen;
  const all = MESH_OF_LANDMARK.map((mesh) => ({
    x: landmarks[3 * mesh]! * photoPxPerPx,
    y: landmarks[3 * mesh + 1]! * photoPxPerPx,
  }));
  return { all, shown: all.map((_, k) => k) };
}

const ellipsesOf = ({ all, shown }: Face): Ellipse[] =>
  PARTS.map((isPart) => shown.filter(isPart).map((k) => all[k]!))
    .filter((points) => points.length > 0)
    .map(ellipseAround);

/**
 * Nearly the smallest ellipse around the points (Khachiyan's algorithm), with the margin: an oval through their
 * box would have to be far wider than the head to reach the ends of the brows.
 */
function ellipseAround(points: readonly Point[]): Ellipse {
  const weights = new Float64Array(points.length).fill(1 / points.length);
  let fitted = weighted(points, weights);
  for (let round = 0; round < ROUNDS; round++) {
    const [farthest, distance2] = farthestOf(points, fitted);
    // The algorithm's own measure: (squared distance + 1) against the 3 of an ellipse that touches.
    const step = (distance2 - 2) / (3 * distance2);
    if (step < 1e-3) break;
    for (let i = 0; i < weights.length; i++) weights[i]! *= 1 - step;
    weights[farthest]! += step;
    fitted = weighted(points, weights);
  }
  // What the rounds left out, the radius takes in.
  const radius = MARGIN * Math.sqrt(farthestOf(points, fitted)[1]);
  const { x: cx, y: cy, xx, xy, yy } = fitted;
  const angleRad = Math.atan2(2 * xy, xx - yy) / 2;
  const mean = (xx + yy) / 2,
    spread = Math.hypot((xx - yy) / 2, xy);
  const long = radius * Math.sqrt(mean + spread),
    short = radius * Math.sqrt(Math.max(0, mean - spread));
  return { cx, cy, rx: long, ry: Math.max(short, MIN_ASPECT * long), angleRad };
}

/** Centre and covariance of points. */
interface Spread extends Point {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

function weighted(points: readonly Point[], weights: Float64Array): Spread {
  let x = 0,
    y = 0,
    xx = 0,
    xy = 0,
    yy = 0;
  points.forEach((p, i) => {
    x += weights[i]! * p.x;
    y += weights[i]! * p.y;
  });
  points.forEach((p, i) => {
    xx += weights[i]! * (p.x - x) ** 2;
    xy += weights[i]! * (p.x - x) * (p.y - y);
    yy += weights[i]! * (p.y - y) ** 2;
  });
  return { x, y, xx, xy, yy };
}

/** Index and squared Mahalanobis distance of the point farthest from the centre. */
function farthestOf(points: readonly Point[], { x, y, xx, xy, yy }: Spread): [number, number] {
  const determinant = Math.max(xx * yy - xy * xy, 1e-9);
  let farthest = 0,
    distance2 = 0;
  points.forEach((p, i) => {
    const dx = p.x - x,
      dy = p.y - y;
    const d2 = (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant;
    if (d2 > distance2) [farthest, distance2] = [i, d2];
  });
  return [farthest, distance2];
}
