import type { HeadSurface, Vec3 } from '../head/types';
import { borderCrossing } from './borderCrossing';

/** Behind the ear's point. */
const BEHIND_TRAGION_MM = 10;

/**
 * Where the natural border of the hair turns from behind the left ear to the nape: its foremost and lowest place there; head
 * frame, mm. null where the surface shows none.
 */
export function napeCorner(surface: HeadSurface): Vec3 | null {
  const { triangles, points } = surface;
  const { leftTragion, rightTragion } = points;
  const middleX = (leftTragion[0] + rightTragion[0]) / 2;
  let best: Vec3 | null = null;
  for (let t = 0; t < triangles.length; t += 3)
    for (let k = 0; k < 3; k++) {
      const at = borderCrossing(surface, triangles[t + k]!, triangles[t + ((k + 1) % 3)]!);
      if (at === null || at[0] <= middleX || at[2] > leftTragion[2] - BEHIND_TRAGION_MM) continue;
      if (best === null || at[2] - at[1] > best[2] - best[1]) best = at;
    }
  return best;
}
