import { LEVER_MM, NO_MOTION, type HeadMotion } from './headMotion';
import { agreement, LEAST_PATCHES, skinSeenIn, thinned, type SeenSkin, type SkinView } from './seenSkin';
import type { SkinPoints } from './skinPoints';

export interface SkinMatch {
  /** Of the second photo's head after which both show the same skin at the same place. */
  readonly motion: HeadMotion;
  /** Error of its turn, rad. */
  readonly sigmaRad: number;
}

const DEGREE = Math.PI / 180;
/** Steps of the first search and the last one, rad. */
const FIRST_STEP = 3 * DEGREE;
const LAST_STEP = 0.3 * DEGREE;
/** Correlation that a turn by 1 rad, and a shift as far, must gain, squared. */
const TURN_COST = 2;
const SHIFT_COST = 80;
/** Points that the first search and the last one look at. */
const FEW_POINTS = 700;
const MANY_POINTS = 2500;
/** Correlation in standard deviations of chance below which a match is nothing. */
const LEAST_SURENESS = 3.5;
/** Turns further away than this, rad, are another match; by so much correlation the best one must beat them. */
const RIVAL_RAD = 6 * DEGREE;
const LEAST_LEAD = 0.08;
/** Error of the turn of a match as little sure as 1, and of the surest, rad. */
const UNSURE_SIGMA = 10 * DEGREE;
const LEAST_SIGMA = DEGREE;

/**
 * Where the second photo shows the skin that the first one shows: the motion of its head, within `reachRad`, at which the
 * two agree best. Null where they share too little or do not agree.
 */
export function matchSkin(a: SkinView, b: SkinView, points: SkinPoints, reachRad: number): SkinMatch | null {
  const seen = skinSeenIn(a, points);
  const few = thinned(seen, FEW_POINTS);
  if (agreement(few, b, NO_MOTION).patches < LEAST_PATCHES) return null;
  const turns = turnsWithin(few, b, reachRad);
  const many = thinned(seen, MANY_POINTS);
  const motion = climbed(many, b, turns[0]!.motion);
  const { correlation, patches } = agreement(many, b, motion);
  const sureness = correlation * Math.sqrt(patches);
  const rival = turns.find((turn) => radiansApart(turn.motion, motion) > RIVAL_RAD);
  if (sureness < LEAST_SURENESS || correlation - (rival?.gain ?? -1) < LEAST_LEAD) return null;
  return { motion, sigmaRad: Math.max(LEAST_SIGMA, UNSURE_SIGMA / sureness) };
}

/** Correlation less what so large a motion must gain to be believed. */
function gain(a: SeenSkin, b: SkinView, motion: HeadMotion): number {
  const [wx, wy, wz, x, y, z] = motion;
  const turn = wx * wx + wy * wy + wz * wz;
  const shift = (x * x + y * y + z * z) / LEVER_MM ** 2;
  return agreement(a, b, motion).correlation - TURN_COST * turn - SHIFT_COST * shift;
}

interface TriedTurn {
  readonly motion: HeadMotion;
  readonly gain: number;
}

/** The best first. */
function turnsWithin(a: SeenSkin, b: SkinView, reachRad: number): TriedTurn[] {
  const turns: TriedTurn[] = [];
  const steps = Math.round(reachRad / FIRST_STEP);
  for (let i = -steps; i <= steps; i++)
    for (let j = -steps; j <= steps; j++)
      for (let k = -steps; k <= steps; k++) {
        if (i * i + j * j + k * k > steps * steps) continue;
        const motion: HeadMotion = [i * FIRST_STEP, j * FIRST_STEP, k * FIRST_STEP, 0, 0, 0];
        turns.push({ motion, gain: gain(a, b, motion) });
      }
  return turns.sort((first, second) => second.gain - first.gain);
}

const radiansApart = (a: HeadMotion, b: HeadMotion): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Times that all six ways are tried at one step. */
const MOST_TRIES = 6;

function climbed(a: SeenSkin, b: SkinView, start: HeadMotion): HeadMotion {
  let [best, most] = [start, gain(a, b, start)];
  for (let step = FIRST_STEP / 2; step > LAST_STEP; step /= 2) {
    for (let tries = 0, better = true; better && tries < MOST_TRIES; tries++) {
      better = false;
      for (let way = 0; way < 12; way++) {
        const axis = way >> 1;
        const by = (way & 1 ? -step : step) * (axis < 3 ? 1 : LEVER_MM);
        const motion = best.map((value, k) => (k === axis ? value + by : value)) as unknown as HeadMotion;
        const value = gain(a, b, motion);
        if (value > most) [best, most, better] = [motion, value, true];
      }
    }
  }
  return best;
}
