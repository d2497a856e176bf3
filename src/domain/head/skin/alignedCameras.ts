import type { AnalysisImage } from '../../image';
import type { HeadShape } from '../types';
import type { FitCamera } from '../fit/camera';
import { withHeadMoved } from './headMotion';
import { balancedMotions, type OwnPose, type SkinLink } from './poseGraph';
import type { SeenRegion } from '../fit/region';
import { skinDetail } from './skinDetail';
import type { SkinView } from './seenSkin';
import { matchSkin } from './skinMatch';
import { skinPoints, type SkinPoints } from './skinPoints';
import type { Rotation } from '../fit/viewGeometry';

/** One of a person's photos with the camera that was fitted to it alone. */
export interface AlignedPhoto {
  readonly analysis: AnalysisImage;
  /** Null where nothing tells head from background: it stays as it is. */
  readonly region: SeenRegion | null;
  /** With the shape that all photos share. */
  readonly camera: FitCamera;
  /** What the photo alone says. */
  readonly ownRotation: Rotation;
  readonly byFace: boolean;
}

const DEGREE = Math.PI / 180;
/** How far a head may turn in the first round, and in those after it. */
const FIRST_REACH_RAD = 15 * DEGREE;
const REACH_RAD = 6 * DEGREE;
const ROUNDS = 3;

/**
 * Cameras, in the photos' order, with which they show the same skin at the same place: outlines alone hardly tell how far
 * a head is tilted. `shape` is the one that all photos share.
 */
export function alignedCameras(photos: readonly AlignedPhoto[], shape: HeadShape): FitCamera[] {
  const points = skinPoints(shape);
  const details = photos.map(
    ({ analysis, region, camera }) => region && skinDetail(analysis, region, camera.pxPerMm),
  );
  const linksAt = (cameras: readonly FitCamera[], reachRad: number): SkinLink[] =>
    linksBetween(
      cameras.map((camera, i) => details[i] && { camera, detail: details[i] }),
      points,
      reachRad,
    );
  let [cameras, links] = betterStart(photos, (start) => linksAt(start, FIRST_REACH_RAD));
  const shifts = photos.map((): [number, number, number] => [0, 0, 0]);
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0) links = linksAt(cameras, REACH_RAD);
    const linked = new Set(links.flatMap(({ a, b }) => [a, b]));
    const own = photos.map(({ ownRotation, byFace }, i): OwnPose => ({
      rotation: ownRotation,
      byFace,
      shiftMm: shifts[i]!,
    }));
    const motions = balancedMotions(cameras, own, links);
    cameras = cameras.map((camera, i) => (linked.has(i) ? withHeadMoved(camera, motions[i]!) : camera));
    for (const i of linked) {
      const [sx, sy, sz] = shifts[i]!;
      const [, , , x, y, z] = motions[i]!;
      shifts[i] = [sx - x, sy - y, sz - z];
    }
  }
  return cameras;
}

/** The poses that the shape of all photos led to, or each photo's own ones: whichever are joined by the surer matches. */
function betterStart(
  photos: readonly AlignedPhoto[],
  linksAt: (cameras: readonly FitCamera[]) => SkinLink[],
): [FitCamera[], SkinLink[]] {
  const together = photos.map(({ camera }) => camera);
  const own = photos.map(({ camera, ownRotation }) => ({ ...camera, rotation: ownRotation }));
  const [first, second] = [linksAt(together), linksAt(own)];
  return information(second) > information(first) ? [own, second] : [together, first];
}

const information = (links: readonly SkinLink[]): number =>
  links.reduce((sum, { sigmaRad }) => sum + 1 / sigmaRad ** 2, 0);

function linksBetween(
  views: readonly (SkinView | null | undefined)[],
  points: SkinPoints,
  reachRad: number,
): SkinLink[] {
  const links: SkinLink[] = [];
  views.forEach((second, b) => {
    views.slice(0, b).forEach((first, a) => {
      const match = first && second && matchSkin(first, second, points, reachRad);
      if (match) links.push({ a, b, ...match });
    });
  });
  return links;
}
