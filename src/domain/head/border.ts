import { blendPoints, centreMm, linearTable } from './model';
import { MEAN_BORDER, MODE_BORDER } from './modelNumbers';
import { skinProjection } from './points';
import type { HeadShape, Vec3 } from './types';

const table = linearTable(MEAN_BORDER, MODE_BORDER);

/** borderDistanceMm ends here. */
export const BORDER_REACH_MM = 60;

/**
 * The hair border of the left side on this person's skin, from the trichion over the temple, round the ear, to the
 * middle of the nape, about 5 mm apart; n x 3, head frame, mm. It is carried by the same modes as the skin and so
 * keeps to brow, ears and nape.
 */
export function hairBorder(shape: HeadShape): Float64Array {
  const points = blendPoints(table(), shape);
  const onSkin = skinProjection(shape);
  for (let i = 0; i < points.length; i += 3) {
    points.set(onSkin([points[i]!, points[i + 1]!, points[i + 2]!]), i);
  }
  return points;
}

/** Signed distance of a head-frame point on the skin from the hair border, mm, positive on the scalp. */
export type BorderDistance = (x: number, y: number, z: number) => number;

/**
 * Distances are straight lines to the border, which on a head are within 2 % of those along the skin up to
 * BORDER_REACH_MM, where they are clamped.
 */
export function borderDistance(shape: HeadShape): BorderDistance {
  const border = hairBorder(shape);
  const runs = borderRuns(border);
  const centre = centreMm(shape);
  const count = border.length / 3;
  const flat = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    const [u, v] = seenFromAbove(border[3 * i]!, border[3 * i + 1]!, border[3 * i + 2]!, centre);
    flat[2 * i] = Math.max(u, 0);
    flat[2 * i + 1] = v;
  }
  const bands = bandsOf(flat);
  return (x, y, z) => {
    const side = Math.abs(x);
    const [u, v] = seenFromAbove(side, y, z, centre);
    const distance = Math.sqrt(nearestSquare(border, runs, side, y, z));
    return isInside(flat, bands, u, v) ? distance : -distance;
  };
}

/** Azimuthal equidistant map of the directions from the centre about straight up. */
function seenFromAbove(x: number, y: number, z: number, centre: Vec3): readonly [number, number] {
  const dx = x - centre[0];
  const dz = z - centre[2];
  const level = Math.sqrt(dx * dx + dz * dz);
  const angle = Math.atan2(level, y - centre[1]);
  return level > 0 ? [(angle * dx) / level, (angle * dz) / level] : [0, angle];
}

/** The map's v, from pole to pole, in so many bands. */
const BANDS = 64;
const bandAt = (v: number): number =>
  Math.min(BANDS - 1, Math.max(0, Math.floor((v + Math.PI) * (BANDS / (2 * Math.PI)))));

/** By band, the ends of the segments that reach into it. */
function bandsOf(flat: Float64Array): readonly (readonly number[])[] {
  const bands = Array.from({ length: BANDS }, (): number[] => []);
  for (let i = 2; i < flat.length; i += 2) {
    const [a, b] = [bandAt(flat[i - 1]!), bandAt(flat[i + 1]!)];
    for (let band = Math.min(a, b); band <= Math.max(a, b); band++) bands[band]!.push(i);
  }
  return bands;
}

/** Crossings of a ray towards +u with the left half; the midline closes the outline. */
function isInside(flat: Float64Array, bands: readonly (readonly number[])[], u: number, v: number): boolean {
  let inside = false;
  const band = bands[bandAt(v)]!;
  for (let k = 0; k < band.length; k++) {
    const i = band[k]!;
    const v0 = flat[i - 1]!;
    const v1 = flat[i + 1]!;
    if (v0 > v === v1 > v) continue;
    const u0 = flat[i - 2]!;
    if (u < u0 + ((v - v0) / (v1 - v0)) * (flat[i]! - u0)) inside = !inside;
  }
  return inside;
}

/** Segments of the border looked at together. */
const RUN = 8;

/** A ball around each run of segments: x, y, z, radius; with room for rounding. */
function borderRuns(border: Float64Array): Float64Array {
  const segments = border.length / 3 - 1;
  const runs = new Float64Array(4 * Math.ceil(segments / RUN));
  for (let run = 0; 4 * run < runs.length; run++) {
    const points = border.subarray(3 * run * RUN, 3 * (Math.min((run + 1) * RUN, segments) + 1));
    const count = points.length / 3;
    for (let i = 0; i < points.length; i++) runs[4 * run + (i % 3)]! += points[i]! / count;
    for (let i = 0; i < points.length; i += 3) {
      const dx = points[i]! - runs[4 * run]!;
      const dy = points[i + 1]! - runs[4 * run + 1]!;
      const dz = points[i + 2]! - runs[4 * run + 2]!;
      runs[4 * run + 3] = Math.max(runs[4 * run + 3]!, Math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-6);
    }
  }
  return runs;
}

/** Square of the distance to the border, or of BORDER_REACH_MM where that is less. */
function nearestSquare(border: Float64Array, runs: Float64Array, x: number, y: number, z: number): number {
  let best = BORDER_REACH_MM * BORDER_REACH_MM;
  for (let run = 0; 4 * run < runs.length; run++) {
    const rx = runs[4 * run]! - x;
    const ry = runs[4 * run + 1]! - y;
    const rz = runs[4 * run + 2]! - z;
    const near = Math.sqrt(best) + runs[4 * run + 3]!;
    if (rx * rx + ry * ry + rz * rz > near * near) continue;
    const end = Math.min(3 * ((run + 1) * RUN + 1), border.length);
    for (let i = 3 * (run * RUN + 1); i < end; i += 3) {
      const ax = border[i - 3]!;
      const ay = border[i - 2]!;
      const az = border[i - 1]!;
      const ex = border[i]! - ax;
      const ey = border[i + 1]! - ay;
      const ez = border[i + 2]! - az;
      const along = ((x - ax) * ex + (y - ay) * ey + (z - az) * ez) / (ex * ex + ey * ey + ez * ez);
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const dx = ax + t * ex - x;
      const dy = ay + t * ey - y;
      const dz = az + t * ez - z;
      const square = dx * dx + dy * dy + dz * dz;
      if (square < best) best = square;
    }
  }
  return best;
}
