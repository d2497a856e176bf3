import type { RgbaImage } from '../../image';
import type { ClinicalView, HeadOval } from '../../observation';
import { expectedFocalPx, type FitCamera } from './camera';
import { fineDetail, lumaOnGrid } from './faceFeatures';
import { shapedVertices, type HeadTemplate } from './headTemplate';
import { poseEnergy, type PoseEvidence } from './outlineEnergy';
import {
  candidateCamera,
  edgePoints,
  innerCircles,
  laidOn,
  straightRotation,
  type Circle,
  type PoseCandidate,
} from './outlineSearch';
import { DEFAULT_FOCAL_LOG_SIGMA, DEFAULT_OUTLINE_SIGMA_MM, refine, type Evidence } from './refine';
import type { SeenRegion } from './region';
import { silhouetteFrom, silhouetteLibrary, type Silhouette } from './silhouetteLibrary';
import { degreesFromView, nearestMiddle } from './viewClass';
import { anglesOf, rotationFromAngles, turnBetween, turned, type Rotation } from './viewGeometry';

export interface OutlineFitInput {
  readonly region: SeenRegion;
  readonly image: RgbaImage;
  readonly view: ClinicalView | undefined;
  readonly focalPx: number | undefined;
  /** Where the head is, if someone pointed at it, analysis px. */
  readonly oval?: HeadOval | undefined;
}

export interface OutlineFit {
  readonly camera: FitCamera;
  /** Mode weights, standard deviations. */
  readonly weights: Float64Array;
  /** Mean distance between both outlines, mm. */
  readonly distanceMm: number;
  /** How much likelier than the best pose of another kind, natural log, at least 0. */
  readonly margin: number;
  /** For judging how far the fit may be off. */
  readonly evidence: Evidence;
}

/** Starts of the turn in the picture; laying on moves it. */
const ROLLS_DEG: readonly number[] = [-20, 0, 20];
const REFINED_COUNT = 5;
/** Of these the best poses are searched around once more. */
const POLISHED_COUNT = 2;
/** Poses nearer than this to a better one are not refined again, degrees. */
const DISTINCT_DEG = 14;
/** Poses further apart than this compete, degrees. */
const OTHER_KIND_DEG = 30;
/** A given view's poses lie within this of its middle, degrees. */
const VIEW_REACH_DEG = 32;

const libraries = new WeakMap<HeadTemplate, readonly Silhouette[]>();

function libraryOf(template: HeadTemplate): readonly Silhouette[] {
  const known = libraries.get(template);
  if (known !== undefined) return known;
  const made = silhouetteLibrary(template);
  libraries.set(template, made);
  return made;
}

/** A pose under judgement. */
interface Posed {
  readonly camera: FitCamera;
  readonly weights: Float64Array;
  readonly energy: number;
  readonly distanceMm: number;
}

/** Pose of a head without a found face: every pose of the library laid on the outline, the best refined and compared. Null where none fits. */
export function fitOutline(template: HeadTemplate, input: OutlineFitInput): OutlineFit | null {
  const { region, image, oval, view } = input;
  const circles = oval === undefined ? innerCircles(region, 3) : ovalCircles(region, oval);
  if (circles.length === 0) return null;
  const luma = lumaOnGrid(image, region.width, region.height, region.cellPx);
  const judged = circles.map((circle) => ({
    circle,
    evidence: { region, oval, view, detail: fineDetail(luma, region, circle.radiusPx / MEAN_CIRCLE_MM) },
  }));
  const edges = edgePoints(region, Math.max(1, Math.round(region.width / 70)));
  const chosen = distinct(everyPose(template, input, judged, edges), image);
  const fitter = new PoseFitter(template, input, edges);
  const posed = chosen.map(({ candidate, evidence, energy }) => ({
    evidence,
    posed: fitter.refined(candidate, energy, evidence),
  }));
  posed.sort((a, b) => a.posed.energy - b.posed.energy);
  const polished = posed
    .slice(0, POLISHED_COUNT)
    .map(({ evidence, posed: start }) => fitter.polished(start, evidence))
    .concat(posed.slice(POLISHED_COUNT).map((entry) => entry.posed))
    .sort((a, b) => a.energy - b.energy);
  const best = polished[0];
  if (best === undefined || !Number.isFinite(best.energy)) return null;
  const other = polished.find((fit) => degreesApart(fit.camera, best.camera) > OTHER_KIND_DEG);
  return {
    camera: best.camera,
    weights: best.weights,
    distanceMm: best.distanceMm,
    evidence: { ...fitter.evidence, posePrior: usualPose(best.camera.rotation, view) },
    margin: other === undefined ? SURE_MARGIN : Math.min(SURE_MARGIN, other.energy - best.energy),
  };
}

