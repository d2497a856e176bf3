import type { RgbaImage } from '../../image';
import type { ClinicalView } from '../../observation';
import { expectedFocalPx, type FitCamera } from './camera';
import { fineDetails } from './faceFeatures';
import type { HeadTemplate } from './headTemplate';
import { laidOn, ROUGH, type Circle, type PoseCandidate } from './laying';
import { insideCost, libraryRotation, outlineCost, unusualCost, type PoseEvidence } from './outlineEnergy';
import { candidateCamera } from './outlineSearch';
import type { OutlineFitInput } from './poseFitter';
import type { SeenRegion } from './region';
import { silhouetteLibrary, type Silhouette } from './silhouetteLibrary';
import { degreesFromView } from './viewClass';
import { turnBetween } from './viewGeometry';

/** A pose of the library laid on the region. */
export interface LikelyPose {
  readonly candidate: PoseCandidate;
  readonly evidence: PoseEvidence;
  readonly energy: number;
}

/** Starts of the turn in the picture beside none; laying on moves it. */
const ROLLS_DEG: readonly number[] = [-20, 20];
const LIKELY_COUNT = 5;
/** Poses nearer than this to a better one are no other ones, degrees. */
const DISTINCT_DEG = 14;
/** A given view's poses lie within this of its middle, degrees. */
const VIEW_REACH_DEG = 32;
/** Radius of the largest circle inside the mean head's outline, mm. */
const MEAN_CIRCLE_MM = 80;

/** One direction in so many tells from which circles heads can be laid on at all. */
const SPARSE = 5;
/** Outlines that cost so much more than the best one's are not looked into: of 93 fits' best poses none cost more than 6 more, of those compared with it one in fifty more than 9; of circles none more than 1. */
const MOST_OUTLINE_COST = 10;
const MOST_CIRCLE_COST = 3;
/** Turning an outline in the picture brings it this much nearer to the best one. */
const ROLL_GAIN = 4;
/** After a rough look at all; none of 91 fits came out elsewhere than with twice as many. */
const LAID_WELL_COUNT = 60;
/** Above the best one's; of the poses that were compared in the end none had 7 more. */
const MOST_ROUGH_ENERGY = 10;

/** The best poses of the library that differ from each other, best first: all are laid on roughly, those that may be among the best well. */
export function likelyPoses(
  template: HeadTemplate,
  input: OutlineFitInput,
  circles: readonly Circle[],
  edges: Float64Array,
): LikelyPose[] {
  const { region, image, oval, view } = input;
  const directions = directionsOf(template, view);
  // Where someone pointed at the head, its place counts as much as its outline.
  const tried = oval === undefined ? promising(circles, directions, region, edges) : circles;
  const reach = oval === undefined ? MOST_OUTLINE_COST : Infinity;
  const upright = tried.flatMap((circle) => roughlyLaid(directions, [0], circle, region, edges));
  const rolled = cheaper(upright, reach + ROLL_GAIN).flatMap((laying) =>
    roughlyLaid([laying], ROLLS_DEG, laying.circle, region, edges),
  );
  const rough = cheaper([...upright, ...rolled], reach);
  const detailAt = fineDetails(image, region);
  const evidence = new Map<Circle, PoseEvidence>();
  for (const circle of tried)
    evidence.set(circle, { region, oval, view, detail: detailAt(circle.radiusPx / MEAN_CIRCLE_MM) });
  const ranked = rough
    .map((laying) => ({
      laying,
      energy: laying.cost + insideCost(laying.candidate, evidence.get(laying.circle)!),
    }))
    .sort((a, b) => a.energy - b.energy);
  const likeliest = ranked.filter(
    ({ energy }, i) => i < LAID_WELL_COUNT && energy < ranked[0]!.energy + MOST_ROUGH_ENERGY,
  );
  const well = likeliest.flatMap(({ laying }) =>
    wellLaid(laying, region, edges, evidence.get(laying.circle)!),
  );
  return distinct(
    well.sort((a, b) => a.energy - b.energy),
    image,
  );
}

/** One from which the library shows the mean head. */
interface Direction {
  readonly silhouette: Silhouette;
  readonly mirrored: boolean;
  /** What it costs that heads are seldom seen from there. */
  readonly unusual: number;
}

