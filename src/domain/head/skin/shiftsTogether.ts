import { HEAD_CENTRE_MM } from '../fit/camera';
import { solveSymmetric } from '../fit/leastSquares';
import type { Vec3 } from '../types';
import type { FoundShifts, SkinShift } from './skinShifts';

/**
 * A turn about the head's middle explains shifts to within this, mm: so many at least, and these shares of those that were
 * found and of the pieces that both photos show. Of 36 pairs of renders of different people none reached the shares (0.11 of
 * what both show at most), those of one person usually reach 0.6 of either.
 */
const TOGETHER_MM = 2.5;
const LEAST_TOGETHER = 8;
const LEAST_SHARE_OF_FOUND = 0.6;
const LEAST_SHARE_OF_SHOWN = 0.15;
/** So many of them, evenly, propose turns by twos. */
const MOST_PROPOSING = 40;

/** Those that one turn of the head explains; none where chance would do as well. */
export function shiftsTogether({ shifts, shown }: FoundShifts): readonly SkinShift[] {
  const levers = shifts.map((shift) => [leverOf(shift, 0), leverOf(shift, 1)] as const);
  const isExplained = (i: number, [x, y, z]: Vec3): boolean => {
    const [[a, b, c], [d, e, f]] = levers[i]!;
    const { shiftMm } = shifts[i]!;
    const along = shiftMm[0] - a * x - b * y - c * z;
    const across = shiftMm[1] - d * x - e * y - f * z;
    return along * along + across * across < TOGETHER_MM * TOGETHER_MM;
  };
  const step = Math.max(1, Math.ceil(shifts.length / MOST_PROPOSING));
  let [best, most] = [null as Vec3 | null, 0];
  for (let i = 0; i < shifts.length; i += step)
    for (let j = 0; j < i; j += step) {
      const turn = turnOf([i, j], shifts, levers);
      if (turn === null) continue;
      let explained = 0;
      for (let k = 0; k < shifts.length; k++) if (isExplained(k, turn)) explained++;
      if (explained > most) [best, most] = [turn, explained];
    }
  const least = Math.max(LEAST_TOGETHER, LEAST_SHARE_OF_FOUND * shifts.length, LEAST_SHARE_OF_SHOWN * shown);
  if (best === null || most < least) return [];
  const turn = best;
  return shifts.filter((_, k) => isExplained(k, turn));
}

type Levers = readonly [Vec3, Vec3];

/** Axis times angle, rad, that explains these best. */
function turnOf(
  indices: readonly number[],
  shifts: readonly SkinShift[],
  levers: readonly Levers[],
): Vec3 | null {
  const normal = new Float64Array(9);
  const right = new Float64Array(3);
  for (const i of indices)
    for (const k of [0, 1] as const) {
      const row = levers[i]![k];
      for (let p = 0; p < 3; p++) {
        right[p]! += row[p]! * shifts[i]!.shiftMm[k];
        for (let q = 0; q < 3; q++) normal[3 * p + q]! += row[p]! * row[q]!;
      }
    }
  const turn = solveSymmetric(normal, right);
  return turn && [turn[0]!, turn[1]!, turn[2]!];
}

/** How far a turn by 1 rad about each axis moves the piece along one of its axes, mm. */
function leverOf({ placeMm, axes }: SkinShift, k: 0 | 1): Vec3 {
  const [x, y, z] = [0, 1, 2].map((c) => placeMm[c]! - HEAD_CENTRE_MM[c]!) as [number, number, number];
  const [u, v, w] = axes[k];
  return [y * w - z * v, z * u - x * w, x * v - y * u];
}
