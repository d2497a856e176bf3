import type { HeadPoints } from '../head/types';

/** Distance over which the whorl's turn dies out, mm, and its strength beside the outward direction. */
const SWIRL_REACH_MM = 35;
const SWIRL_STRENGTH = 0.9;

/**
 * Direction in which hair would grow at a point of the scalp: away from the whorl, turning clockwise (seen from outside)
 * near it; forwards on top, down on the sides and back. Unit tangent, head frame. Source: SMP reference figures.
 *
 * @param out receives x, y, z at `offset`
 */
export function growthDirection(
  position: readonly [number, number, number],
  normal: readonly [number, number, number],
  points: Pick<HeadPoints, 'whorl' | 'vertex'>,
  out: Float32Array,
  offset: number,
): void {
  const [nx, ny, nz] = normal;
  const [wx, wy, wz] = points.whorl;
  let ax = position[0] - wx,
    ay = position[1] - wy,
    az = position[2] - wz;
  const distanceMm = Math.hypot(ax, ay, az);
  const inverse = 1 / Math.max(distanceMm, 1e-3);
  ax *= inverse;
  ay *= inverse;
  az *= inverse;
  const swirl = SWIRL_STRENGTH * Math.exp(-distanceMm / SWIRL_REACH_MM);
  const sideways = Math.min(1, Math.max(0, 1 - ny)) * Math.min(1, distanceMm / 60);
  // Clockwise from outside is the direction of (away x normal).
  let gx = ax + swirl * (ay * nz - az * ny);
  let gy = ay + swirl * (az * nx - ax * nz) - sideways;
  let gz = az + swirl * (ax * ny - ay * nx);
  const along = gx * nx + gy * ny + gz * nz;
  gx -= along * nx;
  gy -= along * ny;
  gz -= along * nz;
  const length = Math.hypot(gx, gy, gz);
  if (length < 1e-6) {
    const flat = Math.hypot(ny, nz) || 1;
    out.set([0, -nz / flat, ny / flat], offset);
    return;
  }
  out.set([gx / length, gy / length, gz / length], offset);
}
