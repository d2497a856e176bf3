import { hairBorder } from './border';
import { headPoints } from './points';
import type { BorderPoints, HeadShape, Vec3 } from './types';

/**
 * Where this person's natural hair border passes the places that a hairline is designed by: the fronto-temporal corner on
 * the vertical through the outer eye corner, and the temple peak at the height of the brow line, in front of the ear.
 */
export function borderPoints(shape: HeadShape): BorderPoints {
  const border = hairBorder(shape);
  const { leftExocanthion, glabella } = headPoints(shape);
  const corner = crossing(border, 0, leftExocanthion[0]);
  const peak = crossing(border, 1, glabella[1]);
  return {
    leftFrontoTemporal: corner,
    rightFrontoTemporal: mirrored(corner),
    leftTemplePeak: peak,
    rightTemplePeak: mirrored(peak),
  };
}

const mirrored = ([x, y, z]: Vec3): Vec3 => [-x, y, z];

/** The first point after the trichion where a coordinate of the border passes a value; its end where it never does. */
function crossing(border: Float64Array, axis: 0 | 1, value: number): Vec3 {
  const point = (i: number): Vec3 => [border[i]!, border[i + 1]!, border[i + 2]!];
  const last = border.length - 3;
  for (let i = 0; i < last; i += 3) {
    const [a, b] = [point(i), point(i + 3)];
    const [from, to] = [a[axis] - value, b[axis] - value];
    if (from * to > 0 || from === to) continue;
    const t = from / (from - to);
    return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])];
  }
  return point(last);
}
