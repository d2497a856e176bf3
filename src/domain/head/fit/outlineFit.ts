import type { RgbaImage } from '../../image';
import type { ClinicalView, HeadOval } from '../../observation';
import { expectedFocalPx, type FitCamera } from './camera';
import { featureLogOdds, fineDetail, lumaOnGrid, type FineDetail } from './faceFeatures';
import type { HeadTemplate } from './headTemplate';
import {
  candidateCamera,
  edgePoints,
  innerCircles,
  laidOn,
  type Circle,
  type PoseCandidate,
} from './outlineSearch';
import {
  DEFAULT_FOCAL_LOG_SIGMA,
  DEFAULT_OUTLINE_SIGMA_MM,
  refine,
  type Evidence,
  type Refined,
} from './refine';
import type { SeenRegion } from './region';
import { silhouetteFrom, silhouetteLibrary, type Silhouette } from './silhouetteLibrary';
import { degreesFromView, nearestView } from './viewClass';
import { anglesOf, rotationFromAngles, turnBetween } from './viewGeometry';

export interface OutlineFitInput {
  readonly region: SeenRegion;
  readonly image: RgbaImage;
  readonly view: ClinicalView | undefined;
  readonly focalPx: number | undefined;
  /** Where the head is, if someone pointed at it, analysis px. */
  readonly oval?: HeadOval | undefined;
}

export interface OutlineFit {
  readonly refined: Refined;
  /** Mean distance between both outlines, mm, after refinement. */
  readonly distanceMm: number;
  /** How much likelier than the best pose of another kind, natural log, at least 0. */
  readonly margin: number;
  readonly featureLogOdds: number;
}

/** Distance between outlines that costs one unit of log likelihood, mm. */
const UNIT_DISTANCE_MM = 0.35;
const ROLLS_DEG: readonly number[] = [-24, -12, 0, 12, 24];
const REFINED_COUNT = 7;
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

interface Scored {
  readonly candidate: PoseCandidate;
  readonly energy: number;
}

/** Pose of a head without a found face: every pose of the library laid on the outline, the best refined and compared. Null where none fits. */
export function fitOutline(template: HeadTemplate, input: OutlineFitInput): OutlineFit | null {
  const { region, image, view } = input;
  const circles = input.oval === undefined ? innerCircles(region, 3) : ovalCircles(region, input.oval);
  if (circles.length === 0) return null;
  const luma = lumaOnGrid(image, region.width, region.height, region.cellPx);
  const details = new Map<Circle, FineDetail>(
    circles.map((circle) => [circle, fineDetail(luma, region, circle.radiusPx / 76)]),
  );
  const edges = edgePoints(region, Math.max(1, Math.round(region.width / 70)));
  const scored: Scored[] = [];
  for (const silhouette of libraryOf(template)) {
    for (const mirrored of silhouette.azimuthDeg === 0 || silhouette.azimuthDeg === 180
      ? [false]
      : [false, true]) {
      const azimuthDeg = mirrored ? -silhouette.azimuthDeg : silhouette.azimuthDeg;
      const rotation = rotationFromAngles({ azimuthDeg, elevationDeg: silhouette.elevationDeg, rollDeg: 0 });
      if (view !== undefined && degreesFromView(rotation, view) > VIEW_REACH_DEG) continue;
      for (const rollDeg of ROLLS_DEG) {
        for (const circle of circles) {
          const candidate = laidOn(silhouette, mirrored, rollDeg, circle, region, edges);
          if (candidate !== null)
            scored.push({
              candidate,
              energy: energyOf(candidate, details.get(circle)!) + ovalCost(candidate, input.oval),
            });
        }
      }
    }
  }
  scored.sort((a, b) => a.energy - b.energy);
  const chosen = distinct(scored, image);
  const evidence = evidenceFor(input);
  const finished = chosen.map((start) =>
    finish(template, start, input, evidence, details.values().next().value!, edges),
  );
  finished.sort((a, b) => a.energy - b.energy);
  const best = finished[0];
  if (best === undefined) return null;
  const other = finished.find(
    (fit) => degreesApart(fit.refined.camera, best.refined.camera) > OTHER_KIND_DEG,
  );
  const shaped = refine(template, best.refined.camera, [], { ...evidence }, template.modesMm.length, 3);
  return {
    refined: shaped,
    distanceMm: best.distanceMm,
    margin: other === undefined ? 5 : other.energy - best.energy,
    featureLogOdds: best.featureLogOdds,
  };
}

