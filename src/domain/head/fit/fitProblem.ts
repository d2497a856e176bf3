import { CAMERA_UNKNOWNS, moved, projectPoints, translationOf, type FitCamera } from './camera';
import type { HeadTemplate } from './headTemplate';
import { forwardDifferences, softened, type Linearise, type Residuals } from './leastSquares';
import { OutlineResiduals, placed } from './outlineResiduals';
import type { Evidence, Refined, SeenLandmarks } from './refine';
import { turnBetween } from './viewGeometry';

/** In the camera's unknowns, then the mode weights. */
export interface FitProblem {
  readonly start: Float64Array;
  readonly residualCount: number;
  readonly residuals: Residuals;
  readonly linearise: Linearise;
  /** Where the residuals were last taken. */
  readonly state: () => Omit<Refined, 'cost' | 'residualCount'>;
}

const LANDMARK_BEND = 2;
const LANDMARKS = 68;
const CAMERA_STEPS = new Float64Array(CAMERA_UNKNOWNS).fill(0.004);
/** Step of the derivatives by place in the picture, mm on the head. */
const PLACE_STEP_MM = 0.1;

/** The outline's points are found on the surface as it is at the start. */
export function problemAt(
  template: HeadTemplate,
  base: FitCamera,
  baseWeights: Float64Array,
  evidence: Evidence,
  modeCount: number,
): FitProblem {
  const { landmarks, region, posePrior, focal, modeSigma, outlineSigmaMm } = evidence;
  const outline =
    region === null ? null : new OutlineResiduals(template, baseWeights, base, region, outlineSigmaMm);
  const outlineCount = outline?.points.count ?? 0;
  const landmarkCount = landmarks?.indices.length ?? 0;
  const landmarkSigmasPx = landmarks?.sigmasMm.map((sigma) => sigma * base.pxPerMm) ?? [];
  const firstPrior = outlineCount + 2 * landmarkCount;
  const outlineMm = new Float64Array(outlineCount * 3);
  const outlinePx = new Float64Array(outlineCount * 2);
  const landmarkMm = new Float64Array(LANDMARKS * 3);
  const landmarkPx = new Float64Array(LANDMARKS * 2);
  const weights = baseWeights.slice();
  let camera = base;

  const place = (x: Float64Array): void => {
    weights.set(x.subarray(CAMERA_UNKNOWNS));
    if (outline !== null) placed(outline.points.meanMm, outline.points.modesMm, weights, outlineMm);
    if (landmarks !== null) placed(template.faceMarkMeanMm, template.landmarkModesMm, weights, landmarkMm);
  };
  const landmarkResidual = (offPx: number, i: number): number =>
    softened(offPx / landmarkSigmasPx[i]!, LANDMARK_BEND);
  /** Of the shape as it is placed. */
  const seenResiduals = (x: Float64Array, out: Float64Array): void => {
    camera = moved(base, x);
    if (outline !== null) {
      projectPoints(camera, outlineMm, outlineCount, outlinePx);
      for (let i = 0; i < outlineCount; i++)
        out[i] = outline.residual(i, outlinePx[2 * i]!, outlinePx[2 * i + 1]!);
    }
    if (landmarks !== null) {
      projectPoints(camera, landmarkMm, LANDMARKS, landmarkPx);
      for (let i = 0; i < 2 * landmarkCount; i++) {
        const seen = landmarkPx[2 * landmarks.indices[i >> 1]! + (i & 1)]!;
        out[outlineCount + i] = landmarkResidual(seen - landmarks.positionsPx[i]!, i >> 1);
      }
    }
    const turn = posePrior === null ? null : turnBetween(posePrior.rotation, camera.rotation);
    for (let c = 0; c < 3; c++)
      out[firstPrior + c] =
        turn === null || posePrior === null ? 0 : softened(turn[c]! / posePrior.sigmaRad, 2);
    out[firstPrior + 3] = Math.log(camera.focalPx / focal.expectedPx) / focal.logSigma;
    for (let k = 0; k < modeCount; k++) out[firstPrior + 4 + k] = weights[k]! / modeSigma;
  };
  const residuals: Residuals = (x, out) => {
    place(x);
    seenResiduals(x, out);
  };

  const cameraColumns = forwardDifferences(seenResiduals, CAMERA_STEPS);
  /** How the picture of a point of the surface carries over to its residual: the row of one point and its modes. */
  const modeColumns = (x: Float64Array, r: Float64Array, jacobian: Float64Array): void => {
    const n = x.length;
    const at = moved(base, x);
    const step = PLACE_STEP_MM * base.pxPerMm;
    if (outline !== null) {
      const slopes = new SurfaceSlopes(at, outlineMm, outline.points.modesMm, modeCount);
      projectPoints(at, outlineMm, outlineCount, outlinePx);
      for (let i = 0; i < outlineCount; i++) {
        if (r[i] === 0) continue;
        const [px, py] = [outlinePx[2 * i]!, outlinePx[2 * i + 1]!];
        const across = outline.residual(i, px + step, py);
        const down = outline.residual(i, px, py + step);
        if (across === 0 || down === 0) continue;
        slopes.write(i, (across - r[i]!) / step, (down - r[i]!) / step, jacobian, i * n + CAMERA_UNKNOWNS);
      }
    }
    if (landmarks !== null) {
      const slopes = new SurfaceSlopes(at, landmarkMm, template.landmarkModesMm, modeCount);
      projectPoints(at, landmarkMm, LANDMARKS, landmarkPx);
      for (let i = 0; i < 2 * landmarkCount; i++) {
        const index = landmarks.indices[i >> 1]!;
        const row = outlineCount + i;
        const off = landmarkPx[2 * index + (i & 1)]! + step - landmarks.positionsPx[i]!;
        const slope = (landmarkResidual(off, i >> 1) - r[row]!) / step;
        const [across, down] = (i & 1) === 0 ? [slope, 0] : [0, slope];
        slopes.write(index, across, down, jacobian, row * n + CAMERA_UNKNOWNS);
      }
    }
    for (let k = 0; k < modeCount; k++)
      jacobian[(firstPrior + 4 + k) * n + CAMERA_UNKNOWNS + k] = 1 / modeSigma;
  };

  const start = new Float64Array(CAMERA_UNKNOWNS + modeCount);
  start.set(baseWeights.subarray(0, modeCount), CAMERA_UNKNOWNS);
  return {
    start,
    residualCount: firstPrior + 4 + modeCount,
    residuals,
    linearise: (x, r, jacobian) => {
      place(x);
      cameraColumns(x, r, jacobian);
      if (modeCount > 0) modeColumns(x, r, jacobian);
    },
    state: () => ({
      camera,
      weights: weights.slice(),
      outlineRmsMm: outline?.rmsMm(outlinePx) ?? 0,
      landmarkRmsMm: landmarks === null ? 0 : landmarkRms(landmarks, landmarkPx, camera.pxPerMm),
    }),
  };
}