/** Radius of the largest circle inside the mean head's outline, mm. */
const MEAN_CIRCLE_MM = 80;
const SURE_MARGIN = 5;

interface Scored {
  readonly candidate: PoseCandidate;
  readonly evidence: PoseEvidence;
  readonly energy: number;
}

function everyPose(
  template: HeadTemplate,
  { view, region }: OutlineFitInput,
  judged: readonly { readonly circle: Circle; readonly evidence: PoseEvidence }[],
  edges: Float64Array,
): Scored[] {
  const scored: Scored[] = [];
  for (const silhouette of libraryOf(template)) {
    const { azimuthDeg, elevationDeg } = silhouette;
    for (const mirrored of azimuthDeg === 0 || azimuthDeg === 180 ? [false] : [false, true]) {
      const rotation = rotationFromAngles({
        azimuthDeg: mirrored ? -azimuthDeg : azimuthDeg,
        elevationDeg,
        rollDeg: 0,
      });
      if (view !== undefined && degreesFromView(rotation, view) > VIEW_REACH_DEG) continue;
      for (const rollDeg of ROLLS_DEG) {
        for (const { circle, evidence } of judged) {
          const candidate = laidOn(silhouette, mirrored, rollDeg, circle, region, edges);
          if (candidate !== null)
            scored.push({ candidate, evidence, energy: poseEnergy(candidate, evidence) });
        }
      }
    }
  }
  return scored.sort((a, b) => a.energy - b.energy);
}

function distinct(scored: readonly Scored[], image: RgbaImage): Scored[] {
  const chosen: { readonly entry: Scored; readonly camera: FitCamera }[] = [];
  for (const entry of scored) {
    const camera = candidateCamera(
      entry.candidate,
      image.width,
      image.height,
      expectedFocalPx(image.width, image.height),
    );
    if (chosen.some((other) => degreesApart(other.camera, camera) < DISTINCT_DEG)) continue;
    chosen.push({ entry, camera });
    if (chosen.length === REFINED_COUNT) break;
  }
  return chosen.map(({ entry }) => entry);
}

const degreesApart = (a: FitCamera, b: FitCamera): number =>
  (Math.hypot(...turnBetween(a.rotation, b.rotation)) * 180) / Math.PI;

/** The circles inside the region within the oval, and one that fills the oval. */
function ovalCircles(region: SeenRegion, oval: HeadOval): Circle[] {
  const own: Circle = { xPx: oval.cx, yPx: oval.cy, radiusPx: 0.95 * Math.min(oval.rx, oval.ry) };
  const near = innerCircles(region, 3).filter(
    (circle) =>
      Math.hypot(circle.xPx - oval.cx, circle.yPx - oval.cy) < 0.7 * Math.max(oval.rx, oval.ry) &&
      circle.radiusPx > 0.6 * own.radiusPx &&
      circle.radiusPx < 1.5 * own.radiusPx,
  );
  return [...near, own];
}

/** Clinical photos lie about this near to the middle of their view in each turn, rad. */
const VIEW_SIGMA_RAD = 0.2;
/** A turn this far from where the search found it costs one unit, rad: the outline alone fixes some turns badly. */
const SEARCH_SIGMA_RAD = 0.1;
/** Sizes of the turns tried when a pose is searched around, rad. */
const POLISH_STEPS_RAD: readonly number[] = [0.09, 0.045, 0.022];

/** Moves single poses to where they agree best with the outline; never to where they are judged worse. */
class PoseFitter {
  readonly evidence: Evidence;

