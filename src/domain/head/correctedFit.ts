import { PIN_NAMES, type HeadChange, type HeadCorrection, type PinName } from './correction';
import { HEAD_SIZE_SIGMA } from './fit/irisScale';
import { forwardDifferences, minimise } from './fit/leastSquares';
import { displaced, placementOf, poseAt, pxPerMmAt, type Placement } from './placement';
import { projectPoint } from './projection';
import { nearestView } from './fit/viewClass';
import { composedTurn } from './turns';
import type { HeadFit, Vec3 } from './types';

/** Sizes in the picture beyond these factors are slips of the hand. */
const LOG_SIZE_LIMIT = Math.log(8);

/** The correction after one more gesture. */
export function changedCorrection(correction: HeadCorrection, change: HeadChange): HeadCorrection {
  switch (change.kind) {
    case 'turn':
      return { ...correction, turnRad: composedTurn(correction.turnRad, change.byRad) };
    case 'move': {
      const [x, y] = correction.shiftPx;
      return { ...correction, shiftPx: [x + change.byPx[0], y + change.byPx[1]] };
    }
    case 'scale': {
      const logSize = correction.logSize + Math.log(change.by);
      return { ...correction, logSize: Math.max(-LOG_SIZE_LIMIT, Math.min(LOG_SIZE_LIMIT, logSize)) };
    }
    case 'pin': {
      const { [change.name]: _, ...others } = correction.pins;
      return { ...correction, pins: change.atPx ? { ...others, [change.name]: change.atPx } : others };
    }
    case 'ruler':
      return { ...correction, ruler: change.ruler };
    case 'reset':
      return { turnRad: [0, 0, 0], shiftPx: [0, 0], logSize: 0, pins: {}, ruler: correction.ruler };
  }
}

/** Someone laid the head there, ruler aside. */
export const isPlacedByHand = ({ turnRad, shiftPx, logSize, pins }: HeadCorrection): boolean =>
  [...turnRad, ...shiftPx, logSize].some((value) => value !== 0) || Object.keys(pins).length > 0;

/** How far a head laid by hand is off, natural log of lengths [A]. */
const HAND_SIGMA = 0.05;
/** Someone looked and laid it there [A]. */
const HAND_CONFIDENCE = 0.8;

/**
 * The machine's fit as corrected by hand: turned, moved and scaled, and then to where every pin holds. `pinsMm` are the
 * pins' points on this head at scale 1. The ruler is not read here.
 */
export function correctedFit(
  machine: HeadFit,
  pinsMm: Readonly<Record<PinName, Vec3>>,
  correction: HeadCorrection,
): HeadFit {
  if (!isPlacedByHand(correction)) return machine;
  const { turnRad, shiftPx, logSize } = correction;
  const laid = displaced(placementOf(machine), turnRad, shiftPx, logSize);
  const placement = pinned(machine, pinsMm, correction, laid);
  return {
    ...machine,
    pose: poseAt(machine, placement),
    view: nearestView(placement.rotation),
    scaleUncertainty: Math.min(machine.scaleUncertainty, Math.hypot(HEAD_SIZE_SIGMA, HAND_SIGMA)),
    areaUncertainty: Math.min(machine.areaUncertainty, 2 * Math.hypot(HEAD_SIZE_SIGMA, HAND_SIGMA)),
    confidence: Math.max(machine.confidence, HAND_CONFIDENCE),
  };
}

/** A pin holds to this, mm. */
const PIN_SIGMA_MM = 0.3;
/**
 * How easily a pin turns, shifts and scales the head, one standard deviation each (rad, mm, natural log): a head that is
 * taken by one point turns under the hand rather than leaving its outline [A].
 */
const NOD_SIGMA_RAD = 0.4;
const TILT_SIGMA_RAD = 0.25;
const SHIFT_SIGMA_MM = 8;
const LOG_SIZE_SIGMA = 0.05;
const SIGMAS = [NOD_SIGMA_RAD, NOD_SIGMA_RAD, TILT_SIGMA_RAD, 1, 1, LOG_SIZE_SIGMA];
const STEP = 0.005;
const ITERATIONS = 20;

function pinned(
  machine: HeadFit,
  pinsMm: Readonly<Record<PinName, Vec3>>,
  { pins }: HeadCorrection,
  laid: Placement,
): Placement {
  const held = PIN_NAMES.flatMap((name) => {
    const atPx = pins[name];
    return atPx ? [{ atPx, pointMm: pinsMm[name] }] : [];
  });
  if (held.length === 0) return laid;
  const { scale } = machine.shape;
  const pxPerMm = pxPerMmAt(machine, laid);
  const shiftSigmaPx = SHIFT_SIGMA_MM * pxPerMm * scale;
  const at = (x: Float64Array): Placement =>
    displaced(
      laid,
      [x[0]! * SIGMAS[0]!, x[1]! * SIGMAS[1]!, x[2]! * SIGMAS[2]!],
      [x[3]! * shiftSigmaPx, x[4]! * shiftSigmaPx],
      x[5]! * SIGMAS[5]!,
    );
  const sigmaPx = PIN_SIGMA_MM * pxPerMm * scale;
  const residuals = (x: Float64Array, out: Float64Array): void => {
    const pose = poseAt(machine, at(x));
    held.forEach(({ atPx, pointMm: [px, py, pz] }, i) => {
      const seen = projectPoint({ pose, camera: machine.camera }, px * scale, py * scale, pz * scale);
      out[2 * i] = (seen.x - atPx[0]) / sigmaPx;
      out[2 * i + 1] = (seen.y - atPx[1]) / sigmaPx;
    });
    for (let k = 0; k < 6; k++) out[2 * held.length + k] = x[k]!;
  };
  const linearise = forwardDifferences(residuals, new Float64Array(6).fill(STEP));
  return at(minimise(new Float64Array(6), 2 * held.length + 6, residuals, linearise, ITERATIONS).x);
}
