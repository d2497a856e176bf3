import type { Vec3 } from '../head/types';

/**
 * A plane map of the directions from between the ears (Lambert's azimuthal one), its middle above the forehead, so that
 * everything from one sideburn over the forehead to the other lies far from its rim: u to the person's left, v over the
 * top to the back, both 0 at the middle; a unit there is a head's radius.
 */
const MIDDLE_RAD = (50 * Math.PI) / 180;
const [SIN, COS] = [Math.sin(MIDDLE_RAD), Math.cos(MIDDLE_RAD)];

/** The map reaches so far to each side: 136 degrees from its middle. */
export const CHART_REACH = 1.85;
/** Nodes of a side of the table of radii: 4 mm apart. */
export const RADIUS_SIDE = 93;

export type ChartPoint = readonly [u: number, v: number];

/** Radii from `centreMm` at the nodes of the map, row by row, RADIUS_SIDE a row, mm. */
export interface HeadDome {
  readonly centreMm: Vec3;
  readonly radiusMm: Float32Array;
}

/** Of a direction of any length; the point opposite the middle of the map has no place on it. */
export function chartOf(x: number, y: number, z: number): ChartPoint {
  const long = Math.sqrt(x * x + y * y + z * z) || 1;
  const along = (SIN * y + COS * z) / long;
  const k = Math.sqrt(2 / Math.max(1e-6, 1 + along)) / long;
  return [k * x, k * (COS * y - SIN * z)];
}

export function directionOf([u, v]: ChartPoint): Vec3 {
  const square = Math.min(3.999, u * u + v * v);
  const k = Math.sqrt(1 - square / 4);
  const along = 1 - square / 2;
  return [k * u, COS * k * v + SIN * along, -SIN * k * v + COS * along];
}

/** Distance from the centre to the skin in a direction, mm. */
export function radiusTowards(dome: HeadDome, x: number, y: number, z: number): number {
  const [u, v] = chartOf(x, y, z);
  return bilinear(dome.radiusMm, RADIUS_SIDE, CHART_REACH, u, v);
}

export function chartOfPoint({ centreMm }: HeadDome, [x, y, z]: Vec3): ChartPoint {
  return chartOf(x - centreMm[0], y - centreMm[1], z - centreMm[2]);
}

export function skinAt(dome: HeadDome, at: ChartPoint): Vec3 {
  const radius = bilinear(dome.radiusMm, RADIUS_SIDE, CHART_REACH, ...at);
  const [x, y, z] = directionOf(at);
  const [cx, cy, cz] = dome.centreMm;
  return [cx + radius * x, cy + radius * y, cz + radius * z];
}

/** Along its radius. */
export const ontoDome = (dome: HeadDome, point: Vec3): Vec3 => skinAt(dome, chartOfPoint(dome, point));

/** Where a straight way from inside the head leaves it; `at` gives its points, nothing is known farther than `farMm`. */
export function wayOut(dome: HeadDome, at: (mm: number) => Vec3, farMm: number): Vec3 {
  const [cx, cy, cz] = dome.centreMm;
  let [low, high] = [0, farMm];
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    const [x, y, z] = at(middle);
    const [dx, dy, dz] = [x - cx, y - cy, z - cz];
    if (Math.hypot(dx, dy, dz) < radiusTowards(dome, dx, dy, dz)) low = middle;
    else high = middle;
  }
  return at((low + high) / 2);
}

/** Between the nodes of a square table over the map, row by row from its lower left; beyond its rim as there. */
export function bilinear(table: Float32Array, side: number, reach: number, u: number, v: number): number {
  const scale = (side - 1) / (2 * reach);
  const x = Math.min(side - 1.001, Math.max(0, (u + reach) * scale));
  const y = Math.min(side - 1.001, Math.max(0, (v + reach) * scale));
  const i = Math.floor(x),
    j = Math.floor(y);
  const fx = x - i,
    fy = y - j;
  const at = j * side + i;
  const low = table[at]! + fx * (table[at + 1]! - table[at]!);
  const high = table[at + side]! + fx * (table[at + side + 1]! - table[at + side]!);
  return low + fy * (high - low);
}