const anyDirections = new WeakMap<HeadTemplate, readonly Direction[]>();

/** Those of no given view are kept as long as the template. */
function directionsOf(template: HeadTemplate, view: ClinicalView | undefined): readonly Direction[] {
  const known = view === undefined ? anyDirections.get(template) : undefined;
  if (known !== undefined) return known;
  const directions: Direction[] = [];
  for (const silhouette of silhouetteLibrary(template)) {
    const { azimuthDeg } = silhouette;
    for (const mirrored of azimuthDeg === 0 || azimuthDeg === 180 ? [false] : [false, true]) {
      const rotation = libraryRotation(silhouette, mirrored);
      if (view !== undefined && degreesFromView(rotation, view) > VIEW_REACH_DEG) continue;
      directions.push({ silhouette, mirrored, unusual: unusualCost(rotation, view) });
    }
  }
  if (view === undefined) anyDirections.set(template, directions);
  return directions;
}

interface Laying extends Direction {
  readonly startRollDeg: number;
  readonly circle: Circle;
  readonly candidate: PoseCandidate;
  /** Without what is seen inside the outline. */
  readonly cost: number;
}

function roughlyLaid(
  directions: readonly Direction[],
  rollsDeg: readonly number[],
  circle: Circle,
  region: SeenRegion,
  edges: Float64Array,
): Laying[] {
  const laid: Laying[] = [];
  for (const { silhouette, mirrored, unusual } of directions) {
    for (const startRollDeg of rollsDeg) {
      const candidate = laidOn(silhouette, mirrored, startRollDeg, circle, region, edges, ROUGH);
      if (candidate === null) continue;
      const cost = unusual + outlineCost(candidate);
      laid.push({ silhouette, mirrored, unusual, startRollDeg, circle, candidate, cost });
    }
  }
  return laid;
}

/** Those that cost at most `reach` more than the cheapest. */
function cheaper(layings: readonly Laying[], reach: number): Laying[] {
  const most = leastCost(layings) + reach;
  return layings.filter(({ cost }) => cost <= most);
}

function leastCost(layings: readonly Laying[]): number {
  let least = Infinity;
  for (const { cost } of layings) least = Math.min(least, cost);
  return least;
}

/** The circles from which a sparse look finds the better poses. */
function promising(
  circles: readonly Circle[],
  directions: readonly Direction[],
  region: SeenRegion,
  edges: Float64Array,
): readonly Circle[] {
  if (circles.length < 2) return circles;
  const sparse = directions.filter((_, i) => i % SPARSE === 0);
  const costs = circles.map((circle) => leastCost(roughlyLaid(sparse, [0], circle, region, edges)));
  const most = Math.min(...costs) + MOST_CIRCLE_COST;
  return circles.filter((_, i) => costs[i]! <= most);
}

function wellLaid(
  { silhouette, mirrored, unusual, startRollDeg, circle }: Laying,
  region: SeenRegion,
  edges: Float64Array,
  evidence: PoseEvidence,
): LikelyPose[] {
  const candidate = laidOn(silhouette, mirrored, startRollDeg, circle, region, edges);
  if (candidate === null) return [];
  const energy = unusual + outlineCost(candidate) + insideCost(candidate, evidence);
  return [{ candidate, evidence, energy }];
}

function distinct(poses: readonly LikelyPose[], { width, height }: RgbaImage): LikelyPose[] {
  const chosen: LikelyPose[] = [];
  const cameras: FitCamera[] = [];
  const focalPx = expectedFocalPx(width, height);
  for (const pose of poses) {
    const camera = candidateCamera(pose.candidate, width, height, focalPx);
    if (cameras.some((other) => degreesApart(other, camera) < DISTINCT_DEG)) continue;
    chosen.push(pose);
    cameras.push(camera);
    if (chosen.length === LIKELY_COUNT) break;
  }
  return chosen;
}

export const degreesApart = (a: FitCamera, b: FitCamera): number =>
  (Math.hypot(...turnBetween(a.rotation, b.rotation)) * 180) / Math.PI;
