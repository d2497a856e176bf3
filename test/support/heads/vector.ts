export type Vec3 = readonly [number, number, number];

export const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const plus = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const times = (a: Vec3, k: number): Vec3 => [k * a[0], k * a[1], k * a[2]];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const unit = (a: Vec3): Vec3 => times(a, 1 / (Math.hypot(...a) || 1));

export const blended = (a: Vec3, b: Vec3, c: Vec3, weights: Vec3): Vec3 => [
  weights[0] * a[0] + weights[1] * b[0] + weights[2] * c[0],
  weights[0] * a[1] + weights[1] * b[1] + weights[2] * c[1],
  weights[0] * a[2] + weights[1] * b[2] + weights[2] * c[2],
];

/** Vertex `v` of packed xyz. */
export const vertexAt = (packed: ArrayLike<number>, v: number): Vec3 => [
  packed[3 * v]!,
  packed[3 * v + 1]!,
  packed[3 * v + 2]!,
];

/** 0 below `low`, 1 above `high`, smooth between. */
export function smoothstep(low: number, high: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

export const bell = (distance: number, width: number): number => Math.exp(-((distance / width) ** 2));
