import type { HeadOval } from '../../observation';
import type { FitCamera } from './camera';
import type { HeadTemplate } from './headTemplate';
import type { Circle } from './laying';
import type { PoseEvidence } from './outlineEnergy';
import { edgePoints, innerCircles } from './outlineSearch';
import { PoseFitter, usualPose, type OutlineFitInput, type Posed } from './poseFitter';
import { degreesApart, likelyPoses } from './poseSearch';
import type { Evidence } from './refine';
import type { SeenRegion } from './region';

export interface OutlineFit {
  readonly camera: FitCamera;
  /** Mode weights, standard deviations. */
  readonly weights: Float64Array;
  /** Mean distance between both outlines, mm. */
  readonly distanceMm: number;
  /** How much likelier than the best pose of another kind, natural log, at least 0. */
  readonly margin: number;
  /** Of the best poses of other kinds, the likelier first. */
  readonly rivals: readonly FitCamera[];
  /** For judging how far the fit may be off. */
  readonly evidence: Evidence;
}

/** Of these the best poses are searched around once more. */
const POLISHED_COUNT = 2;
/** Polishing seldom takes more than this off a pose's energy. */
const POLISHED_REACH = 2.5;
/** Poses further apart than this compete, degrees. */
const OTHER_KIND_DEG = 30;
/** A pose this near to where a likelier one came out comes out there, too, as a rule, degrees. */
const SAME_BASIN_DEG = 20;

/** Pose of a head without a found face: every pose of the library laid on the outline, the best refined and compared. Null where none fits. */
export function fitOutline(template: HeadTemplate, input: OutlineFitInput): OutlineFit | null {
  const { region, oval, view } = input;
  const circles = oval === undefined ? innerCircles(region, 3) : ovalCircles(region, oval);
  if (circles.length === 0) return null;
  const edges = edgePoints(region, Math.max(1, Math.round(region.width / 70)));
  const chosen = likelyPoses(template, input, circles, edges);
  const fitter = new PoseFitter(template, input, edges);
  const posed: { readonly evidence: PoseEvidence; readonly posed: Posed }[] = [];
  for (const { candidate, evidence, energy } of chosen) {
    const camera = fitter.cameraOf(candidate);
    if (posed.some((other) => degreesApart(other.posed.camera, camera) < SAME_BASIN_DEG)) continue;
    posed.push({ evidence, posed: fitter.refined(candidate, energy, evidence) });
  }
  posed.sort((a, b) => a.posed.energy - b.posed.energy);
  const least = posed[0]?.posed.energy ?? Infinity;
  const polished = posed
    .map(({ evidence, posed: start }, i) =>
      i < POLISHED_COUNT && start.energy < least + POLISHED_REACH ? fitter.polished(start, evidence) : start,
    )
    .sort((a, b) => a.energy - b.energy);
  const best = polished[0];
  if (best === undefined || !Number.isFinite(best.energy)) return null;
  const [, ...others] = kindsOf(polished);
  const { evidence } = posed.find((entry) => degreesApart(entry.posed.camera, best.camera) < OTHER_KIND_DEG)!;
  const { camera } = fitter.averaged(best, evidence);
  return {
    camera,
    weights: best.weights,
    distanceMm: best.distanceMm,
    evidence: { ...fitter.evidence, posePrior: usualPose(camera.rotation, view) },
    rivals: others.filter(({ energy }) => energy < best.energy + SURE_MARGIN).map((other) => other.camera),
    margin: Math.min(SURE_MARGIN, (others[0]?.energy ?? Infinity) - best.energy),
  };
}

const SURE_MARGIN = 5;

/** Of poses, the best first, those that differ in kind from all before. */
function kindsOf(poses: readonly Posed[]): Posed[] {
  const kinds: Posed[] = [];
  for (const pose of poses)
    if (kinds.every((known) => degreesApart(known.camera, pose.camera) > OTHER_KIND_DEG)) kinds.push(pose);
  return kinds;
}

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
