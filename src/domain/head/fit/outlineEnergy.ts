import type { ClinicalView, HeadOval } from '../../observation';
import { featureLogOdds, type FineDetail } from './faceFeatures';
import type { PoseCandidate } from './laying';
import { gridValue, hairNear, type SeenRegion } from './region';
import type { Silhouette } from './silhouetteLibrary';
import { degreesFromView, nearestView } from './viewClass';
import { rotationFromAngles, type Rotation } from './viewGeometry';

/** What a pose is judged by beside its own outline. */
export interface PoseEvidence {
  readonly region: SeenRegion;
  readonly detail: FineDetail;
  /** Where the head is, if someone pointed at it, analysis px. */
  readonly oval: HeadOval | undefined;
  /** What the person said it is; any clinical view otherwise. */
  readonly view: ClinicalView | undefined;
}

/** Distance between outlines that costs one unit of log likelihood, mm. */
const UNIT_DISTANCE_MM = 0.35;
/** Elevation above which turning about the vertical is the same as roll, and roll no longer unusual, degrees. */
const ROLL_FREE_DEG = 60;

/** Negative log likelihood of a pose but for a constant: outline, features, hair, neck or oval, and how usual the pose is. */
export function poseEnergy(candidate: PoseCandidate, evidence: PoseEvidence): number {
  const { silhouette, mirrored } = candidate;
  const rotation = libraryRotation(silhouette, mirrored);
  return unusualCost(rotation, evidence.view) + outlineCost(candidate) + insideCost(candidate, evidence);
}

/** From the azimuth and elevation of a silhouette, without roll. */
export const libraryRotation = ({ azimuthDeg, elevationDeg }: Silhouette, mirrored: boolean): Rotation =>
  rotationFromAngles({ azimuthDeg: mirrored ? -azimuthDeg : azimuthDeg, elevationDeg, rollDeg: 0 });

/** What a direction costs that is no clinical view's, or not the given one's. */
export function unusualCost(rotation: Rotation, view: ClinicalView | undefined): number {
  const unusual = Math.max(0, degreesFromView(rotation, view ?? nearestView(rotation)) - 8) / 14;
  return unusual * unusual;
}

/** Of both outlines' distance and the roll. */
export function outlineCost({ silhouette, rollDeg, distanceMm }: PoseCandidate): number {
  const rollWeight = silhouette.elevationDeg > ROLL_FREE_DEG ? 0 : 0.5;
  return distanceMm / UNIT_DISTANCE_MM + rollWeight * (rollDeg / 20) ** 2;
}

/** Of all that is seen inside the outline, and where it lies in the oval. */
export function insideCost(
  candidate: PoseCandidate,
  { region, detail, oval }: Omit<PoseEvidence, 'view'>,
): number {
  const { features } = candidate.silhouette;
  return (
    hairCost(candidate, region) -
    featureLogOdds(detail, inPicture(candidate, features), features.length) +
    (oval === undefined ? neckCost(candidate, region) : ovalCost(candidate, oval))
  );
}

/** Of points of a candidate in the picture; used anew by each call. */
let placesPx = new Float64Array(256);

/** Points of a candidate's outline frame (2n, mm) in the picture, analysis px; the next call writes over them. */
function inPicture(candidate: PoseCandidate, pointsMm: Float64Array): Float64Array {
  const { mirrored, rollDeg, centreXPx, centreYPx, pxPerMm } = candidate;
  const roll = (rollDeg * Math.PI) / 180;
  const [c, s] = [Math.cos(roll), Math.sin(roll)];
  const flip = mirrored ? -1 : 1;
  if (placesPx.length < pointsMm.length) placesPx = new Float64Array(pointsMm.length);
  const out = placesPx;
  for (let i = 0; i < pointsMm.length; i += 2) {
    const x = flip * pointsMm[i]!;
    const y = pointsMm[i + 1]!;
    out[i] = centreXPx + pxPerMm * (c * x - s * y);
    out[i + 1] = centreYPx + pxPerMm * (s * x + c * y);
  }
  return out;
}

/** Hair on nose or cheeks: the back of the head rather than the face, in units of log likelihood. */
const HAIRY_FACE_COST = 1.5;

function hairCost(candidate: PoseCandidate, region: SeenRegion): number {
  const { hairless } = candidate.silhouette;
  const pointsPx = inPicture(candidate, hairless);
  let cost = 0;
  for (let i = 0; i < hairless.length; i += 2) {
    const hair = hairNear(region, pointsPx[i]!, pointsPx[i + 1]!);
    if (hair > 0.3) cost += HAIRY_FACE_COST * Math.min(1, (hair - 0.3) / 0.4);
  }
  return cost;
}

/** A neck that should be seen and is not, in units of log likelihood. */
const MISSING_NECK_COST = 1.5;
const NECK_TOLERANCE_MM = 6;

function neckCost(candidate: PoseCandidate, region: SeenRegion): number {
  const { neck } = candidate.silhouette;
  const neckPx = inPicture(candidate, neck);
  let cost = 0;
  for (let i = 0; i < neck.length; i += 2) {
    const distance = gridValue(region, region.signedDistancePx, neckPx[i]!, neckPx[i + 1]!);
    if (distance < -NECK_TOLERANCE_MM * candidate.pxPerMm) cost += MISSING_NECK_COST;
  }
  return cost;
}

/** How exactly people draw an oval around a head, as a share of its size. */
const OVAL_SIGMA = 0.07;

/** Half the squared deviation of the head's extent, without the neck, from the oval's. */
function ovalCost(candidate: PoseCandidate, oval: HeadOval): number {
  const { silhouette } = candidate;
  const points = inPicture(candidate, silhouette.points);
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < silhouette.count; i++) {
    if (silhouette.parts[i] === 'neck') continue;
    const x = points[i * 2]!;
    const y = points[i * 2 + 1]!;
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
