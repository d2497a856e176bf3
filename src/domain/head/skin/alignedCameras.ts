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
/** How far a head may turn from where the photo alone has it, in each round. */
const REACHES_RAD: readonly number[] = [15 * DEGREE, 6 * DEGREE, 6 * DEGREE];

/** Cameras, in the photos' order, with which they show the same skin at the same place. Outlines alone hardly tell how far a head is tilted. */
export function alignedCameras(photos: readonly AlignedPhoto[], shape: HeadShape): FitCamera[] {
  const points = skinPoints(shape);
  const details = photos.map(
    ({ analysis, region, camera }) => region && skinDetail(analysis, region, camera.pxPerMm),
  );
  let cameras = photos.map(({ camera }) => camera);
  const shifts = photos.map((): [number, number, number] => [0, 0, 0]);
  for (const reachRad of REACHES_RAD) {
    const views = cameras.map((camera, i) => details[i] && { camera, detail: details[i] });
    const links = linksBetween(views, points, reachRad);
    if (links.length === 0) break;
    const own = photos.map(({ ownRotation, byFace }, i): OwnPose => ({
      rotation: ownRotation,
      byFace,
      shiftMm: shifts[i]!,
    }));
    const motions = balancedMotions(cameras, own, links);
    cameras = cameras.map((camera, i) => withHeadMoved(camera, motions[i]!));
    motions.forEach(([, , , x, y, z], i) => {
      const [sx, sy, sz] = shifts[i]!;
      shifts[i] = [sx - x, sy - y, sz - z];
    });
  }
  return cameras;
}

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
