import type { HeadSurface, Vec3 } from '../head/types';
import { borderCrossing } from './borderCrossing';

/** Levels at which the border of the temple is read, mm. */
const STEP_MM = 3;
/** In front of the ear. */
const BEFORE_TRAGION_MM = 4;

/**
 * The natural border of the hair on the left temple, read off the skin: from above the outer eye corner down to the end
 * of the sideburn; x, y, z, x, y, z, … mm. Empty where there is none.
 *
 * @param cornerX where it begins, mm
 */
export function templeBorder(surface: HeadSurface, cornerX: number): readonly Vec3[] {
  const { leftTragion, vertex, glabella } = surface.points;
  const pieces = borderPieces(surface, leftTragion[2] + BEFORE_TRAGION_MM);
  const lowest = lowestLevel(pieces);
  const steps = Math.ceil((vertex[1] - lowest) / STEP_MM);
  const found: Vec3[] = [];
  for (let k = 0; k <= steps; k++) {
    const point = frontmost(pieces, vertex[1] - (k / steps) * (vertex[1] - lowest));
    if (point && (found.length > 0 || (point[0] >= cornerX && point[1] > glabella[1]))) found.push(point);
  }
  return found;
}

/** Pieces of the border on triangles of the left side in front of the ear: two points each. */
function borderPieces(surface: HeadSurface, behindZ: number): Float64Array {
  const { triangles, borderDistanceMm: border } = surface;
  const pieces: number[] = [];
  const ends: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const isHair = border[triangles[t]!]! > 0;
    // Few triangles lie on the border.
    if (border[triangles[t + 1]!]! > 0 === isHair && border[triangles[t + 2]!]! > 0 === isHair) continue;
    ends.length = 0;
    for (let k = 0; k < 3; k++) {
      const at = borderCrossing(surface, triangles[t + k]!, triangles[t + ((k + 1) % 3)]!);
      if (at) ends.push(...at);
    }
    if (ends.length === 6 && ends[0]! > 0 && ends[3]! > 0 && Math.max(ends[2]!, ends[5]!) > behindZ)
      pieces.push(...ends);
  }
  return Float64Array.from(pieces);
}

/** Just above the end of the sideburn. */
function lowestLevel(pieces: Float64Array): number {
  let lowest = Infinity;
  for (let i = 1; i < pieces.length; i += 3) lowest = Math.min(lowest, pieces[i]!);
  return lowest + 0.1;
}

function frontmost(pieces: Float64Array, y: number): Vec3 | null {
  let best: Vec3 | null = null;
  for (let i = 0; i < pieces.length; i += 6) {
    const [from, to] = [pieces[i + 1]! - y, pieces[i + 4]! - y];
    if (from * to > 0 || from === to) continue;
    const f = from / (from - to);
    const z = pieces[i + 2]! + f * (pieces[i + 5]! - pieces[i + 2]!);
    if (best && z <= best[2]) continue;
    best = [pieces[i]! + f * (pieces[i + 3]! - pieces[i]!), y, z];
  }
  return best;
}
