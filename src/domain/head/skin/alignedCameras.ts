import type { AnalysisImage } from '../../image';
import type { HeadShape } from '../types';
import type { FitCamera } from '../fit/camera';
import { withHeadMoved } from './headMotion';
import { balancedMotions, type OwnPose, type SkinLink } from './poseGraph';
import type { SeenRegion } from '../fit/region';
import { skinDetail, type SkinDetail } from './skinDetail';
import type { SkinView } from './seenSkin';
import { matchSkin } from './skinMatch';
import { skinPoints, type SkinPoints } from './skinPoints';
import type { Rotation } from '../fit/viewGeometry';

/** One of a person's photos and how its head was fitted. */
export interface AlignedPhoto {
  readonly analysis: AnalysisImage;
  /** Null where nothing tells head from background: it stays as it is. */
  readonly region: SeenRegion | null;
  /** With the shape that all photos share. */
  readonly camera: FitCamera;
  /** What the photo alone says. */
  readonly ownRotation: Rotation;
  readonly byFace: boolean;
  /** Of other kinds of pose that the photo allows, too. */
  readonly rivals: readonly FitCamera[];
}

const DEGREE = Math.PI / 180;
/** How far a head may turn. */
const REACH_RAD = 15 * DEGREE;
/** Another kind of pose must be joined by matches that tell so much more: one with an error of 2.5 degrees. */
const RIVAL_LEAD = 1 / (2.5 * DEGREE) ** 2;

export interface AlignedCameras {
  /** In the photos' order. */
  readonly cameras: FitCamera[];
  /** What each photo shows of the skin; null where nothing tells head from background. */
  readonly details: readonly (SkinDetail | null)[];
}

/**
 * Cameras with which the photos show the same skin at the same place: outlines alone hardly tell how far a head is tilted.
 * `shape` is the one that all photos share.
 */
export function alignedCameras(photos: readonly AlignedPhoto[], shape: HeadShape): AlignedCameras {
  const points = skinPoints(shape);
  const details = photos.map(
    ({ analysis, region, camera }) => region && skinDetail(analysis, region, camera.pxPerMm),
  );
  const linksAt: Linking = (cameras, only) =>
    linksBetween(
      cameras.map((camera, i) => details[i] && { camera, detail: details[i] }),
      points,
      only,
    );
  const { cameras, rotations, links } = startOf(photos, linksAt);
  const linked = new Set(links.flatMap(({ a, b }) => [a, b]));
  const own = photos.map(({ byFace }, i): OwnPose => ({ rotation: rotations[i]!, byFace }));
  const motions = balancedMotions(cameras, own, links);
  return {
    cameras: cameras.map((camera, i) => (linked.has(i) ? withHeadMoved(camera, motions[i]!) : camera)),
    details,
  };
}

/** The matches between all photos, or those of one of them with the rest. */
type Linking = (cameras: readonly FitCamera[], only?: number) => SkinLink[];

interface Start {
  readonly cameras: FitCamera[];
  /** What each photo alone says. */
  readonly rotations: readonly Rotation[];
  readonly links: SkinLink[];
}

/**
 * The poses that the shape of all photos led to, or each photo's own ones, whichever are joined by the surer matches; and
 * a photo's other kind of pose where that matches better.
 */
function startOf(photos: readonly AlignedPhoto[], linksAt: Linking): Start {
  const together = photos.map(({ camera }) => camera);
  const own = photos.map(({ camera, ownRotation }) => ({ ...camera, rotation: ownRotation }));
  const rotations = photos.map(({ ownRotation }) => ownRotation);
  const startAt = (cameras: FitCamera[]): Start => ({
    cameras,
    rotations,
    links: linksAt(cameras),
  });
  const [first, second] = [startAt(together), startAt(own)];
  let start = information(second.links) > information(first.links) ? second : first;
  photos.forEach(({ rivals }, i) => {
    for (const rival of rivals) {
      const cameras = start.cameras.map((camera, k) =>
        k === i ? { ...rival, focalPx: camera.focalPx } : camera,
      );
      const links = linksAt(cameras, i);
      const known = start.links.filter(({ a, b }) => a === i || b === i);
      if (information(links) < information(known) + RIVAL_LEAD) continue;
      start = {
        cameras,
        rotations: start.rotations.map((rotation, k) => (k === i ? rival.rotation : rotation)),
        links: [...start.links.filter((link) => !known.includes(link)), ...links],
      };
    }
  });
  return start;
}

/** rad^-2 */
const information = (links: readonly SkinLink[]): number =>
  links.reduce((sum, { sigmaRad }) => sum + 1 / sigmaRad ** 2, 0);

function linksBetween(
  views: readonly (SkinView | null | undefined)[],
  points: SkinPoints,
  only?: number,
): SkinLink[] {
  const links: SkinLink[] = [];
  views.forEach((second, b) => {
    views.slice(0, b).forEach((first, a) => {
      if (only !== undefined && a !== only && b !== only) return;
      const match = first && second && matchSkin(first, second, points, REACH_RAD);
      if (match) links.push({ a, b, ...match });
    });
  });
  return links;
}
