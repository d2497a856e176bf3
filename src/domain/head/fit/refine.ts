import { CAMERA_UNKNOWNS, FIELD_OF_VIEW_LOG_SIGMA, moved, projectPoints, type FitCamera } from './camera';
import { shapedVertices, type HeadTemplate } from './headTemplate';
import { minimise, normalEquationsAt, softened, type NormalEquations } from './leastSquares';
import { sampleGrid, type SeenRegion } from './region';
import { outlinePoints, type OutlinePart, type OutlinePoints } from './silhouette';
import { turnBetween, type Rotation } from './viewGeometry';

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

/** Thickness of cropped hair, mm. */
const HAIR_THICKNESS_MM = 2;
/** How much sooner an outline beyond the skull stops counting where hair is seen. */
const HAIR_BEND_SHARE = 0.85;
/** Distances beyond this, mm, say only that something else is seen there. */
const OUTLINE_REACH_MM = 40;
const OUTLINE_BEND = 1.6;
const LANDMARK_BEND = 2;

export const DEFAULT_OUTLINE_SIGMA_MM: Readonly<Record<OutlinePart, number>> = {
  cranium: 4,
  ear: 9,
  face: 5,
  neck: 16,
  hidden: Infinity,
};

/** Signed distances, mm, from outline points to the seen edge (positive: the region reaches beyond the model). NaN off the picture. */
export function outlineDistances(
  points: OutlinePoints,
  projectedPx: Float64Array,
  region: SeenRegion,
  pxPerMm: number,
): Float64Array {
  const out = new Float64Array(points.count);
  for (let i = 0; i < points.count; i++) {
    const distance = sampleGrid(
      region,
      region.signedDistancePx,
      projectedPx[i * 2]!,
      projectedPx[i * 2 + 1]!,
    );
    out[i] = distance === null ? Number.NaN : distance / pxPerMm;
  }
  return out;
}

function outlineResidual(distanceMm: number, hair: number, sigmaMm: number): number {
  if (Number.isNaN(distanceMm)) return 0;
  const limited = Math.max(-OUTLINE_REACH_MM, Math.min(OUTLINE_REACH_MM, distanceMm));
  const beyond = limited - HAIR_THICKNESS_MM * hair;
  if (beyond < 0) return softened(beyond / sigmaMm, OUTLINE_BEND * 1.5);
  // Cropped hair follows the skull; long hair stands anywhere outside and must not pull.
  return softened(beyond / sigmaMm, OUTLINE_BEND * (1 - HAIR_BEND_SHARE * hair));
}

/** Hair share just inside and outside the outline at each point. */
function hairAt(
  points: OutlinePoints,
  projectedPx: Float64Array,
  region: SeenRegion,
  pxPerMm: number,
): Float64Array {
  const out = new Float64Array(points.count);
  for (let i = 0; i < points.count; i++) {
    for (const stepMm of [-5, 3, 11]) {
      const x = projectedPx[i * 2]! + points.outward[i * 2]! * stepMm * pxPerMm;
      const y = projectedPx[i * 2 + 1]! + points.outward[i * 2 + 1]! * stepMm * pxPerMm;
      out[i] = Math.max(out[i]!, sampleGrid(region, region.hair, x, y) ?? 0);
    }
  }
  return out;
}

function placed(
  meanMm: Float64Array,
  modesMm: readonly Float64Array[],
  x: ArrayLike<number>,
  out: Float64Array,
): void {
  out.set(meanMm);
  modesMm.forEach((mode, k) => {
    const weight = x[CAMERA_UNKNOWNS + k]!;
    if (weight !== 0) for (let i = 0; i < out.length; i++) out[i] = out[i]! + weight * mode[i]!;
  });
}

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
  const { start, residualCount, residuals, steps } = problemAt(
    template,
    camera,
    Float64Array.from({ length: modes }, (_, k) => weights[k] ?? 0),
    evidence,
    modes,
  );
  return normalEquationsAt(start, residualCount, residuals, steps);
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
  const { start, residualCount, residuals, steps } = problem;
  const result = minimise(start, residualCount, residuals, steps, iterations);
  residuals(result.x, new Float64Array(residualCount));
  return { ...problem.state(), cost: result.cost, residualCount };
}

interface Problem {
  readonly start: Float64Array;
  readonly steps: Float64Array;
  readonly residualCount: number;
  readonly residuals: (x: Float64Array, out: Float64Array) => void;
  /** Where the residuals were last taken. */
  readonly state: () => Omit<Refined, 'cost' | 'residualCount'>;
}

