import { centreMm, radiusCoefficients, radiusFromCoefficients } from './model';
import type { ScalpChart } from './scalpChart';
import type { HeadShape } from './types';

/** Of the map, mm a radian: about the distance of the face from the head's middle. */
const MM_PER_RAD = 100;

/**
 * A plane map of the face by angles: how far aside of straight ahead, and how far below straight up. Unlike the map of the
 * scalp it has no folds where nose and chin stand out; it keeps no areas, and ends behind the head.
 */
export function faceChart(shape: HeadShape): ScalpChart {
  const [cx, cy, cz] = centreMm(shape);
  const coefficients = radiusCoefficients(shape);
  return {
    toChart(x, y, z) {
      const [dx, dy, dz] = [x - cx, y - cy, z - cz];
      return [MM_PER_RAD * Math.atan2(dx, dz), MM_PER_RAD * Math.atan2(Math.hypot(dx, dz), dy)];
    },
    toSkin(u, v) {
      const [aside, polar] = [u / MM_PER_RAD, v / MM_PER_RAD];
      const [ux, uy, uz] = [
        Math.sin(polar) * Math.sin(aside),
        Math.cos(polar),
        Math.sin(polar) * Math.cos(aside),
      ];
      const radius = radiusFromCoefficients(coefficients, [ux, uy, uz]);
      return [cx + radius * ux, cy + radius * uy, cz + radius * uz];
    },
  };
}
