import { earLine } from '../head/earLine';
import { isInField } from '../follicles/fieldMargin';
import type { ScalpMaps } from '../scalp/types';
import type { Zone, ZonePart } from './zone';
import { laidParts, withPart, type ZoneGround } from './zoneShape';

/** Where skin lies that bears no hair of the scalp: in front of the ears above the eyes, or below; or behind the ears. */
export type BareRegion = 'forehead' | 'face' | 'below';

/** What of a drawn shape can hold no impressions. */
export interface LostSkin {
  /** Of the skin that it encloses in this photo, 0..1. */
  readonly share: number;
  /** Where most of that is. */
  readonly region: BareRegion;
}

/** What became of a drawn shape on the skin of a photo. */
export interface ZoneReach {
  /** Whether any of it lies where the zone can lie. */
  readonly reaches: boolean;
  /** null of a zone on the face, and where nothing is added. */
  readonly lost: LostSkin | null;
}

/** Every so many pixels of a row and of a column tell enough of a shape's area. */
const STEP = 2;

/**
 * Of a shape of a zone on the scalp the skin that lies beyond the reach of impressions, by area on the head.
 *
 * @param parts that were just drawn, in order
 */
export function lostSkin(
  { width, box, facing, positionMm: p, areaMm2, borderDistanceMm, points }: ScalpMaps,
  ground: ZoneGround,
  { kind, softnessMm }: Pick<Zone, 'kind' | 'softnessMm'>,
  parts: readonly ZonePart[],
): LostSkin {
  const laid = laidParts({ kind, softnessMm, parts }, ground);
  const canBear = isInField({ facing, positionMm: p, borderDistanceMm, points });
  const eyeMm = (points.leftExocanthion[1] + points.rightExocanthion[1]) / 2;
  const earMm = earLine(points, 2);
  const lost: Record<BareRegion, number> = { forehead: 0, face: 0, below: 0 };
  let all = 0;
  for (let y = box.y0; y <= box.y1; y += STEP)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i += STEP) {
      if (!(facing[i]! > 0)) continue;
      const [px, py, pz] = [p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!];
      let there = 0;
      for (const { mode, middle, radiusMm, amount } of laid)
        if (Math.hypot(px - middle[0], py - middle[1], pz - middle[2]) <= radiusMm)
          there = withPart(there, mode, amount(px, py, pz));
      if (there === 0) continue;
      const mm2 = there * areaMm2[i]!;
      all += mm2;
      if (!canBear(i)) lost[pz < earMm ? 'below' : py < eyeMm ? 'face' : 'forehead'] += mm2;
    }
  const regions = Object.keys(lost) as BareRegion[];
  const region = regions.reduce((most, next) => (lost[next] > lost[most] ? next : most));
  const lostMm2 = lost.forehead + lost.face + lost.below;
  return { share: all > 0 ? lostMm2 / all : 0, region };
}
