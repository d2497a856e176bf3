import { fieldMargin } from '../follicles/fieldMargin';
import { triangleAreaMm2 } from '../follicles/surfaceAreas';
import { FOREHEAD_MARGIN_MM } from '../hairline/foreheadReach';
import type { PlannedHairline } from '../hairline/hairline';
import { middleOf, middlesOfCuts } from '../head/triangleCuts';
import type { HeadSurface, Vec3 } from '../head/types';
import { followsLine, isOnFace } from './zone';
import { emptyMixture, mixZones, type MixedZone } from './zoneMix';
import { type LaidPart, withPart } from './zoneShape';

/** A zone on one head. */
export interface LaidZone extends MixedZone {
  readonly parts: readonly LaidPart[];
}

/** Each side of a triangle on which a part begins or ends is cut into so many, unless its border fades as widely as this, mm. */
const CUTS = 5;
const WIDE_MM = 12;
/** Longest side of a triangle of the scalp, mm. */
const LONGEST_SIDE_MM = 6;

/**
 * Area of the whole head that each zone treats, weighted by its own density, cm2; what a zone above covers counts for that
 * one. Hair-bearing scalp, and beyond it what is drawn.
 *
 * @param aloneCm2 takes what each of them has of its own, the others and a band's depth aside
 */
export function zoneAreasCm2(
  surface: HeadSurface,
  hairline: PlannedHairline,
  zones: readonly LaidZone[],
  aloneCm2 = new Float64Array(zones.length),
): readonly number[] {
  const { positionsMm: p, triangles, borderDistanceMm } = surface;
  const marginAt = fieldMargin(surface.points);
  const mixture = emptyMixture(zones.length);
  const sums = new Float64Array(zones.length);
  const least = new Float64Array(zones.length),
    most = new Float64Array(zones.length).fill(1);
  const place = new Float64Array(2);
  const bare = new Float64Array(zones.length).fill(1);
  const follows = zones.map(({ kind }) => followsLine(kind));
  const hasFace = zones.some(({ kind }) => isOnFace(kind));
  const hasBand = zones.some(({ kind }) => kind === 'hairline');
  const corner = (v: number): Vec3 => [p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!] as const;
    const border = (borderDistanceMm[a]! + borderDistanceMm[b]! + borderDistanceMm[c]!) / 3;
    const corners = [corner(a), corner(b), corner(c)] as const;
    const middle = middleOf(corners);
    const near = zones.some(({ parts }) => parts.some((part) => reaches(part, middle)));
    const isFace = border <= -marginAt(middle[1], middle[2]);
    const onLine = border > -FOREHEAD_MARGIN_MM && hairline.distanceMm(...middle, border) > -LONGEST_SIDE_MM;
    if ((isFace && !hasFace && !onLine) || (border <= 0 && !near && !onLine)) continue;
    const mm2 = triangleAreaMm2(surface, t);
    const begins =
      near && zones.some(({ parts }) => parts.some((part) => part.edgeMm < WIDE_MM && reaches(part, middle)));
    const points = begins ? middlesOfCuts(corners, CUTS) : [middle];
    for (const [x, y, z] of points) {
      place[0] = place[1] = 0;
      if (onLine) hairline.place(x, y, z, border, place);
      zones.forEach(({ kind, parts }, k) => {
        let low = 0,
          high = 1;
        if (near && (!isFace || isOnFace(kind)))
          for (const { mode, amount } of parts) {
            const there = amount(x, y, z);
            low = withPart(low, mode, there);
            high = withPart(high, mode, there);
          }
        least[k] = low;
        most[k] = high;
        const alone = Math.max(low, follows[k] ? Math.min(high, place[0]!) : 0);
        if (alone > 0) aloneCm2[k]! += (alone * mm2) / (100 * points.length);
      });
      const behindMm = hasBand ? hairline.distanceMm(x, y, z, border) : 0;
      mixZones(zones, { density: place[0], ramp: place[1], behindMm, bare }, least, most, mixture);
      for (let k = 0; k < sums.length; k++) sums[k]! += (mm2 * mixture.areas[k]!) / points.length;
    }
  }
  return Array.from(sums, (mm2) => mm2 / 100);
}

const reaches = ({ middle, radiusMm }: LaidPart, [x, y, z]: Vec3): boolean =>
  Math.hypot(x - middle[0], y - middle[1], z - middle[2]) < radiusMm + LONGEST_SIDE_MM;
