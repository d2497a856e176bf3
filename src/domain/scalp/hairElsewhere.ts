import { triangleAreaMm2 } from '../follicles/surfaceAreas';
import type { HeadSurface } from '../head/types';
import { bareAlong, type BareShare } from './bareShare';
import type { Fringe } from './fringe';
import type { ScalpMaps } from './types';

/**
 * Sides and nape keep their hair longest: a belt up to this height above the ears, behind a line this far in front of them.
 * What one photo shows of it tells of the rest of it, and the top of the head of itself. [A]
 */
const ABOVE_EARS_MM = 65;
const IN_FRONT_OF_EARS_MM = 40;
/**
 * Hair on the hidden part of the belt beside that which is seen of it: what a photo shows of the belt is its edge, at a slant,
 * where hair looks thin. [A]
 */
const HIDDEN_BELT = 2;
/** Skin of a part seen below which the photo does not tell of that part, mm2. */
const SEEN_LEAST_MM2 = 400;
/** Of 255. */
const ON_SCALP = 128;

/** Skin of a part of the scalp, mm2. */
export interface HairOfPart {
  readonly wholeMm2: number;
  readonly seenMm2: number;
  readonly underHairMm2: number;
}

/** Hair on the two parts of a head, as one photo shows it. */
export type HairOfParts = Readonly<Record<'belt' | 'top', HairOfPart>>;

/** @param bare null: no hair is seen, and none of this needs to be known */
export function hairOfParts(
  maps: ScalpMaps,
  surface: HeadSurface,
  bare: BareShare | null,
): HairOfParts | null {
  if (bare === null) return null;
  const whole = wholeParts(surface);
  const { mm2, underHairMm2 } = seenParts(maps, surface, bare);
  const part = (k: 0 | 1): HairOfPart => ({
    wholeMm2: whole[k],
    seenMm2: mm2[k],
    underHairMm2: underHairMm2[k],
  });
  return { belt: part(BELT), top: part(TOP) };
}

/** The same by the width over which a treatment goes over into hair; the last width that was asked for is remembered. */
export function hairOfPartsBlended(
  maps: ScalpMaps,
  surface: HeadSurface,
  fringe: Pick<Fringe, 'blended'>,
): (blendMm: number) => HairOfParts | null {
  let known: { readonly blendMm: number; readonly parts: HairOfParts | null } | null = null;
  return (blendMm) => {
    if (known?.blendMm !== blendMm)
      known = { blendMm, parts: hairOfParts(maps, surface, fringe.blended(blendMm)) };
    return known.parts;
  };
}

/**
 * Share of the whole head's scalp that is under hair, 0..1: what is not seen is taken to be as the same part of the head where
 * it is seen.
 *
 * @param parts null: no hair is seen
 * @param seenShare of the planned skin in this photo, for a part of which too little is seen
 */
export function hairShareOfHead(parts: HairOfParts | null, seenShare: number): number {
  if (parts === null) return 0;
  const underHairMm2 = ({ wholeMm2, seenMm2, underHairMm2 }: HairOfPart, hidden: number): number => {
    const share = seenMm2 < SEEN_LEAST_MM2 ? seenShare : underHairMm2 / seenMm2;
    return underHairMm2 + Math.max(0, wholeMm2 - seenMm2) * Math.min(1, hidden * share);
  };
  const { belt, top } = parts;
  const share = (underHairMm2(belt, HIDDEN_BELT) + underHairMm2(top, 1)) / (belt.wholeMm2 + top.wholeMm2);
  return Math.min(1, share);
}

type Sums = [belt: number, top: number];
const BELT = 0;
const TOP = 1;

function seenParts(
  { width, box, scalp, areaMm2, positionMm, photoPxPerPx }: ScalpMaps,
  surface: HeadSurface,
  bare: BareShare,
): { readonly mm2: Sums; readonly underHairMm2: Sums } {
  const isBelt = beltOf(surface);
  const mm2: Sums = [0, 0];
  const underHairMm2: Sums = [0, 0];
  const bareThere = new Float32Array(width);
  const mm2PerUnit = photoPxPerPx ** 2;
  for (let y = box.y0; y <= box.y1; y++) {
    bareAlong(bare, y, bareThere);
    for (let x = box.x0, i = y * width + x; x <= box.x1; x++, i++) {
      if (scalp.coverage[i]! < ON_SCALP) continue;
      const part = isBelt(positionMm[3 * i + 1]!, positionMm[3 * i + 2]!) ? BELT : TOP;
      const area = areaMm2[i]! * mm2PerUnit;
      mm2[part] += area;
      underHairMm2[part] += area * (1 - bareThere[x]!);
    }
  }
  return { mm2, underHairMm2 };
}

function wholeParts(surface: HeadSurface): Sums {
  const { positionsMm: p, triangles, borderDistanceMm } = surface;
  const isBelt = beltOf(surface);
  const whole: Sums = [0, 0];
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!,
      b = triangles[t + 1]!,
      c = triangles[t + 2]!;
    if (borderDistanceMm[a]! + borderDistanceMm[b]! + borderDistanceMm[c]! <= 0) continue;
    const yMm = (p[3 * a + 1]! + p[3 * b + 1]! + p[3 * c + 1]!) / 3;
    const zMm = (p[3 * a + 2]! + p[3 * b + 2]! + p[3 * c + 2]!) / 3;
    whole[isBelt(yMm, zMm) ? BELT : TOP] += triangleAreaMm2(surface, t);
  }
  return whole;
}

const beltOf = ({ points: { leftTragion, rightTragion } }: HeadSurface) => {
  const upToMm = (leftTragion[1] + rightTragion[1]) / 2 + ABOVE_EARS_MM;
  const frontMm = (leftTragion[2] + rightTragion[2]) / 2 + IN_FRONT_OF_EARS_MM;
  return (yMm: number, zMm: number): boolean => yMm < upToMm && zMm < frontMm;
};
