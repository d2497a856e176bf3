import type { HeadSurface, Vec3 } from '../head/types';

/** Behind the ear's point. */
const BEHIND_TRAGION_MM = 10;

/**
 * Where the natural border of the hair turns from behind the left ear to the nape: its foremost and lowest place there; head
 * frame, mm. null where the surface shows none.
 */
export function napeCorner({
  positionsMm: p,
  triangles,
  borderDistanceMm: border,
  points: { leftTragion, rightTragion },
}: HeadSurface): Vec3 | null {
  const middleX = (leftTragion[0] + rightTragion[0]) / 2;
  let best: Vec3 | null = null;
  for (let t = 0; t < triangles.length; t += 3)
    for (let k = 0; k < 3; k++) {
      const a = triangles[t + k]!,
        b = triangles[t + ((k + 1) % 3)]!;
      const [from, to] = [border[a]!, border[b]!];
      if (from > 0 === to > 0) continue;
      const f = from / (from - to);
      const at = (axis: number): number => p[3 * a + axis]! + f * (p[3 * b + axis]! - p[3 * a + axis]!);
      const [x, y, z] = [at(0), at(1), at(2)];
      if (x <= middleX || z > leftTragion[2] - BEHIND_TRAGION_MM) continue;
      if (best === null || z - y > best[2] - best[1]) best = [x, y, z];
    }
  return best;
}
