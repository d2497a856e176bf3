import type { HeadFit } from './types';

/** Photo pixels (y down) and distance in front of the camera, mm. */
export interface ProjectedPoint {
  readonly x: number;
  readonly y: number;
  readonly depthMm: number;
}

/** Head-frame point to the photo. */
export function projectPoint(
  { pose, camera }: Pick<HeadFit, 'pose' | 'camera'>,
  x: number,
  y: number,
  z: number,
): ProjectedPoint {
  const r = pose.rotation;
  const t = pose.translationMm;
  const cx = r[0]! * x + r[1]! * y + r[2]! * z + t[0];
  const cy = r[3]! * x + r[4]! * y + r[5]! * z + t[1];
  const depthMm = -(r[6]! * x + r[7]! * y + r[8]! * z + t[2]);
  return {
    x: camera.cxPx + (camera.focalPx * cx) / depthMm,
    y: camera.cyPx - (camera.focalPx * cy) / depthMm,
    depthMm,
  };
}