  constructor(
    private readonly template: HeadTemplate,
    private readonly input: OutlineFitInput,
    private readonly edges: Float64Array,
  ) {
    const { image, focalPx, region } = input;
    this.evidence = {
      landmarks: null,
      region,
      posePrior: null,
      focal: {
        expectedPx: focalPx ?? expectedFocalPx(image.width, image.height),
        logSigma: focalPx === undefined ? DEFAULT_FOCAL_LOG_SIGMA : 0.03,
      },
      outlineSigmaMm: DEFAULT_OUTLINE_SIGMA_MM,
      modeSigma: 0.7,
    };
  }

  /** Pose, lens and shape by least squares from a pose of the library. */
  refined(candidate: PoseCandidate, energy: number, judge: PoseEvidence): Posed {
    const { width, height } = this.input.image;
    const { template, evidence } = this;
    const camera = candidateCamera(candidate, width, height, evidence.focal.expectedPx);
    const weights = new Float64Array(template.modesMm.length);
    const start = { camera, weights, energy, distanceMm: candidate.distanceMm };
    const held = { ...evidence, posePrior: { rotation: camera.rotation, sigmaRad: SEARCH_SIGMA_RAD } };
    const turnedOnly = refine(template, camera, weights, held, 0, 1);
    const usual = { ...evidence, posePrior: usualPose(turnedOnly.camera.rotation, this.input.view) };
    const free = refine(template, turnedOnly.camera, weights, usual, template.modesMm.length, 2, 4);
    return this.better(start, this.judged(free.camera, free.weights, judge));
  }

  /** The best of the poses around, by the whole energy, with the shape as it is. */
  polished(start: Posed, judge: PoseEvidence): Posed {
    let best = start;
    for (const step of POLISH_STEPS_RAD) {
      for (const axis of [0, 1]) {
        for (const way of [step, -step]) {
          const rotation = turned(best.camera.rotation, axis === 0 ? way : 0, axis === 1 ? way : 0, 0);
          const trial = this.judged({ ...best.camera, rotation }, best.weights, judge);
          if (trial.energy < best.energy) {
            best = trial;
            break;
          }
        }
      }
    }
    return best;
  }

  private better(a: Posed, b: Posed): Posed {
    return b.energy < a.energy ? b : a;
  }

  /** Lays the shape, seen from here, on the region once more: place, size and roll move, the direction stays. */
  private judged(camera: FitCamera, weights: Float64Array, judge: PoseEvidence): Posed {
    const angles = anglesOf(straightRotation(camera));
    const silhouette = silhouetteFrom(
      this.template,
      { ...angles, rollDeg: 0 },
      shapedVertices(this.template, weights),
      camera.focalPx / camera.pxPerMm,
    );
    const roll = (angles.rollDeg * Math.PI) / 180;
    const { x, y, radius } = silhouette.circle;
    const circle = {
      xPx: camera.centreXPx + camera.pxPerMm * (Math.cos(roll) * x - Math.sin(roll) * y),
      yPx: camera.centreYPx + camera.pxPerMm * (Math.sin(roll) * x + Math.cos(roll) * y),
      radiusPx: camera.pxPerMm * radius,
    };
    const laid = laidOn(silhouette, false, angles.rollDeg, circle, this.input.region, this.edges);
    if (laid === null) return { camera, weights, energy: Infinity, distanceMm: Infinity };
    const { width, height } = this.input.image;
    return {
      camera: candidateCamera(laid, width, height, camera.focalPx),
      weights,
      energy: poseEnergy(laid, judge) + 0.25 * squaredNorm(weights),
      distanceMm: laid.distanceMm,
    };
  }
}

function squaredNorm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** The middle of the given or nearest clinical view with the roll that was found. */
function usualPose(
  rotation: Rotation,
  view: ClinicalView | undefined,
): { rotation: Rotation; sigmaRad: number } {
  const { azimuthDeg, elevationDeg, rollDeg } = anglesOf(rotation);
  const middle = nearestMiddle(rotation, view);
  // From above, turning about the vertical is roll: only the direction to the camera is usual.
  const nearPole = elevationDeg > 65;
  return {
    rotation: rotationFromAngles({
      azimuthDeg: nearPole ? azimuthDeg : middle.azimuthDeg,
      elevationDeg: middle.elevationDeg,
      rollDeg,
    }),
    sigmaRad: VIEW_SIGMA_RAD,
  };
}
