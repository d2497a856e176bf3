import { triangleAreaMm2 } from '../../src/domain/follicles/surfaceAreas';
import type { FollicleField } from '../../src/domain/follicles/types';
import type { HeadSurface } from '../../src/domain/head/types';

const DEGREE = Math.PI / 180;
/** The middle of the braincase, about, head frame. */
const MIDDLE_Y_MM = 50;
export const SCALP_REGIONS = [
  'front',
  'middle',
  'crown',
  'left side',
  'right side',
  'left temple',
  'right temple',
  'back',
  'nape',
] as const;
type ScalpRegion = (typeof SCALP_REGIONS)[number];

/** By the direction from the middle of the head; together they are all of it. */
export function regionAt(x: number, y: number, z: number): ScalpRegion {
  const height = Math.atan2(y - MIDDLE_Y_MM, Math.hypot(x, z));
  const turn = Math.abs(Math.atan2(x, z));
  const side = x > 0 ? 'left' : 'right';
  if (height > 60 * DEGREE) return 'middle';
  if (turn < 45 * DEGREE) return 'front';
  if (turn < 90 * DEGREE) return `${side} temple`;
  if (turn < 135 * DEGREE) return `${side} side`;
  if (height > 20 * DEGREE) return 'crown';
  return height > -15 * DEGREE ? 'back' : 'nape';
}

/** Area of these triangles in each region, cm2, cut into SPLIT x SPLIT. */
export function regionAreasCm2(surface: HeadSurface, planted: readonly number[]) {
  const SPLIT = 6;
  const areas = new Map<ScalpRegion, number>();
  const { positionsMm: p, triangles } = surface;
  for (const t of planted) {
    const partCm2 = triangleAreaMm2(surface, t) / (100 * SPLIT * SPLIT);
    const at = (wb: number, wc: number, axis: number): number =>
      (1 - wb - wc) * p[3 * triangles[t]! + axis]! +
      wb * p[3 * triangles[t + 1]! + axis]! +
      wc * p[3 * triangles[t + 2]! + axis]!;
    const add = (wb: number, wc: number): void => {
      const region = regionAt(at(wb, wc, 0), at(wb, wc, 1), at(wb, wc, 2));
      areas.set(region, (areas.get(region) ?? 0) + partCm2);
    };
    for (let b = 0; b < SPLIT; b++)
      for (let c = 0; b + c < SPLIT; c++) {
        add((b + 1 / 3) / SPLIT, (c + 1 / 3) / SPLIT);
        if (b + c < SPLIT - 1) add((b + 2 / 3) / SPLIT, (c + 2 / 3) / SPLIT);
      }
  }
  return areas;
}

/** Impressions among the first `count` in each region. */
export function regionCounts({ positionMm: p }: FollicleField, count: number) {
  const counts = new Map<ScalpRegion, number>();
  for (let i = 0; i < count; i++) {
    const region = regionAt(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!);
    counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  return counts;
}
