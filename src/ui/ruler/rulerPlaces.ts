import type { Point } from '../picture/drag';

export type RulerEnd = 'from' | 'to';
export type RulerPart = RulerEnd | 'line';

/** How far beyond its end a ring lies, so that neither it nor a finger covers what is measured, CSS px. */
const BEYOND_PX = { fine: 20, coarse: 28 };
/** CSS px around a ring, an end or the line that take hold of it. */
const REACH_PX = { fine: 16, coarse: 24 };

/** Where the ring of an end lies, CSS px on the stage. */
export function ringAt(end: Point, other: Point, coarse: boolean): Point {
  const long = Math.hypot(end.x - other.x, end.y - other.y) || 1;
  const beyond = BEYOND_PX[coarse ? 'coarse' : 'fine'] / long;
  return { x: end.x + (end.x - other.x) * beyond, y: end.y + (end.y - other.y) * beyond };
}

/** What of the ruler lies under a point of the stage. */
export function partAt(at: Point, from: Point, to: Point, coarse: boolean): RulerPart | null {
  const reachPx = REACH_PX[coarse ? 'coarse' : 'fine'];
  const toEnd = (end: Point, other: Point) =>
    [end, ringAt(end, other, coarse)].reduce(
      (least, { x, y }) => Math.min(least, Math.hypot(at.x - x, at.y - y)),
      Infinity,
    );
  const toFrom = toEnd(from, to);
  const toTo = toEnd(to, from);
  if (Math.min(toFrom, toTo) <= reachPx) return toFrom < toTo ? 'from' : 'to';
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = ((at.x - from.x) * (to.x - from.x) + (at.y - from.y) * (to.y - from.y)) / long;
  const across = ((at.x - from.x) * (to.y - from.y) - (at.y - from.y) * (to.x - from.x)) / long;
  return along > 0 && along < long && Math.abs(across) <= reachPx / 2 ? 'line' : null;
}
