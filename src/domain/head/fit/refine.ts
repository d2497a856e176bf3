import { FIELD_OF_VIEW_LOG_SIGMA, type FitCamera } from './camera';
import { problemAt } from './fitProblem';
import type { HeadTemplate } from './headTemplate';
import { minimise, normalEquationsAt, type NormalEquations } from './leastSquares';
import type { SeenRegion } from './region';
import type { OutlinePart } from './silhouette';
import type { Rotation } from './viewGeometry';

/** Landmarks of the 68 that were seen: analysis px and one standard deviation in mm on the head. */
export interface SeenLandmarks {
  readonly indices: readonly number[];
  /** 2 a landmark */
  readonly positionsPx: Float64Array;
  readonly sigmasMm: readonly number[];
}

export interface Evidence {
  readonly landmarks: SeenLandmarks | null;
  readonly region: SeenRegion | null;
  readonly posePrior: { readonly rotation: Rotation; readonly sigmaRad: number } | null;
  /** Focal length expected, px, and its spread (natural log). */
  readonly focal: { readonly expectedPx: number; readonly logSigma: number };
  /** One standard deviation of an outline point of each part, mm. */
  readonly outlineSigmaMm: Readonly<Record<OutlinePart, number>>;
  /** Spread of the mode weights, in the model's standard deviations. */
  readonly modeSigma: number;
}

export interface Refined {
  readonly camera: FitCamera;
  readonly weights: Float64Array;
  readonly cost: number;
  readonly residualCount: number;
  /** Root mean square distance, mm, robust, of outline and landmarks. */
  readonly outlineRmsMm: number;
  readonly landmarkRmsMm: number;
}

export const DEFAULT_OUTLINE_SIGMA_MM: Readonly<Record<OutlinePart, number>> = {
  cranium: 4,
  ear: 9,
  face: 5,
  neck: 16,
  hidden: Infinity,
};

/**
 * Robust least squares over pose, lens and shape. `rounds` times the outline's points are found anew on the surface, then
 * the unknowns move. With `modeCount` 0 the shape stays as given.
 */
export function refine(
  template: HeadTemplate,
  start: FitCamera,
  startWeights: ArrayLike<number>,
  evidence: Evidence,
  modeCount: number,
  rounds: number,
  iterations = 5,
): Refined {
  let camera = start;
  const weights = Float64Array.from({ length: template.modesMm.length }, (_, k) => startWeights[k] ?? 0);
  let last: Refined | null = null;
  for (let round = 0; round < rounds; round++) {
    last = refineOnce(template, camera, weights, evidence, modeCount, iterations);
    camera = last.camera;
    weights.set(last.weights);
  }
  if (last === null) throw new RangeError('refine needs at least one round');
  return last;
}

/** In the camera's unknowns, then in all mode weights. Whitened residuals count as independent. */
export function fitEquations(
  template: HeadTemplate,
  camera: FitCamera,
  weights: ArrayLike<number>,
  evidence: Evidence,
): NormalEquations {
  const modes = template.modesMm.length;
  const { start, residualCount, residuals, linearise } = problemAt(
    template,
    camera,
    Float64Array.from({ length: modes }, (_, k) => weights[k] ?? 0),
    evidence,
    modes,
  );
  return normalEquationsAt(start, residualCount, residuals, linearise);
}

function refineOnce(
  template: HeadTemplate,
  base: FitCamera,
  baseWeights: Float64Array,
  evidence: Evidence,
  modeCount: number,
  iterations: number,
): Refined {
  const problem = problemAt(template, base, baseWeights, evidence, modeCount);
  const { start, residualCount, residuals, linearise } = problem;
  const result = minimise(start, residualCount, residuals, linearise, iterations);
  residuals(result.x, new Float64Array(residualCount));
  return { ...problem.state(), cost: result.cost, residualCount };
}

export const DEFAULT_FOCAL_LOG_SIGMA = FIELD_OF_VIEW_LOG_SIGMA;
