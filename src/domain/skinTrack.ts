import { centreMm, radiusCoefficients, radiusFromCoefficients } from './head/model';
import type { HeadShape, Vec3 } from './head/types';

/** Moves a point of the head frame along its radius onto the skin, mm. */
export type OntoSkin = (point: Vec3) => Vec3;

/** Onto the head of this shape: what is drawn stays in its place when the head's size or shape becomes better known. */
export function ontoSkinOf(shape: HeadShape): OntoSkin {
  const coefficients = radiusCoefficients(shape);
  const [cx, cy, cz] = centreMm(shape);
  return ([x, y, z]) => {
    const long = Math.hypot(x - cx, y - cy, z - cz);
    if (!(long > 0)) return [x, y, z];
    const [u, v, w] = [(x - cx) / long, (y - cy) / long, (z - cz) / long] as const;
    const radius = radiusFromCoefficients(coefficients, [u, v, w]);
    return [cx + radius * u, cy + radius * v, cz + radius * w];
  };
}

/** Points on the head, head frame, mm: x, y, z, … */
export interface TrackPoints {
  readonly pointsMm: readonly number[];
  /** Half of its width: at each point, or one for all. */
  readonly halfWidthsMm: readonly number[];
  /** `track` from point to point, `loop` back to the first as well, `dots` each point by itself. */
  readonly joined: 'track' | 'loop' | 'dots';
}

/** A track on one head. */
export interface SkinTrack {
  /** From its border along the skin, mm, negative inside; Infinity farther than the reach outside. */
  distanceMm(x: number, y: number, z: number): number;
}

/** Between its points a line is laid onto the skin at least this often: the chord lies 0.01 mm below it. */
const STEP_MM = 2;
/** Pieces of a line that share a ball to be tried first. */
const PIECES_A_RUN = 8;
/** Both ends of a piece, and the half width at each. */
const NUMBERS = 8;

/** The ball around some pieces of the line, the reach included. */
interface Run {
  readonly middle: Vec3;
  readonly radiusSquared: number;
  readonly from: number;
  readonly to: number;
}

/** @param reachMm beyond the border nothing is asked */
export function skinTrack(points: TrackPoints, ontoSkin: OntoSkin, reachMm: number): SkinTrack {
  const pieces = points.joined === 'dots' ? dots(points, ontoSkin) : track(points, ontoSkin);
  const runs = runsOf(pieces, Math.max(...points.halfWidthsMm) + reachMm);
  return {
    distanceMm(x, y, z) {
      let least = Infinity;
      for (const { middle, radiusSquared, from, to } of runs) {
        const dx = x - middle[0],
          dy = y - middle[1],
          dz = z - middle[2];
        if (dx * dx + dy * dy + dz * dz > radiusSquared) continue;
        for (let k = from; k < to; k += NUMBERS) least = Math.min(least, fromPiece(pieces, k, x, y, z));
      }
      return least > reachMm ? Infinity : least;
    },
  };
}

const halfAt = ({ halfWidthsMm }: TrackPoints, point: number): number =>
  halfWidthsMm[Math.min(point, halfWidthsMm.length - 1)]!;

function dots(points: TrackPoints, ontoSkin: OntoSkin): Float64Array {
  const { pointsMm } = points;
  return Float64Array.from(
    Array.from({ length: pointsMm.length / 3 }, (_, i) => {
      const point = ontoSkin(pointAt(pointsMm, 3 * i));
      const half = halfAt(points, i);
      return [...point, ...point, half, half];
    }).flat(),
  );
}

function track(points: TrackPoints, ontoSkin: OntoSkin): Float64Array {
  const { pointsMm, joined } = points;
  const count = pointsMm.length / 3;
  const laid: (readonly [Vec3, number])[] = [[ontoSkin(pointAt(pointsMm, 0)), halfAt(points, 0)]];
  const last = joined === 'loop' ? count : count - 1;
  for (let i = 1; i <= last; i++) {
    const from = pointAt(pointsMm, 3 * (i - 1)),
      to = pointAt(pointsMm, 3 * (i % count));
    const [fromHalf, toHalf] = [halfAt(points, i - 1), halfAt(points, i % count)];
    const steps = Math.max(1, Math.ceil(Math.hypot(...minus(to, from)) / STEP_MM));
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      laid.push([ontoSkin(between(from, to, t)), fromHalf + t * (toHalf - fromHalf)]);
    }
  }
  if (laid.length === 1) laid.push(laid[0]!);
  return Float64Array.from(
    laid.slice(1).flatMap(([to, toHalf], i) => {
      const [from, fromHalf] = laid[i]!;
      return [...from, ...to, fromHalf, toHalf];
    }),
  );
}

function runsOf(pieces: Float64Array, reach: number): readonly Run[] {
  const runs: Run[] = [];
  const stride = NUMBERS * PIECES_A_RUN;
  for (let from = 0; from < pieces.length; from += stride) {
    const to = Math.min(pieces.length, from + stride);
    const ends: Vec3[] = [];
    for (let k = from; k < to; k += NUMBERS) ends.push(pointAt(pieces, k), pointAt(pieces, k + 3));
    const middle = [0, 1, 2].map(
      (axis) => ends.reduce((sum, end) => sum + end[axis]!, 0) / ends.length,
    ) as unknown as Vec3;
    const farthest = Math.max(...ends.map((end) => Math.hypot(...minus(end, middle))));
    runs.push({ middle, radiusSquared: (farthest + reach) ** 2, from, to });
  }
  return runs;
}

/** From the border of one piece, mm. */
function fromPiece(p: Float64Array, k: number, x: number, y: number, z: number): number {
  const ax = x - p[k]!,
    ay = y - p[k + 1]!,
    az = z - p[k + 2]!;
  const bx = p[k + 3]! - p[k]!,
    by = p[k + 4]! - p[k + 1]!,
    bz = p[k + 5]! - p[k + 2]!;
  const long = bx * bx + by * by + bz * bz;
  const t = long === 0 ? 0 : Math.min(1, Math.max(0, (ax * bx + ay * by + az * bz) / long));
  const dx = ax - t * bx,
    dy = ay - t * by,
    dz = az - t * bz;
  return Math.sqrt(dx * dx + dy * dy + dz * dz) - (p[k + 6]! + t * (p[k + 7]! - p[k + 6]!));
}

export const pointAt = (points: ArrayLike<number>, k: number): Vec3 => [
  points[k]!,
  points[k + 1]!,
  points[k + 2]!,
];
const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const between = (a: Vec3, b: Vec3, t: number): Vec3 => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