export function energyOf(candidate: PoseCandidate, detail: FineDetail): number {
  const { silhouette, mirrored, rollDeg } = candidate;
  const rotation = rotationFromAngles({
    azimuthDeg: mirrored ? -silhouette.azimuthDeg : silhouette.azimuthDeg,
    elevationDeg: silhouette.elevationDeg,
    rollDeg: 0,
  });
  const unusual = Math.max(0, degreesFromView(rotation, nearestView(rotation)) - 10) / 20;
  return (
    candidate.distanceMm / UNIT_DISTANCE_MM -
    featureLogOdds(detail, featuresPx(candidate)) +
    0.5 * (rollDeg / 20) ** 2 +
    unusual ** 2
  );
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

/** How exactly people draw an oval around a head, as a share of its size. */
const OVAL_SIGMA = 0.07;

/** Half the squared deviation of the head's extent, without the neck, from the oval's. */
function ovalCost(
  { silhouette, mirrored, rollDeg, centreXPx, centreYPx, pxPerMm }: PoseCandidate,
  oval: HeadOval | undefined,
): number {
  if (oval === undefined) return 0;
  const roll = (rollDeg * Math.PI) / 180;
  const [c, s] = [Math.cos(roll), Math.sin(roll)];
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < silhouette.count; i++) {
    if (silhouette.parts[i] === 'neck') continue;
    const px = (mirrored ? -1 : 1) * silhouette.points[i * 2]!;
    const py = silhouette.points[i * 2 + 1]!;
    const x = centreXPx + pxPerMm * (c * px - s * py);
    const y = centreYPx + pxPerMm * (s * px + c * py);
    [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x), Math.min(y0, y), Math.max(y1, y)];
  }
  const [oc, os] = [Math.cos(oval.angleRad ?? 0), Math.sin(oval.angleRad ?? 0)];
  const halfX = Math.hypot(oval.rx * oc, oval.ry * os);
  const halfY = Math.hypot(oval.rx * os, oval.ry * oc);
  const sizePx = 2 * Math.sqrt(oval.rx * oval.ry) * OVAL_SIGMA;
  const off = [
    x0 - (oval.cx - halfX),
    x1 - (oval.cx + halfX),
    y0 - (oval.cy - halfY),
    y1 - (oval.cy + halfY),
  ];
  return 0.5 * off.reduce((sum, value) => sum + Math.min(9, (value / sizePx) ** 2), 0);
}

function featuresPx({
  silhouette,
  mirrored,
  rollDeg,
  centreXPx,
  centreYPx,
  pxPerMm,
}: PoseCandidate): Float64Array {
  const roll = (rollDeg * Math.PI) / 180;
  const [c, s] = [Math.cos(roll), Math.sin(roll)];
  const flip = mirrored ? -1 : 1;
  const out = new Float64Array(silhouette.features.length);
  for (let i = 0; i < out.length; i += 2) {
    const x = flip * silhouette.features[i]!;
    const y = silhouette.features[i + 1]!;
    out[i] = centreXPx + pxPerMm * (c * x - s * y);
    out[i + 1] = centreYPx + pxPerMm * (s * x + c * y);
  }
  return out;
}

function distinct(scored: readonly Scored[], image: RgbaImage): PoseCandidate[] {
  const chosen: PoseCandidate[] = [];
  for (const { candidate } of scored) {
    const camera = candidateCamera(candidate, image.width, image.height, 1);
    if (
      chosen.some(
        (other) => degreesApart(candidateCamera(other, image.width, image.height, 1), camera) < DISTINCT_DEG,
      )
    )
      continue;
    chosen.push(candidate);
    if (chosen.length === REFINED_COUNT) break;
  }
  return chosen;
}

const degreesApart = (a: FitCamera, b: FitCamera): number =>
  (Math.hypot(...turnBetween(a.rotation, b.rotation)) * 180) / Math.PI;

function evidenceFor(input: OutlineFitInput): Evidence {
  const known = input.focalPx;
  return {
    landmarks: null,
    region: input.region,
    posePrior: null,
    focal: {
      expectedPx: known ?? expectedFocalPx(input.image.width, input.image.height),
      logSigma: known === undefined ? DEFAULT_FOCAL_LOG_SIGMA : 0.03,
    },
    outlineSigmaMm: DEFAULT_OUTLINE_SIGMA_MM,
    modeSigma: 0.7,
  };
}

interface Finished {
  readonly refined: Refined;
  readonly energy: number;
  readonly distanceMm: number;
  readonly featureLogOdds: number;
}

/** A turn this far from where the search found it costs one unit, rad: the outline alone fixes some turns badly. */
const SEARCH_SIGMA_RAD = 0.14;

function finish(
  template: HeadTemplate,
  start: PoseCandidate,
  input: OutlineFitInput,
  evidence: Evidence,
  detail: FineDetail,
  edges: Float64Array,
): Finished {
  const { image, region } = input;
  const camera = candidateCamera(start, image.width, image.height, evidence.focal.expectedPx);
  const held = { ...evidence, posePrior: { rotation: camera.rotation, sigmaRad: SEARCH_SIGMA_RAD } };
  const refined = refine(template, camera, [], held, 0, 3);
  const found = refined.camera;
  const silhouette = silhouetteFrom(template, anglesOf(found.rotation));
  const circle = {
    xPx: found.centreXPx + found.pxPerMm * silhouette.circle.x,
    yPx: found.centreYPx + found.pxPerMm * silhouette.circle.y,
    radiusPx: found.pxPerMm * silhouette.circle.radius,
  };
  const laid = laidOn(silhouette, false, 0, circle, region, edges);
  if (laid === null) return { refined, energy: Infinity, distanceMm: Infinity, featureLogOdds: 0 };
  const roll = anglesOf(found.rotation).rollDeg;
  return {
    refined,
    energy: energyOf(laid, detail) + 0.5 * (roll / 20) ** 2 + ovalCost(laid, input.oval),
    distanceMm: laid.distanceMm,
    featureLogOdds: featureLogOdds(detail, featuresPx(laid)),
  };
}
