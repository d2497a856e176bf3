import { HEAD_CENTRE_MM } from './fit/camera';
import { turned, type Rotation } from './fit/viewGeometry';
import type { HeadFit, HeadPose, Vec3 } from './types';

/** Where a head lies in its photo: how it is turned, where its middle is seen, and how far away that is. */
export interface Placement {
  readonly rotation: Rotation;
  readonly middlePx: readonly [number, number];
  readonly depthMm: number;
}

type Placed = Pick<HeadFit, 'pose' | 'camera' | 'shape'>;

const middleMm = ({ shape: { scale } }: Pick<HeadFit, 'shape'>): Vec3 => [
  HEAD_CENTRE_MM[0] * scale,
  HEAD_CENTRE_MM[1] * scale,
  HEAD_CENTRE_MM[2] * scale,
];

const rotated = (r: Rotation, [x, y, z]: Vec3): Vec3 => [
  r[0]! * x + r[1]! * y + r[2]! * z,
  r[3]! * x + r[4]! * y + r[5]! * z,
  r[6]! * x + r[7]! * y + r[8]! * z,
];

export function placementOf(fit: Placed): Placement {
  const { rotation, translationMm: t } = fit.pose;
  const { focalPx, cxPx, cyPx } = fit.camera;
  const [x, y, z] = rotated(rotation, middleMm(fit));
  const depthMm = -(z + t[2]);
  return {
    rotation,
    middlePx: [cxPx + (focalPx * (x + t[0])) / depthMm, cyPx - (focalPx * (y + t[1])) / depthMm],
    depthMm,
  };
}

/** The pose that lays the fit's head there. */
export function poseAt(fit: Placed, { rotation, middlePx, depthMm }: Placement): HeadPose {
  const { focalPx, cxPx, cyPx } = fit.camera;
  const [x, y, z] = rotated(rotation, middleMm(fit));
  return {
    rotation,
    translationMm: [
      ((middlePx[0] - cxPx) / focalPx) * depthMm - x,
      ((cyPx - middlePx[1]) / focalPx) * depthMm - y,
      -depthMm - z,
    ],
  };
}

/** Turned about the camera's axes (rad), moved (photo px), and larger in the picture (natural log). */
export const displaced = (
  { rotation, middlePx, depthMm }: Placement,
  turnRad: Vec3,
  shiftPx: readonly [number, number],
  logSize: number,
): Placement => ({
  rotation: turned(rotation, ...turnRad),
  middlePx: [middlePx[0] + shiftPx[0], middlePx[1] + shiftPx[1]],
  depthMm: depthMm * Math.exp(-logSize),
});

/** Photo px a millimetre at the head's middle, square to the view. */
export const pxPerMmAt = ({ camera }: Pick<HeadFit, 'camera'>, { depthMm }: Placement): number =>
  camera.focalPx / depthMm;
