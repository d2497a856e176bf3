import type { RgbaImage } from '../../image';
import type { HeadOval } from '../../observation';
import { expectedFocalPx, type FitCamera } from './camera';
import { fineDetails, lumaOnGrid } from './faceFeatures';
import type { HeadTemplate } from './headTemplate';
import { laidOn, ROUGH, type Circle, type PoseCandidate } from './laying';
import { laidEnergy, libraryRotation, unusualCost, type PoseEvidence } from './outlineEnergy';
import { candidateCamera, edgePoints, innerCircles } from './outlineSearch';
import { PoseFitter, usualPose, type OutlineFitInput } from './poseFitter';
import type { Evidence } from './refine';
import type { SeenRegion } from './region';
import { silhouetteLibrary, type Silhouette } from './silhouetteLibrary';
import { degreesFromView } from './viewClass';
import { turnBetween } from './viewGeometry';

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
/** After a rough look at all. */
const LAID_WELL_COUNT = 120;
const REFINED_COUNT = 5;
/** Of these the best poses are searched around once more. */
const POLISHED_COUNT = 2;
/** Poses nearer than this to a better one are not refined again, degrees. */
const DISTINCT_DEG = 14;
/** Poses further apart than this compete, degrees. */
const OTHER_KIND_DEG = 30;
/** A given view's poses lie within this of its middle, degrees. */
const VIEW_REACH_DEG = 32;

/** Pose of a head without a found face: every pose of the library laid on the outline, the best refined and compared. Null where none fits. */
export function fitOutline(template: HeadTemplate, input: OutlineFitInput): OutlineFit | null {
  const { region, image, oval, view } = input;
  const circles = oval === undefined ? innerCircles(region, 3) : ovalCircles(region, oval);
  if (circles.length === 0) return null;
  const detailAt = fineDetails(lumaOnGrid(image, region.width, region.height, region.cellPx), region);
  const judged = circles.map((circle) => ({
    circle,
    evidence: { region, oval, view, detail: detailAt(circle.radiusPx / MEAN_CIRCLE_MM) },
  }));
  const edges = edgePoints(region, Math.max(1, Math.round(region.width / 70)));
  const chosen = distinct(bestPoses(template, input, judged, edges), image);
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
  const { evidence } = posed.find((entry) => degreesApart(entry.posed.camera, best.camera) < OTHER_KIND_DEG)!;
  const { camera } = fitter.averaged(best, evidence);
  return {
    camera,
    weights: best.weights,
    distanceMm: best.distanceMm,
    evidence: { ...fitter.evidence, posePrior: usualPose(camera.rotation, view) },
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

/** The poses of the library laid on, best first: all roughly, those that may be among the best well. */
function bestPoses(
  template: HeadTemplate,
  { view, region }: OutlineFitInput,
  judged: readonly { readonly circle: Circle; readonly evidence: PoseEvidence }[],
  edges: Float64Array,
): Scored[] {
  const rough: Laying[] = [];
  for (const silhouette of silhouetteLibrary(template)) {
    const { azimuthDeg } = silhouette;
    for (const mirrored of azimuthDeg === 0 || azimuthDeg === 180 ? [false] : [false, true]) {
      const rotation = libraryRotation(silhouette, mirrored);
      if (view !== undefined && degreesFromView(rotation, view) > VIEW_REACH_DEG) continue;
      const unusual = unusualCost(rotation, view);
      for (const rollDeg of ROLLS_DEG) {
        for (const { circle, evidence } of judged) {
          const candidate = laidOn(silhouette, mirrored, rollDeg, circle, region, edges, ROUGH);
          if (candidate === null) continue;
          const energy = unusual + laidEnergy(candidate, evidence);
          rough.push({ silhouette, mirrored, rollDeg, circle, evidence, unusual, energy });
        }
      }
    }
  }
  rough.sort((a, b) => a.energy - b.energy);
  const scored: Scored[] = [];
  for (const { silhouette, mirrored, rollDeg, circle, evidence, unusual } of rough.slice(
    0,
    LAID_WELL_COUNT,
  )) {
    const candidate = laidOn(silhouette, mirrored, rollDeg, circle, region, edges);
    if (candidate !== null)
      scored.push({ candidate, evidence, energy: unusual + laidEnergy(candidate, evidence) });
  }
  return scored.sort((a, b) => a.energy - b.energy);
}

/** Where laying on starts, and how good it looked at first. */
interface Laying {
  readonly silhouette: Silhouette;
  readonly mirrored: boolean;
  readonly rollDeg: number;
  readonly circle: Circle;
  readonly evidence: PoseEvidence;
  readonly unusual: number;
  readonly energy: number;
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
