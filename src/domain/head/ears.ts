import { modelPoints } from './points';
import type { HeadShape, Vec3 } from './types';

/** A closed part of the surface; outside counter-clockwise. */
export interface SurfacePart {
  /** n x 3, mm */
  readonly positions: Float32Array;
  readonly triangles: Uint32Array;
}

/** How deep the roots of ear and neck reach under the skin, mm. */
const ROOT_DEPTH_MM = 5;
const HALF_RIM_MM = 1.6;

/**
 * Both ears, left first: a shell between the front attachment (over the tragus to the lobe), a rim that stands off
 * backwards, and the rear attachment. Every section is a closed loop whose roots lie under the skin.
 */
export function earShells(shape: HeadShape, sections: number): readonly [SurfacePart, SurfacePart] {
  const point = modelPoints(shape);
  const top = point('earTopRoot');
  const lobe = point('earLobeRoot');
  const onRim = ['earRimTop', 'earRimUpper', 'earRimRear', 'earRimLower', 'earLobe'].map(point);
  const rim = [top, ...onRim, lobe];
  const loops: Vec3[][] = [];
  for (let i = 1; i < sections; i++) {
    const t = i / sections;
    const edge = curve(rim, t);
    const front = sunk(mix(top, lobe, t));
    const rear = sunk(quadratic(top, point('earRearRoot'), lobe, t));
    const out = unit(minus(edge, mix(front, rear, 0.5)));
    const across = unit(minus(front, rear));
    const rimFront = plus(plus(edge, across, HALF_RIM_MM * shape.scale), out, -1);
    const rimRear = plus(plus(edge, across, -HALF_RIM_MM * shape.scale), out, -1);
    loops.push([rear, mix(rear, rimRear, 0.5), rimRear, edge, rimFront, mix(front, rimFront, 0.55), front]);
  }
  const left = loft(sunk(top), loops, sunk(lobe));
  return [left, mirroredPart(left)];
}

/** Closed tube through loops of equal length, ended by two tips; loops run clockwise seen from the first tip. */
export function loft(first: Vec3, loops: readonly (readonly Vec3[])[], last: Vec3): SurfacePart {
  const around = loops[0]!.length;
  const end = 1 + loops.length * around;
  const vertex = (loop: number, k: number): number => 1 + loop * around + (k % around);
  const triangles: number[] = [];
  for (let k = 0; k < around; k++) {
    triangles.push(0, vertex(0, k + 1), vertex(0, k));
    for (let loop = 0; loop + 1 < loops.length; loop++) {
      const [a, b] = [vertex(loop, k), vertex(loop, k + 1)];
      const [c, d] = [vertex(loop + 1, k), vertex(loop + 1, k + 1)];
      triangles.push(a, b, d, a, d, c);
    }
    triangles.push(end, vertex(loops.length - 1, k), vertex(loops.length - 1, k + 1));
  }
  return {
    positions: Float32Array.from([first, ...loops.flat(), last].flat()),
    triangles: Uint32Array.from(triangles),
  };
}

function mirroredPart({ positions, triangles }: SurfacePart): SurfacePart {
  const flipped = triangles.slice();
  for (let t = 0; t < flipped.length; t += 3) {
    flipped[t + 1] = triangles[t + 2]!;
    flipped[t + 2] = triangles[t + 1]!;
  }
  return { positions: positions.map((value, i) => (i % 3 === 0 ? -value : value)), triangles: flipped };
}

const sunk = ([x, y, z]: Vec3): Vec3 => [x - ROOT_DEPTH_MM, y, z];
const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const plus = (a: Vec3, b: Vec3, k: number): Vec3 => [a[0] + k * b[0], a[1] + k * b[1], a[2] + k * b[2]];
const mix = (a: Vec3, b: Vec3, t: number): Vec3 => plus(a, minus(b, a), t);
const unit = (a: Vec3): Vec3 => plus([0, 0, 0], a, 1 / (Math.hypot(...a) || 1));

/** Through all three points, the middle one at one half. */
function quadratic(a: Vec3, b: Vec3, c: Vec3, t: number): Vec3 {
  const [p, q, r] = [(1 - t) * (1 - 2 * t), 4 * t * (1 - t), t * (2 * t - 1)];
  return [p * a[0] + q * b[0] + r * c[0], p * a[1] + q * b[1] + r * c[1], p * a[2] + q * b[2] + r * c[2]];
}

/** Catmull-Rom through all points. */
export function curve(points: readonly Vec3[], t: number): Vec3 {
  const spans = points.length - 1;
  const span = Math.min(Math.floor(t * spans), spans - 1);
  const u = t * spans - span;
  const b = points[span]!;
  const c = points[span + 1]!;
  const a = points[span - 1] ?? mix(c, b, 2);
  const d = points[span + 2] ?? mix(b, c, 2);
  const axis = (k: 0 | 1 | 2): number =>
    b[k] +
    0.5 *
      u *
      (c[k] - a[k] + u * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k] + u * (3 * (b[k] - c[k]) + d[k] - a[k])));
  return [axis(0), axis(1), axis(2)];
}
