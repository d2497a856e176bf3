import { CAMERA_UNKNOWNS, moved, type FitCamera } from './camera';
import { shapedVertices, type HeadTemplate } from './headTemplate';
import { inverse } from './leastSquares';
import { fitEquations, type Evidence } from './refine';
import { scalpFigures } from './scalpFigures';
import type { OutlinePart } from './silhouette';

/** One standard deviation each. */
export interface FitSigmas {
  /** Largest of the three turns, rad. */
  readonly turnRad: number;
  /** Size of a pixel on the visible scalp, natural log, without that of the head. */
  readonly pitch: number;
  /** Visible scalp, natural log, without that of the head. */
  readonly area: number;
}

/** The hair border lies this far from the model's on other people whose brow, ears and nape fit, mm [A]. */
const BORDER_SIGMA_MM = 3;
/** The seen outline is this uncertain, mm; not more in small pictures, where the model of the head holds it [A]. */
const RIM_SIGMA_MM = 0.6;
/** Steps of the derivatives: rad and shares, standard deviations of a mode. */
const CAMERA_STEP = 0.02;
const MODE_STEP = 0.3;

/** Neighbours on an outline or in a face err together: this many of them tell as much as one. */
const ALIKE_OUTLINE_POINTS = 4;
const ALIKE_LANDMARKS = 6;

/**
 * How far the errors of a fit reach into its figures: the covariance of its unknowns carried through the derivatives of
 * what the scalp shows; for the area, border and outline as well. All modes count as free; `others` is what further photos
 * of the person say about them, modes x modes.
 */
export function fitSigmas(
  template: HeadTemplate,
  camera: FitCamera,
  weights: ArrayLike<number>,
  evidence: Evidence,
  others: Float64Array | null = null,
): FitSigmas {
  const modes = template.modesMm.length;
  const unknowns = CAMERA_UNKNOWNS + modes;
  const { normal } = fitEquations(template, camera, weights, cautious(evidence));
  if (others !== null) addInformation(normal, unknowns, others, modes);
  const covariance = inverse(normal, unknowns);
  const shape = shapedVertices(template, weights);
  const base = scalpFigures(template, camera, shape, 0, RIM_SIGMA_MM);
  const pitchSlope = new Float64Array(unknowns);
  const areaSlope = new Float64Array(unknowns);
  const x = new Float64Array(CAMERA_UNKNOWNS);
  const varied = new Float32Array(shape.length);
  for (let k = 0; k < unknowns; k++) {
    const step = k < CAMERA_UNKNOWNS ? CAMERA_STEP : MODE_STEP;
    let figures;
    if (k < CAMERA_UNKNOWNS) {
      x[k] = step;
      figures = scalpFigures(template, moved(camera, x), shape);
      x[k] = 0;
    } else {
      const mode = template.modesMm[k - CAMERA_UNKNOWNS]!;
      for (let i = 0; i < shape.length; i++) varied[i] = shape[i]! + step * mode[i]!;
      figures = scalpFigures(template, camera, varied);
    }
    pitchSlope[k] = (figures.logPitch - base.logPitch) / step;
    areaSlope[k] = Math.log(figures.areaMm2 / base.areaMm2) / step;
  }
  const wider = scalpFigures(template, camera, shape, BORDER_SIGMA_MM);
  const border = Math.log(wider.areaMm2 / base.areaMm2);
  const turns = [0, 1, 2].map((k) => Math.sqrt(Math.max(0, covariance[k * unknowns + k]!)));
  return {
    turnRad: Math.max(...turns),
    pitch: deviation(covariance, pitchSlope),
    area: Math.hypot(deviation(covariance, areaSlope), border, base.rimShare / 2),
  };
}

/** Neighbours err together in other photos, too. */
function addInformation(normal: Float64Array, unknowns: number, others: Float64Array, modes: number): void {
  const first = unknowns - modes;
  for (let a = 0; a < modes; a++)
    for (let b = 0; b < modes; b++) {
      const at = (first + a) * unknowns + first + b;
      normal[at] = normal[at]! + others[a * modes + b]! / ALIKE_LANDMARKS;
    }
}

/** The same evidence with errors that neighbours share. */
export function cautious(evidence: Evidence): Evidence {
  const { outlineSigmaMm, landmarks } = evidence;
  const wider = { ...outlineSigmaMm };
  for (const part of Object.keys(wider) as OutlinePart[]) wider[part] *= Math.sqrt(ALIKE_OUTLINE_POINTS);
  return {
    ...evidence,
    outlineSigmaMm: wider,
    landmarks: landmarks && {
      ...landmarks,
      sigmasMm: landmarks.sigmasMm.map((sigma) => sigma * Math.sqrt(ALIKE_LANDMARKS)),
    },
  };
}

/**
 * By how much errors are larger than they claim when independent evidence disagrees with them: the Birge ratio of its
 * deviations in standard deviations, at least 1.
 */
export function birgeRatio(deviations: readonly number[]): number {
  const sum = deviations.reduce((total, z) => total + z * z, 0);
  return Math.max(1, Math.sqrt(sum / Math.max(1, deviations.length)));
}

/** Error of the visible area, natural log, at which a fit is half as sure. */
const HALF_SURE_AREA = 0.4;

/** 0..1: how much sureness of the place is left in view of the figures. */
export const figureTrust = (areaSigma: number): number => 1 / (1 + (areaSigma / HALF_SURE_AREA) ** 2);

/** Of a linear figure. */
function deviation(covariance: Float64Array, slope: Float64Array): number {
  const n = slope.length;
  let sum = 0;
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++) sum += slope[a]! * covariance[a * n + b]! * slope[b]!;
  return Math.sqrt(Math.max(0, sum));
}
