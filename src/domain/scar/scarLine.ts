import { centreMm, radiusCoefficients, radiusFromCoefficients } from '../head/model';
import type { HeadShape, Vec3 } from '../head/types';
import type { Scar } from './scar';

/** Moves a point of the head frame along its radius onto the skin, mm. */
export type OntoSkin = (point: Vec3) => Vec3;

/** Where a scar lies on one head. */
export interface ScarLine {
  readonly scar: Scar;
  /** From the scar's border along the skin, mm, negative inside; Infinity farther than `reachMm` outside. */
  distanceMm(x: number, y: number, z: number): number;
}

/** Between its points a line is laid onto the skin at least this often: the chord lies 0.01 mm below it. */
const STEP_MM = 2;
/** Pieces of a line that share a ball to be tried first. */
const PIECES_A_RUN = 8;

/** The ball around some pieces of the line, the reach included. */
interface Run {
  readonly middle: Vec3;
  readonly radiusSquared: number;
  readonly from: number;
  readonly to: number;
}

/** Onto the head of this shape: a scar stays in its place when the head's size or shape becomes better known. */
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

/**
 * @param reachMm beyond the border nothing is asked
 */
export function scarLine(scar: Scar, ontoSkin: OntoSkin, reachMm: number): ScarLine {
  const pieces = scar.kind === 'fue' ? dots(scar, ontoSkin) : track(scar, ontoSkin);
  const half = scar.widthMm / 2;
  const runs = runsOf(pieces, half + reachMm);
  return {
    scar,
    distanceMm(x, y, z) {
      let least = Infinity;
      for (const { middle, radiusSquared, from, to } of runs) {
        const dx = x - middle[0],
          dy = y - middle[1],
          dz = z - middle[2];
        if (dx * dx + dy * dy + dz * dz > radiusSquared) continue;
        for (let k = from; k < to; k += 6) least = Math.min(least, squaredToPiece(pieces, k, x, y, z));
      }
      const distance = Math.sqrt(least) - half;
      return distance > reachMm ? Infinity : distance;
    },
  };
}

/** Six numbers a piece: both ends of it, which are the same for a dot. */
function dots({ pointsMm }: Scar, ontoSkin: OntoSkin): Float64Array {
  const pieces = new Float64Array(2 * pointsMm.length);
  for (let k = 0; k < pointsMm.length; k += 3) {
    const point = ontoSkin(pointAt(pointsMm, k));
    pieces.set([...point, ...point], 2 * k);
  }
  return pieces;
}

function track({ pointsMm }: Scar, ontoSkin: OntoSkin): Float64Array {
  const laid: Vec3[] = [ontoSkin(pointAt(pointsMm, 0))];
  for (let k = 3; k < pointsMm.length; k += 3) {
    const from = pointAt(pointsMm, k - 3),
      to = pointAt(pointsMm, k);
    const steps = Math.max(1, Math.ceil(Math.hypot(...minus(to, from)) / STEP_MM));
    for (let step = 1; step <= steps; step++) laid.push(ontoSkin(between(from, to, step / steps)));
  }
  if (laid.length === 1) laid.push(laid[0]!);
  return Float64Array.from(laid.slice(1).flatMap((to, i) => [...laid[i]!, ...to]));
}

function runsOf(pieces: Float64Array, reach: number): readonly Run[] {
  const runs: Run[] = [];
  const stride = 6 * PIECES_A_RUN;
  for (let from = 0; from < pieces.length; from += stride) {
    const to = Math.min(pieces.length, from + stride);
    const middle = [0, 1, 2].map((axis) => {
      let sum = 0;
      for (let k = from + axis; k < to; k += 3) sum += pieces[k]!;
      return (3 * sum) / (to - from);
    }) as unknown as Vec3;
    let farthest = 0;
    for (let k = from; k < to; k += 3)
      farthest = Math.max(farthest, Math.hypot(...minus(pointAt(pieces, k), middle)));
    runs.push({ middle, radiusSquared: (farthest + reach) ** 2, from, to });
  }
  return runs;
}

function squaredToPiece(p: Float64Array, k: number, x: number, y: number, z: number): number {
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
  return dx * dx + dy * dy + dz * dz;
}

const pointAt = (points: ArrayLike<number>, k: number): Vec3 => [points[k]!, points[k + 1]!, points[k + 2]!];
const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const between = (a: Vec3, b: Vec3, t: number): Vec3 => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