function problemAt(
  template: HeadTemplate,
  base: FitCamera,
  baseWeights: Float64Array,
  evidence: Evidence,
  modeCount: number,
): Problem {
  const { landmarks, region, posePrior, focal, outlineSigmaMm } = evidence;
  const outline =
    region === null ? null : outlinePoints(template, shapedVertices(template, baseWeights), base);
  const outlineCount = outline?.count ?? 0;
  const landmarkCount = landmarks?.indices.length ?? 0;
  const allModes = template.modesMm.length;
  const outlineMm = new Float64Array(outlineCount * 3);
  const outlinePx = new Float64Array(outlineCount * 2);
  const landmarkMm = new Float64Array(68 * 3);
  const landmarkPx = new Float64Array(68 * 2);
  const full = new Float64Array(CAMERA_UNKNOWNS + allModes);
  full.set(baseWeights, CAMERA_UNKNOWNS);
  let hair: Float64Array = new Float64Array(outlineCount);
  if (outline !== null && region !== null) {
    placed(outline.meanMm, outline.modesMm, full, outlineMm);
    projectPoints(base, outlineMm, outlineCount, outlinePx);
    hair = hairAt(outline, outlinePx, region, base.pxPerMm);
  }
  const residualCount = outlineCount + 2 * landmarkCount + 4 + modeCount;

  const residuals = (x: Float64Array, out: Float64Array): void => {
    full.set(x);
    const camera = moved(base, full);
    let at = 0;
    if (outline !== null && region !== null) {
      placed(outline.meanMm, outline.modesMm, full, outlineMm);
      projectPoints(camera, outlineMm, outlineCount, outlinePx);
      const distances = outlineDistances(outline, outlinePx, region, base.pxPerMm);
      for (let i = 0; i < outlineCount; i++)
        out[at++] = outlineResidual(distances[i]!, hair[i]!, outlineSigmaMm[outline.parts[i]!]);
    }
    if (landmarks !== null) {
      placed(template.landmarkMeanMm, template.landmarkModesMm, full, landmarkMm);
      projectPoints(camera, landmarkMm, 68, landmarkPx);
      landmarks.indices.forEach((index, i) => {
        const sigmaPx = landmarks.sigmasMm[i]! * base.pxPerMm;
        out[at++] = softened(
          (landmarkPx[index * 2]! - landmarks.positionsPx[i * 2]!) / sigmaPx,
          LANDMARK_BEND,
        );
        out[at++] = softened(
          (landmarkPx[index * 2 + 1]! - landmarks.positionsPx[i * 2 + 1]!) / sigmaPx,
          LANDMARK_BEND,
        );
      });
    }
    const turn = posePrior === null ? [0, 0, 0] : turnBetween(posePrior.rotation, camera.rotation);
    for (let c = 0; c < 3; c++)
      out[at++] = posePrior === null ? 0 : softened(turn[c]! / posePrior.sigmaRad, 2);
    out[at++] = Math.log(camera.focalPx / focal.expectedPx) / focal.logSigma;
    for (let k = 0; k < modeCount; k++) out[at++] = full[CAMERA_UNKNOWNS + k]! / evidence.modeSigma;
  };

  const unknowns = CAMERA_UNKNOWNS + modeCount;
  const x0 = new Float64Array(unknowns);
  for (let k = 0; k < modeCount; k++) x0[CAMERA_UNKNOWNS + k] = baseWeights[k]!;
  const steps = Float64Array.from({ length: unknowns }, (_, k) =>
    k < 3 ? 0.004 : k < CAMERA_UNKNOWNS ? 0.004 : 0.05,
  );
  const state = () => {
    const camera = moved(base, full);
    return {
      camera,
      weights: full.slice(CAMERA_UNKNOWNS),
      outlineRmsMm:
        outline !== null && region !== null ? outlineRms(outline, outlinePx, region, base.pxPerMm, hair) : 0,
      landmarkRmsMm: landmarks === null ? 0 : landmarkRms(landmarks, landmarkPx, camera.pxPerMm),
    };
  };
  return { start: x0, steps, residualCount, residuals, state };
}

function outlineRms(
  outline: OutlinePoints,
  projectedPx: Float64Array,
  region: SeenRegion,
  pxPerMm: number,
  hair: Float64Array,
): number {
  const distances = outlineDistances(outline, projectedPx, region, pxPerMm);
  let sum = 0;
  let count = 0;
  distances.forEach((distance, i) => {
    if (Number.isNaN(distance) || outline.parts[i] === 'neck' || outline.parts[i] === 'hidden') return;
    // Hair may stand off the skull; that is no disagreement.
    const off = distance > 0 ? distance * (1 - hair[i]!) : -distance;
    sum += Math.min(15, off) ** 2;
    count++;
  });
  return count === 0 ? 15 : Math.sqrt(sum / count);
}

function landmarkRms(landmarks: SeenLandmarks, projectedPx: Float64Array, pxPerMm: number): number {
  let sum = 0;
  landmarks.indices.forEach((index, i) => {
    const dx = projectedPx[index * 2]! - landmarks.positionsPx[i * 2]!;
    const dy = projectedPx[index * 2 + 1]! - landmarks.positionsPx[i * 2 + 1]!;
    sum += dx * dx + dy * dy;
  });
  return Math.sqrt(sum / Math.max(1, landmarks.indices.length)) / pxPerMm;
}

export const DEFAULT_FOCAL_LOG_SIGMA = FIELD_OF_VIEW_LOG_SIGMA;
