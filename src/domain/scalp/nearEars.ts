import type { HeadPoints, Vec3 } from '../head/types';

/** From the tragion to beyond the ear's rim: half the length of a man's ear, 32 mm, and what the fit may be off. */
const EAR_REACH_MM = 42;

/** Whether a place of the skin (index of a position) is so near to an ear that what lies beside it in the photo may be the ear. */
export function nearEars(positionMm: Float32Array, points: HeadPoints): (i: number) => boolean {
  const near = (i: number, [x, y, z]: Vec3): boolean =>
    (positionMm[3 * i]! - x) ** 2 + (positionMm[3 * i + 1]! - y) ** 2 + (positionMm[3 * i + 2]! - z) ** 2 <
    EAR_REACH_MM ** 2;
  return (i) => near(i, points.leftTragion) || near(i, points.rightTragion);
}
