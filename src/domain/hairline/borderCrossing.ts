import type { HeadSurface, Vec3 } from '../head/types';

/** Where the natural border of the hair crosses the way from one vertex to another, head frame, mm; null where it does not. */
export function borderCrossing(
  { positionsMm: p, borderDistanceMm: border }: Pick<HeadSurface, 'positionsMm' | 'borderDistanceMm'>,
  a: number,
  b: number,
): Vec3 | null {
  const [from, to] = [border[a]!, border[b]!];
  if (from > 0 === to > 0) return null;
  const f = from / (from - to);
  const at = (axis: number): number => p[3 * a + axis]! + f * (p[3 * b + axis]! - p[3 * a + axis]!);
  return [at(0), at(1), at(2)];
}
