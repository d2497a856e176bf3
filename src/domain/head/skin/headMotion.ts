import type { FitCamera } from '../fit/camera';
import { multiply, transposed, turnBetween, turned, type Rotation } from '../fit/viewGeometry';

/** A small motion of the head in its own frame: turn (axis times angle, rad) about its middle, then shift, mm. */
export type HeadMotion = readonly [number, number, number, number, number, number];

/** A turn by 1 rad moves skin by so many mm. */
export const LEVER_MM = 90;

export const NO_MOTION: HeadMotion = [0, 0, 0, 0, 0, 0];

const IDENTITY: Rotation = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);

/** How the camera sees the head once it has moved. */
export function withHeadMoved(camera: FitCamera, [wx, wy, wz, x, y, z]: HeadMotion): FitCamera {
  const { rotation: r, focalPx, axisXPx, axisYPx } = camera;
  const across = r[0]! * x + r[1]! * y + r[2]! * z;
  const up = r[3]! * x + r[4]! * y + r[5]! * z;
  const nearer = r[6]! * x + r[7]! * y + r[8]! * z;
  const pxPerMm = focalPx / Math.max(1, focalPx / camera.pxPerMm - nearer);
  return {
    ...camera,
    rotation: multiply(r, turned(IDENTITY, wx, wy, wz)),
    centreXPx: axisXPx + ((camera.centreXPx - axisXPx) / camera.pxPerMm + across) * pxPerMm,
    centreYPx: axisYPx + ((camera.centreYPx - axisYPx) / camera.pxPerMm - up) * pxPerMm,
    pxPerMm,
  };
}

/** The turn in the head's own frame that takes it from one pose to another, axis times angle, rad. */
export const headTurn = (from: Rotation, to: Rotation): [number, number, number] =>
  turnBetween(IDENTITY, multiply(transposed(from), to));
