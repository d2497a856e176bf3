import { triangleAreaMm2 } from '../follicles/surfaceAreas';
import type { HeadSurface } from '../head/types';
import { bareAlong, type BareShare } from './fringe';
import type { ScalpMaps } from './types';

/**
 * Sides and nape keep their hair longest: a belt up to this height above the ears, behind a line this far in front of them.
 * What one photo shows of it tells of the rest of it, and the top of the head of itself. [A]
 */
const ABOVE_EARS_MM = 65;
const IN_FRONT_OF_EARS_MM = 40;
/** Hair at the back beside that which is seen of the belt, mostly at the sides, where it is thinner and shorter. [A] */
const HIDDEN_BELT = 2;
/** Skin of a part seen below which the photo does not tell of that part, mm2. */
const SEEN_LEAST_MM2 = 400;
/** Of 255. */
const ON_SCALP = 128;

const PARTS = ['belt', 'top'] as const;
type Part = (typeof PARTS)[number];

/**
 * Share of the whole head's scalp that is under hair, 0..1: what is not seen is taken to be as the same part of the head where
 * it is seen.
 *
 * @param bare null: no hair is seen
 * @param seenShare of the planned skin in this photo, for a part of which too little is seen
 */
export function hairShareOfHead(
  maps: ScalpMaps,
  surface: HeadSurface,
  bare: BareShare | null,
  seenShare: number,
): number {
  if (bare === null) return 0;
  const seen = seenParts(maps, surface, bare);
  const whole = wholeParts(surface);
  const underHairMm2 = PARTS.reduce((sum, part) => {
    const { mm2, underHairMm2 } = seen[part];
    const share = mm2 < SEEN_LEAST_MM2 ? seenShare : underHairMm2 / mm2;
    const elsewhere = part === 'belt' ? Math.min(1, HIDDEN_BELT * share) : share;
    return sum + underHairMm2 + Math.max(0, whole[part] - mm2) * elsewhere;
  }, 0);
  return Math.min(1, underHairMm2 / (whole.belt + whole.top));
}

function seenParts(
  { width, box, scalp, areaMm2, positionMm, photoPxPerPx }: ScalpMaps,
  surface: HeadSurface,
  bare: BareShare,
) {
  const isBelt = beltOf(surface);
  const seen = { belt: { mm2: 0, underHairMm2: 0 }, top: { mm2: 0, underHairMm2: 0 } };
  const bareThere = new Float32Array(width);
  for (let y = box.y0; y <= box.y1; y++) {
    bareAlong(bare, y, bareThere);
    for (let x = box.x0, i = y * width + x; x <= box.x1; x++, i++) {
      if (scalp.coverage[i]! < ON_SCALP) continue;
      const part = seen[isBelt(positionMm[3 * i + 1]!, positionMm[3 * i + 2]!) ? 'belt' : 'top'];
      const mm2 = areaMm2[i]! * photoPxPerPx ** 2;
      part.mm2 += mm2;
      part.underHairMm2 += mm2 * (1 - bareThere[x]!);
    }
  }
  return seen;
}

function wholeParts(surface: HeadSurface): Record<Part, number> {
  const { positionsMm, triangles, borderDistanceMm } = surface;
  const isBelt = beltOf(surface);
  const whole = { belt: 0, top: 0 };
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    const mean = (of: (corner: number) => number): number => corners.reduce((sum, c) => sum + of(c), 0) / 3;
    if (mean((c) => borderDistanceMm[c]!) <= 0) continue;
    const along = (axis: 1 | 2): number => mean((c) => positionsMm[3 * c + axis]!);
    whole[isBelt(along(1), along(2)) ? 'belt' : 'top'] += triangleAreaMm2(surface, t);
  }
  return whole;
}

const beltOf = ({ points: { leftTragion, rightTragion } }: HeadSurface) => {
  const upToMm = (leftTragion[1] + rightTragion[1]) / 2 + ABOVE_EARS_MM;
  const frontMm = (leftTragion[2] + rightTragion[2]) / 2 + IN_FRONT_OF_EARS_MM;
  return (yMm: number, zMm: number): boolean => yMm < upToMm && zMm < frontMm;
};
