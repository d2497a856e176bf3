import type { Vec3 } from './types';

type Quaternion = readonly [w: number, x: number, y: number, z: number];

function quaternionOf([x, y, z]: Vec3): Quaternion {
  const angle = Math.hypot(x, y, z);
  const k = angle > 0 ? Math.sin(angle / 2) / angle : 0.5;
  return [Math.cos(angle / 2), k * x, k * y, k * z];
}

/** Axis times angle (rad, at most half a turn) of the turn `first` and then the turn `then`, each axis times angle. */
export function composedTurn(first: Vec3, then: Vec3): Vec3 {
  const [w1, x1, y1, z1] = quaternionOf(then);
  const [w2, x2, y2, z2] = quaternionOf(first);
  let w = w1 * w2 - x1 * x2 - y1 * y2 - z1 * z2;
  let x = w1 * x2 + x1 * w2 + y1 * z2 - z1 * y2;
  let y = w1 * y2 - x1 * z2 + y1 * w2 + z1 * x2;
  let z = w1 * z2 + x1 * y2 - y1 * x2 + z1 * w2;
  if (w < 0) [w, x, y, z] = [-w, -x, -y, -z];
  const sine = Math.hypot(x, y, z);
  const k = sine > 1e-9 ? (2 * Math.atan2(sine, w)) / sine : 2;
  return [k * x, k * y, k * z];
}
