import type { HeadPoints, HeadSurface, Vec3 } from '../head/types';
import { domeOf } from './domeOf';
import { ontoDome, wayOut, type HeadDome } from './frontChart';
import { arcAngleRad, arcTable, type ArcTable } from './sagittalArc';
import { napeCorner } from './napeCorner';
import { templeBorder } from './templeBorder';

/** All of a head that a hairline is laid on; plain numbers, head frame, mm. Both sides are alike. */
export interface LineGround {
  readonly dome: HeadDome;
  readonly arc: ArcTable;
  readonly points: HeadPoints;
  /** The midline, and how far beside it the outer eye corners lie. */
  readonly middleX: number;
  readonly cornerX: number;
  /** Natural border of the left temple, from above the eye corner down to the sideburn's end, of which the peak is one. */
  readonly temple: readonly Vec3[];
  readonly peak: number;
  /** See `napeCorner`. */
  readonly napeCorner: Vec3 | null;
}

const known = new WeakMap<HeadSurface, LineGround>();

export function lineGround(surface: HeadSurface): LineGround {
  const before = known.get(surface);
  if (before) return before;
  const { leftExocanthion, rightExocanthion, leftTragion, rightTragion, glabella } = surface.points;
  const middleX = (leftExocanthion[0] + rightExocanthion[0]) / 2;
  const cornerX = Math.abs(leftExocanthion[0] - rightExocanthion[0]) / 2;
  const middle = (k: 1 | 2): number => (leftTragion[k] + rightTragion[k]) / 2;
  const dome = domeOf(surface, [middleX, middle(1), middle(2)]);
  const read = templeBorder(surface, middleX + cornerX);
  const arc = arcTable(surface);
  const temple = read.length > 4 ? read : assumedTemple(dome, arc, cornerX, leftTragion, glabella);
  const ground = {
    dome,
    arc,
    points: surface.points,
    middleX,
    cornerX,
    temple,
    peak: nearestLevel(temple, glabella[1]),
    napeCorner: napeCorner(surface),
  };
  known.set(surface, ground);
  return ground;
}

/** The skin so far beside the midline (positive to the left) and so high above the glabella. */
export function skinBeside({ dome, arc, middleX }: LineGround, asideMm: number, heightMm: number): Vec3 {
  const angle = arcAngleRad(arc, heightMm);
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return wayOut(
    dome,
    (mm) => [middleX + asideMm, arc.yAxisMm + mm * sin, arc.zAxisMm + mm * cos],
    FARTHEST_MM,
  );
}

/** The skin of the left side at this level and so far to the front. */
export function skinOfSide({ dome, middleX }: LineGround, y: number, z: number): Vec3 {
  return wayOut(dome, (mm) => [middleX + mm, y, z], FARTHEST_MM);
}

const FARTHEST_MM = 200;

/** The temple peak lies on the level of the brow line. */
function nearestLevel(temple: readonly Vec3[], y: number): number {
  let best = 1;
  for (let k = 1; k < temple.length - 1; k++)
    if (Math.abs(temple[k]![1] - y) < Math.abs(temple[best]![1] - y)) best = k;
  return best;
}

/** Where no border can be read: from 9 cm above the glabella at the eye corner to two centimetres before the ear. */
function assumedTemple(
  dome: HeadDome,
  arc: ArcTable,
  cornerX: number,
  tragion: Vec3,
  glabella: Vec3,
): readonly Vec3[] {
  const angle = arcAngleRad(arc, 90);
  const from: Vec3 = [
    dome.centreMm[0] + cornerX,
    arc.yAxisMm + 90 * Math.sin(angle),
    arc.zAxisMm + 90 * Math.cos(angle),
  ];
  const to: Vec3 = [tragion[0], (tragion[1] + glabella[1]) / 2 - 15, tragion[2] + 15];
  return Array.from({ length: 12 }, (_, k) => {
    const at = (i: 0 | 1 | 2): number => from[i] + (k / 11) * (to[i] - from[i]);
    return ontoDome(dome, [at(0), at(1), at(2)]);
  });
}
