import type { HeadFit, HeadPoints } from '../head/types';
import { foreheadShare } from '../hairline/foreheadReach';
import type { PlannedHairline } from '../hairline/hairline';
import type { OwnLine } from '../hairline/ownLine';
import { smoothstep } from '../smoothstep';
import { insideOf } from './insideOf';
import type { ScalpMaps } from './types';

/**
 * Without a face in the photo its outline tells how the head is turned, and the skin that lies at the horizon may as well lie so
 * far in front of it or behind: up to here, mm. From twice as much on it is seen where the line lies. [A]
 */
const UNSURE_MM = 15;

type Seen = Pick<ScalpMaps, 'width' | 'box' | 'facing' | 'positionMm' | 'borderDistanceMm' | 'person'>;

/**
 * How far in front of the plan the line is taken to lie on the forehead of a head whose face this photo does not show, mm: a line
 * that shows at the horizon alone, as a bare crescent, goes beyond it. 0 where the photo shows the line, or the line was drawn.
 */
export function lineBeyondHorizonMm(
  seen: Seen,
  points: HeadPoints,
  hairline: PlannedHairline,
  { source }: Pick<HeadFit, 'source'>,
  own: OwnLine | null,
): number {
  if (source === 'face' || own?.kind === 'drawn') return 0;
  const { width, box, facing, positionMm: p, borderDistanceMm, person } = seen;
  const foreheadAt = foreheadShare(points);
  const mostMm = hairline.fullFromMm + 2 * UNSURE_MM;
  let shortMm = 0;
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0, end = i + box.x1 - box.x0; i <= end; i++) {
      if (!(facing[i]! > 0) || (person && insideOf(person.coverage[i]!) === 0)) continue;
      const forehead = foreheadAt(p[3 * i + 1]!, p[3 * i + 2]!);
      if (forehead === 0) continue;
      const behind = hairline.distanceMm(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!, borderDistanceMm[i]!);
      shortMm = Math.max(shortMm, forehead * (hairline.fullFromMm - behind));
      if (shortMm >= mostMm) return 0;
    }
  return shortMm * (1 - smoothstep(UNSURE_MM, 2 * UNSURE_MM, shortMm - hairline.fullFromMm));
}