/** How residuals follow the mode weights through points of the surface: chain rule over the camera. */
class SurfaceSlopes {
  private readonly translation: readonly [number, number, number];

  constructor(
    private readonly camera: FitCamera,
    private readonly positionsMm: Float64Array,
    private readonly modesMm: readonly Float64Array[],
    private readonly modeCount: number,
  ) {
    this.translation = translationOf(camera);
  }

  /** Of a point whose residual grows by `across` and `down` per px, one entry a mode from `at` on. */
  write(point: number, across: number, down: number, jacobian: Float64Array, at: number): void {
    const { positionsMm: p, modesMm, modeCount } = this;
    const { rotation: r, focalPx } = this.camera;
    const [tx, ty, tz] = this.translation;
    const i = 3 * point;
    const [x, y, z] = [p[i]!, p[i + 1]!, p[i + 2]!];
    const depth = Math.max(1, -(r[6]! * x + r[7]! * y + r[8]! * z + tz));
    const k = focalPx / depth;
    const right = (r[0]! * x + r[1]! * y + r[2]! * z + tx) / depth;
    const up = (r[3]! * x + r[4]! * y + r[5]! * z + ty) / depth;
    const nearer = across * right - down * up;
    const gx = k * (across * r[0]! - down * r[3]! + nearer * r[6]!);
    const gy = k * (across * r[1]! - down * r[4]! + nearer * r[7]!);
    const gz = k * (across * r[2]! - down * r[5]! + nearer * r[8]!);
    for (let mode = 0; mode < modeCount; mode++) {
      const m = modesMm[mode]!;
      jacobian[at + mode] = gx * m[i]! + gy * m[i + 1]! + gz * m[i + 2]!;
    }
  }
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
