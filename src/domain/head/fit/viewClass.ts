import type { ClinicalView } from '../../observation';
import { rotationFromAngles, type Rotation, type ViewAngles } from './viewGeometry';

/** The middle of each clinical view; top45 looks at either side. */
const VIEW_ANGLES: Readonly<Record<ClinicalView, readonly ViewAngles[]>> = {
  front: [{ azimuthDeg: 0, elevationDeg: 5, rollDeg: 0 }],
  'front-down': [{ azimuthDeg: 0, elevationDeg: 36, rollDeg: 0 }],
  left45: [{ azimuthDeg: 45, elevationDeg: 5, rollDeg: 0 }],
  right45: [{ azimuthDeg: -45, elevationDeg: 5, rollDeg: 0 }],
  left: [{ azimuthDeg: 90, elevationDeg: 2, rollDeg: 0 }],
  right: [{ azimuthDeg: -90, elevationDeg: 2, rollDeg: 0 }],
  top: [{ azimuthDeg: 0, elevationDeg: 82, rollDeg: 0 }],
  crown: [{ azimuthDeg: 180, elevationDeg: 47, rollDeg: 0 }],
  back: [{ azimuthDeg: 180, elevationDeg: 8, rollDeg: 0 }],
  top45: [
    { azimuthDeg: 35, elevationDeg: 43, rollDeg: 0 },
    { azimuthDeg: -35, elevationDeg: 43, rollDeg: 0 },
  ],
};

/** Degrees between the directions from which the camera of a rotation and of a view's middle see the head; roll does not count. */
export function degreesFromView(rotation: Rotation, view: ClinicalView): number {
  let least = Infinity;
  for (const middle of VIEW_ANGLES[view]) least = Math.min(least, radiansFrom(rotation, middle));
  return (least * 180) / Math.PI;
}

/** Between the directions from which the cameras of a rotation and of a view's middle see the head. */
export function radiansFrom(rotation: Rotation, middle: ViewAngles): number {
  let direction = directions.get(middle);
  if (direction === undefined) directions.set(middle, (direction = rotationFromAngles(middle).slice(6)));
  const cosine = rotation[6]! * direction[0]! + rotation[7]! * direction[1]! + rotation[8]! * direction[2]!;
  return Math.acos(Math.max(-1, Math.min(1, cosine)));
}

/** From the head to the camera, head frame, of the views' middles. */
const directions = new WeakMap<ViewAngles, Float64Array>();

/** The nearest middle of the view, or of any. */
export function nearestMiddle(rotation: Rotation, view = nearestView(rotation)): ViewAngles {
  const middles = VIEW_ANGLES[view];
  return middles.reduce((best, middle) =>
    radiansFrom(rotation, middle) < radiansFrom(rotation, best) ? middle : best,
  );
}

const VIEWS = Object.keys(VIEW_ANGLES) as ClinicalView[];

export function nearestView(rotation: Rotation): ClinicalView {
  let best: ClinicalView = 'front';
  let least = Infinity;
  for (const view of VIEWS) {
    const degrees = degreesFromView(rotation, view);
    if (degrees >= least) continue;
    best = view;
    least = degrees;
  }
  return best;
}
