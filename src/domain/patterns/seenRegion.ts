import { lineGround } from '../hairline/lineGround';
import { seenRuns, type SeenRun } from '../hairline/seenLine';
import type { HeadFit, HeadSurface } from '../head/types';
import type { PatternId } from './pattern';
import type { PatternGround } from './patternGround';
import { patternRegion } from './patternRegions';

/** The border of what a pattern has lost, as seen in a photo. */
export function seenRegion(
  id: PatternId,
  ground: PatternGround,
  surface: HeadSurface,
  fit: HeadFit,
): readonly SeenRun[] {
  const { front, island } = patternRegion(id);
  const { dome } = lineGround(surface);
  return [front, island].flatMap((outline) => {
    if (!outline) return [];
    const closed = [...outline, outline[0]!];
    return seenRuns(dome, fit, Float64Array.from(closed.flatMap((at) => [...ground.onSkin(at)])));
  });
}
