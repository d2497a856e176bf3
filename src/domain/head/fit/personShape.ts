import type { HeadShape } from '../types';
import { CAMERA_UNKNOWNS, type FitCamera } from './camera';
import type { HeadTemplate } from './headTemplate';
import { headSizeOf, type SizeReading } from './irisScale';
import { marginalised, solveSymmetric } from './leastSquares';
import { fitEquations, type Evidence } from './refine';

/** What one photo says about the shape of the head in it, wherever pose and lens are best; without what is known of heads in general. */
export interface ShapeEvidence {
  /** Inverse covariance of the mode weights, k x k, row-major. */
  readonly information: Float64Array;
  /** The information times the mode weights that this photo alone would choose, k. */
  readonly pull: Float64Array;
  readonly sizeReading: SizeReading;
}

/** Spread of the mode weights among people, in the model's standard deviations. */
const MODE_SIGMA = 1;

export function shapeEvidence(
  template: HeadTemplate,
  camera: FitCamera,
  weights: ArrayLike<number>,
  evidence: Evidence,
  sizeReading: SizeReading,
): ShapeEvidence {
  const modes = template.modesMm.length;
  const { normal: information, gradient } = marginalised(
    fitEquations(template, camera, weights, evidence),
    CAMERA_UNKNOWNS,
  );
  const prior = 1 / evidence.modeSigma ** 2;
  const pull = new Float64Array(modes);
  for (let a = 0; a < modes; a++) {
    information[a * modes + a] = information[a * modes + a]! - prior;
    pull[a] = prior * weights[a]! - gradient[a]!;
    for (let b = 0; b < modes; b++) pull[a] = pull[a]! + information[a * modes + b]! * weights[b]!;
  }
  return { information, pull, sizeReading };
}

/** What all of them say together: independent errors, so information adds up. */
export function combinedInformation(evidence: readonly ShapeEvidence[], modes: number): Float64Array {
  const sum = new Float64Array(modes * modes);
  for (const { information } of evidence) information.forEach((value, i) => (sum[i] = sum[i]! + value));
  return sum;
}

/** The head that all photos of one person show, most likely among people. */
export function personShape(evidence: readonly ShapeEvidence[]): HeadShape {
  const modes = evidence[0]?.pull.length ?? 0;
  const normal = combinedInformation(evidence, modes);
  const pull = new Float64Array(modes);
  for (const photo of evidence) photo.pull.forEach((value, k) => (pull[k] = pull[k]! + value));
  for (let k = 0; k < modes; k++) normal[k * modes + k] = normal[k * modes + k]! + 1 / MODE_SIGMA ** 2;
  const weights = solveSymmetric(normal, pull) ?? pull.fill(0);
  return {
    modes: Float32Array.from(weights),
    scale: headSizeOf(evidence.map((photo) => photo.sizeReading)).scale,
  };
}
