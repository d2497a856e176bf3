import type { HeadFit } from '../types';
import { turned, type Rotation } from './viewGeometry';

/** Middle of the head about which poses turn, head frame, mm. */
export const HEAD_CENTRE_MM = [0, 40, 10] as const;

/**
 * Pose and lens while they are being fitted, in pixels of the analysis image: where the head's middle is seen, how large
 * it is there, and how strong perspective is. Depth follows: focalPx / pxPerMm.
 */
export interface FitCamera {
  readonly rotation: Rotation;
  readonly centreXPx: number;
  readonly centreYPx: number;
  readonly pxPerMm: number;
  readonly focalPx: number;
  /** Principal point. */
  readonly axisXPx: number;
  readonly axisYPx: number;
}

/** Parameters of a small change of a FitCamera: turn (3, rad), shift (2, in head widths of 150 mm), log size, log focal length. */
export const CAMERA_UNKNOWNS = 7;

export function moved(camera: FitCamera, x: ArrayLike<number>): FitCamera {
  const shiftPx = 150 * camera.pxPerMm;
  return {
    rotation: turned(camera.rotation, x[0]!, x[1]!, x[2]!),
    centreXPx: camera.centreXPx + x[3]! * shiftPx,
    centreYPx: camera.centreYPx + x[4]! * shiftPx,
    pxPerMm: camera.pxPerMm * Math.exp(x[5]!),
    focalPx: camera.focalPx * Math.exp(x[6]!),
    axisXPx: camera.axisXPx,
    axisYPx: camera.axisYPx,
  };
}

/** Translation of the head frame's origin in the camera frame, mm. */
export function translationOf(camera: FitCamera): [number, number, number] {
  const depth = camera.focalPx / camera.pxPerMm;
  const r = camera.rotation;
  const [cx, cy, cz] = HEAD_CENTRE_MM;
  return [
    (camera.centreXPx - camera.axisXPx) / camera.pxPerMm - (r[0]! * cx + r[1]! * cy + r[2]! * cz),
    -(camera.centreYPx - camera.axisYPx) / camera.pxPerMm - (r[3]! * cx + r[4]! * cy + r[5]! * cz),
    -depth - (r[6]! * cx + r[7]! * cy + r[8]! * cz),
  ];
}

/** The camera of a fit whose lengths and pixels are divided by `scale` and `photoPxPerPx`: `translationOf` turned round. */
export function fitCameraOf(
  { pose, camera, shape }: Pick<HeadFit, 'pose' | 'camera' | 'shape'>,
  photoPxPerPx: number,
): FitCamera {
  const r = pose.rotation;
  const [cx, cy, cz] = HEAD_CENTRE_MM;
  const [x, y, z] = [0, 1, 2].map(
    (row) =>
      pose.translationMm[row]! / shape.scale + r[row * 3]! * cx + r[row * 3 + 1]! * cy + r[row * 3 + 2]! * cz,
  ) as [number, number, number];
  const focalPx = camera.focalPx / photoPxPerPx;
  const pxPerMm = focalPx / -z;
  const [axisXPx, axisYPx] = [camera.cxPx / photoPxPerPx, camera.cyPx / photoPxPerPx];
  return {
    rotation: r,
    centreXPx: axisXPx + x * pxPerMm,
    centreYPx: axisYPx - y * pxPerMm,
    pxPerMm,
    focalPx,
    axisXPx,
    axisYPx,
  };
}

/** Projects n head-frame points (3n, mm) into `outPx` (2n, analysis pixels). Points behind the camera land far away. */
export function projectPoints(
  camera: FitCamera,
  pointsMm: ArrayLike<number>,
  count: number,
  outPx: Float64Array,
): void {
  const r = camera.rotation;
  const [tx, ty, tz] = translationOf(camera);
  for (let i = 0; i < count; i++) {
    const x = pointsMm[i * 3]!;
    const y = pointsMm[i * 3 + 1]!;
    const z = pointsMm[i * 3 + 2]!;
    const depth = Math.max(1, -(r[6]! * x + r[7]! * y + r[8]! * z + tz));
    const k = camera.focalPx / depth;
    outPx[i * 2] = camera.axisXPx + k * (r[0]! * x + r[1]! * y + r[2]! * z + tx);
    outPx[i * 2 + 1] = camera.axisYPx - k * (r[3]! * x + r[4]! * y + r[5]! * z + ty);
  }
}

/** Where the camera stands, head frame, mm. */
export function eyePoint(camera: FitCamera): [number, number, number] {
  const r = camera.rotation;
  const [tx, ty, tz] = translationOf(camera);
  return [
    -(r[0]! * tx + r[3]! * ty + r[6]! * tz),
    -(r[1]! * tx + r[4]! * ty + r[7]! * tz),
    -(r[2]! * tx + r[5]! * ty + r[8]! * tz),
  ];
}

/** Median and spread (natural log) of tan(half the vertical field of view) in photos of heads: 35 degrees, two sigma 19..58. */
export const FIELD_OF_VIEW_TANGENT = Math.tan((35 / 2) * (Math.PI / 180));
export const FIELD_OF_VIEW_LOG_SIGMA = 0.32;

/** Focal length, px, that the prior expects for a picture of this size; the longer side counts as the vertical one. */
export function expectedFocalPx(widthPx: number, heightPx: number): number {
  return Math.max(widthPx, heightPx) / 2 / FIELD_OF_VIEW_TANGENT;
}
