import type { HeadPoints } from '../head/types';

/** Distance over which the whorl's turn dies out, mm, and its strength beside the outward direction [A]. */
const SWIRL_REACH_MM = 35;
const SWIRL_STRENGTH = 1.2;
/** From here on hair on the sides lies fully downwards [A]. */
const DOWN_FROM_MM = 60;

/**
 * Direction in which hair would grow at a point of the scalp: away from the whorl, turning clockwise (seen from outside)
 * near it; forwards on top, down on the sides and back. Unit tangent, head frame. Source: SMP reference figures.
 *
 * @param positionMm 3 a point
 * @param normal 3 a point, unit
 * @param out 3 a point; receives the direction of point `i`
 */
export function growthDirection(
  positionMm: Float32Array,
  normal: Float32Array,
  i: number,
  whorl: HeadPoints['whorl'],
  out: Float32Array,
): void {
  const nx = normal[3 * i]!,
    ny = normal[3 * i + 1]!,
    nz = normal[3 * i + 2]!;
  const dx = positionMm[3 * i]! - whorl[0],
    dy = positionMm[3 * i + 1]! - whorl[1],
    dz = positionMm[3 * i + 2]! - whorl[2];
  const distanceMm = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const inverse = 1 / Math.max(distanceMm, 1e-3);
  const ax = dx * inverse,
    ay = dy * inverse,
    az = dz * inverse;
  const swirl = SWIRL_STRENGTH * Math.exp(-distanceMm / SWIRL_REACH_MM);
  const sideways = Math.min(1, Math.max(0, 1 - ny)) * Math.min(1, distanceMm / DOWN_FROM_MM);
  // Clockwise from outside is the direction of (away x normal).
  const gx = ax + swirl * (ay * nz - az * ny);
  const gy = ay + swirl * (az * nx - ax * nz) - sideways;
  const gz = az + swirl * (ax * ny - ay * nx);
  const along = gx * nx + gy * ny + gz * nz;
  const tx = gx - along * nx,
    ty = gy - along * ny,
    tz = gz - along * nz;
  const length = Math.sqrt(tx * tx + ty * ty + tz * tz);
  if (length < 1e-6) {
    const flat = Math.sqrt(ny * ny + nz * nz) || 1;
    out[3 * i] = 0;
    out[3 * i + 1] = -nz / flat;
    out[3 * i + 2] = ny / flat;
    return;
  }
  out[3 * i] = tx / length;
  out[3 * i + 1] = ty / length;
  out[3 * i + 2] = tz / length;
}
