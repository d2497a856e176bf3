import type { PhotoLens } from '../../image';
import type { FaceObservation } from '../../observation';
import { projectPoints, type FitCamera } from './camera';
import { markSigmaMm, MESH_OF_LANDMARK } from './faceMarks';
import type { HeadTemplate } from './headTemplate';
import { focalEvidence } from './lens';
import { DEFAULT_OUTLINE_SIGMA_MM, refine, type Evidence, type Refined, type SeenLandmarks } from './refine';
import type { SeenRegion } from './region';
import { orthonormal, turnBetween } from './viewGeometry';

/** Spread of MediaPipe's head rotation about the true one, rad; heads bent down are seen too upright by as much. */
const FACE_POSE_SIGMA_RAD = (8 * Math.PI) / 180;

export function seenLandmarks(face: FaceObservation): SeenLandmarks {
  const positionsPx = new Float64Array(2 * MESH_OF_LANDMARK.length);
  MESH_OF_LANDMARK.forEach((mesh, i) => {
    positionsPx[i * 2] = face.landmarks[mesh * 3]!;
    positionsPx[i * 2 + 1] = face.landmarks[mesh * 3 + 1]!;
  });
  const indices = MESH_OF_LANDMARK.map((_, i) => i);
  return { indices, positionsPx, sigmasMm: indices.map(markSigmaMm) };
}

/** The face model's rotation. It holds for a camera that looks straight at the face; the caller's camera sees it off its axis. */
function faceRotation(face: FaceObservation): Float64Array {
  const m = face.poseCm;
  return orthonormal([m[0]!, m[4]!, m[8]!, m[1]!, m[5]!, m[9]!, m[2]!, m[6]!, m[10]!]);
}

export interface FaceFitInput {
  readonly face: FaceObservation;
  readonly region: SeenRegion | null;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly lens: PhotoLens | null;
  /** Mode weights where the shape is known: pose and lens only. */
  readonly weights?: ArrayLike<number> | undefined;
}

export interface FaceFit extends Refined {
  readonly evidence: Evidence;
  /** Of evidence from the fit that it did not, or hardly, take into account, standard deviations. */
  readonly deviations: readonly number[];
}

/** Spread of the head's size by its face alone about that by face and outline, natural log. */
const FACE_SIZE_SIGMA = 0.05;
/** Distances of a good fit, mm: landmarks, which expression moves, and outline. */
const USUAL_LANDMARK_RMS_MM = 6;
const USUAL_OUTLINE_RMS_MM = 2.5;

/** Pose, lens and shape from a found face and the outline above it. Analysis px. */
export function fitFace(template: HeadTemplate, input: FaceFitInput): FaceFit {
  const landmarks = seenLandmarks(input.face);
  const rotation = faceRotation(input.face);
  const focal = focalEvidence(input.lens, input.widthPx, input.heightPx);
  const evidence: Evidence = {
    landmarks,
    region: null,
    posePrior: { rotation, sigmaRad: FACE_POSE_SIGMA_RAD },
    focal,
    outlineSigmaMm: DEFAULT_OUTLINE_SIGMA_MM,
    modeSigma: 1,
  };
  const start = alignedCamera(template, landmarks, {
    rotation,
    centreXPx: input.widthPx / 2,
    centreYPx: input.heightPx / 2,
    pxPerMm: 1,
    focalPx: focal.expectedPx,
    axisXPx: input.widthPx / 2,
    axisYPx: input.heightPx / 2,
  });
  const first = refine(template, start, input.weights ?? [], evidence, 0, 1, 10);
  const modes = input.weights === undefined ? template.modesMm.length : 0;
  const all = { ...evidence, region: input.region };
  const fit = refine(template, first.camera, first.weights, all, modes, 4);
  return {
    ...fit,
    evidence: all,
    deviations: [
      Math.log(first.camera.pxPerMm / fit.camera.pxPerMm) / FACE_SIZE_SIGMA,
      Math.hypot(...turnBetween(rotation, fit.camera.rotation)) / FACE_POSE_SIGMA_RAD,
      fit.landmarkRmsMm / USUAL_LANDMARK_RMS_MM,
      fit.outlineRmsMm / USUAL_OUTLINE_RMS_MM,
    ],
  };
}

/** Shift and size that lay the model's landmarks over the seen ones, by centroid and spread, twice for perspective. */
function alignedCamera(template: HeadTemplate, landmarks: SeenLandmarks, start: FitCamera): FitCamera {
  let camera = start;
  const projected = new Float64Array(68 * 2);
  for (let pass = 0; pass < 4; pass++) {
    projectPoints(camera, template.faceMarkMeanMm, 68, projected);
    const seen = spread(
      landmarks.indices.map((_, i) => [landmarks.positionsPx[i * 2]!, landmarks.positionsPx[i * 2 + 1]!]),
    );
    const model = spread(landmarks.indices.map((k) => [projected[k * 2]!, projected[k * 2 + 1]!]));
    const ratio = seen.radius / Math.max(1e-9, model.radius);
    camera = {
      ...camera,
      pxPerMm: camera.pxPerMm * ratio,
      centreXPx: seen.x + (camera.centreXPx - model.x) * ratio,
      centreYPx: seen.y + (camera.centreYPx - model.y) * ratio,
    };
  }
  return camera;
}

function spread(points: readonly (readonly [number, number])[] | number[][]): {
  x: number;
  y: number;
  radius: number;
} {
  let [x, y] = [0, 0];
  for (const p of points) {
    x += p[0] / points.length;
    y += p[1] / points.length;
  }
  let sum = 0;
  for (const p of points) sum += (p[0] - x) ** 2 + (p[1] - y) ** 2;
  return { x, y, radius: Math.sqrt(sum / points.length) };
}
