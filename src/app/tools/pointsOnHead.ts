import type { Vec3 } from '../../domain/head/types';
import { MOST_PART_POINTS, type ZonePart } from '../../domain/zones/zone';

/** Whether a point lies so near to the last one that it says nothing new. */
export function isNear(pointsMm: readonly number[], [x, y, z]: Vec3, spacingMm: number): boolean {
  const last = pointsMm.length - 3;
  return (
    last >= 0 && Math.hypot(x - pointsMm[last]!, y - pointsMm[last + 1]!, z - pointsMm[last + 2]!) < spacingMm
  );
}

/** The inside of a closed line, head frame, mm; as many of its points as a part takes. null where it encloses nothing. */
export function outlineOf(pointsMm: readonly number[]): ZonePart | null {
  const count = pointsMm.length / 3;
  if (count < 3) return null;
  const every = Math.ceil(count / MOST_PART_POINTS);
  const kept = pointsMm.filter((_, i) => Math.floor(i / 3) % every === 0);
  return { mode: 'add', shape: 'outline', pointsMm: kept, widthsMm: [], edgeMm: null };
}
