import type { WireHead } from '../../domain/head/wire';

/** Convex outline of the wire's lines, x, y, x, y, … photo px: what counts as touching the head. */
export function outlineOf({ lines }: WireHead): readonly number[] {
  const points: (readonly [number, number])[] = [];
  for (const { points: xy } of lines)
    for (let i = 0; i + 1 < xy.length; i += 2) points.push([xy[i]!, xy[i + 1]!]);
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...chain(points), ...chain(points.reverse())].flat();
}

/** One side of the hull from points in order of x (Andrew's monotone chain), its last point left out. */
function chain(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const side: (readonly [number, number])[] = [];
  for (const point of points) {
    while (side.length >= 2 && turn(side.at(-2)!, side.at(-1)!, point) <= 0) side.pop();
    side.push(point);
  }
  return side.slice(0, -1);
}

const turn = (a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]) =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Whether a point lies in a convex outline, of either direction. */
export function isInside(outline: readonly number[], x: number, y: number): boolean {
  const count = outline.length / 2;
  let sign = 0;
  for (let i = 0; i < count; i++) {
    const j = (i + 1) % count;
    const side = turn([outline[2 * i]!, outline[2 * i + 1]!], [outline[2 * j]!, outline[2 * j + 1]!], [x, y]);
    if (side === 0) continue;
    if (sign === 0) sign = Math.sign(side);
    else if (Math.sign(side) !== sign) return false;
  }
  return sign !== 0;
}
