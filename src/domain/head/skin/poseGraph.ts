import type { FitCamera } from '../fit/camera';
import { headTurn, LEVER_MM, type HeadMotion } from './headMotion';
import { solveSymmetric } from '../fit/leastSquares';
import type { SkinMatch } from './skinMatch';
import type { Rotation } from '../fit/viewGeometry';

/** What one photo says by itself about where its head is. */
export interface OwnPose {
  readonly rotation: Rotation;
  readonly byFace: boolean;
}

/** A match between the photos of these numbers. */
export interface SkinLink extends SkinMatch {
  readonly a: number;
  readonly b: number;
}

const DEGREE = Math.PI / 180;
/** Errors of a photo's own pose: of the turn across the line of sight and about it, rad; of the place likewise, mm. */
const FACE_SIGMAS = { across: 2 * DEGREE, about: 2 * DEGREE };
const OUTLINE_SIGMAS = { across: 6.5 * DEGREE, about: 2.5 * DEGREE };
const SHIFT_SIGMA_MM = 2.5;
const DEPTH_SIGMA_MM = 15;
/** Matches further off than this many standard deviations hardly count. */
const BEND = 2.5;
const PASSES = 5;
/** Its place is as sure where the camera has it. */
const STAYING = [0, 0, 0] as const;

/** The motion of each photo's head after which their own poses and what they show of the same skin agree best. */
export function balancedMotions(
  cameras: readonly FitCamera[],
  own: readonly OwnPose[],
  links: readonly SkinLink[],
): HeadMotion[] {
  const n = 6 * cameras.length;
  let x: Float64Array = new Float64Array(n);
  for (let pass = 0; pass < PASSES; pass++) {
    const normal = new Float64Array(n * n);
    const right = new Float64Array(n);
    cameras.forEach(({ rotation: r }, i) => {
      const { rotation, byFace } = own[i]!;
      const axis = [r[6]!, r[7]!, r[8]!] as const;
      const { across, about } = byFace ? FACE_SIGMAS : OUTLINE_SIGMAS;
      pullTo(normal, right, 6 * i, { axis, across, along: about, to: headTurn(r, rotation) });
      pullTo(normal, right, 6 * i + 3, { axis, across: SHIFT_SIGMA_MM, along: DEPTH_SIGMA_MM, to: STAYING });
    });
    for (const link of links) join(normal, right, link, pass === 0 ? null : x);
    x = solveSymmetric(normal, right) ?? x;
  }
  return cameras.map((_, i) => [...x.subarray(6 * i, 6 * i + 6)] as unknown as HeadMotion);
}

interface Pull {
  readonly axis: readonly [number, number, number];
  readonly across: number;
  readonly along: number;
  readonly to: readonly [number, number, number];
}

/** Draws the three unknowns from `at` on towards a point, by the errors along the axis and across it. */
function pullTo(
  normal: Float64Array,
  right: Float64Array,
  at: number,
  { axis, across, along, to }: Pull,
): void {
  const n = right.length;
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b < 3; b++) {
      const information =
        (a === b ? 1 / across ** 2 : 0) + axis[a]! * axis[b]! * (1 / along ** 2 - 1 / across ** 2);
      const place = (at + a) * n + at + b;
      normal[place] = normal[place]! + information;
      right[at + a] = right[at + a]! + information * to[b]!;
    }
  }
}

/** The second photo's motion less the first one's is the match's; less sure where they last disagreed with it. */
function join(
  normal: Float64Array,
  right: Float64Array,
  { a, b, motion, sigmaRad }: SkinLink,
  last: Float64Array | null,
): void {
  const n = right.length;
  const sigma = (k: number): number => (k < 3 ? sigmaRad : sigmaRad * LEVER_MM);
  let square = 0;
  if (last !== null)
    for (let k = 0; k < 6; k++)
      square += ((last[6 * b + k]! - last[6 * a + k]! - motion[k]!) / sigma(k)) ** 2;
  const trust = 1 / (1 + square / BEND ** 2);
  for (let k = 0; k < 6; k++) {
    const weight = trust / sigma(k) ** 2;
    const [p, q] = [6 * a + k, 6 * b + k];
    normal[p * n + p] = normal[p * n + p]! + weight;
    normal[q * n + q] = normal[q * n + q]! + weight;
    normal[p * n + q] = normal[p * n + q]! - weight;
    normal[q * n + p] = normal[q * n + p]! - weight;
    right[q] = right[q]! + weight * motion[k]!;
    right[p] = right[p]! - weight * motion[k]!;
  }
}
