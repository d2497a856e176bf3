import { PIN_NAMES, type HeadCorrection } from './correction';
import { isPlacedByHand } from './correctedFit';
import { anglesOf } from './fit/viewGeometry';
import { placementOf, pxPerMmAt } from './placement';
import { projectPoint } from './projection';
import type { HeadFit, Vec3 } from './types';
import type { WireCurve, WireFrame, WireHead, WireLine } from './wire';

/** About half the breadth and length of a head, mm. */
const HEAD_RADIUS_MM = 88;
/** Ears stand off: they are seen until the head is turned this far beyond their side (cosine). */
const EAR_FACING = -0.45;

/** The wire head as the fit lays it over the photo. */
export function projectedWire(frame: WireFrame, fit: HeadFit, correction: HeadCorrection): WireHead {
  const { pins } = correction;
  const { scale } = fit.shape;
  const placement = placementOf(fit);
  const facing = facingOf(fit);
  return {
    lines: frame.curves.flatMap((curve) => seenRuns(curve, fit, facing)),
    pins: PIN_NAMES.map((name) => {
      const point = frame.pinsMm[name];
      const { x, y } = projectPoint(fit, point[0] * scale, point[1] * scale, point[2] * scale);
      const isEar = name === 'leftEar' || name === 'rightEar';
      const outward: Vec3 = isEar ? [name === 'leftEar' ? 1 : -1, 0, 0] : point;
      return {
        name,
        xPx: x,
        yPx: y,
        facing: facing(outward, point) > 0,
        pinned: pins[name] !== undefined,
      };
    }),
    middleXPx: placement.middlePx[0],
    middleYPx: placement.middlePx[1],
    radiusPx: HEAD_RADIUS_MM * scale * pxPerMmAt(fit, placement),
    angles: anglesOf(placement.rotation),
    placedByHand: isPlacedByHand(correction),
  };
}

type Facing = (normal: Vec3, pointMm: Vec3) => number;

/** About the cosine between a normal and the way to the camera. */
function facingOf({ pose, shape: { scale } }: HeadFit): Facing {
  const r = pose.rotation;
  const [tx, ty, tz] = pose.translationMm;
  const eye = [0, 1, 2].map((k) => -(r[k]! * tx + r[3 + k]! * ty + r[6 + k]! * tz) / scale);
  return (normal, point) => {
    let [dot, squared, own] = [0, 0, 0];
    for (let k = 0; k < 3; k++) {
      const towards = eye[k]! - point[k]!;
      dot += normal[k]! * towards;
      squared += towards * towards;
      own += normal[k]! * normal[k]!;
    }
    return dot / Math.sqrt(squared * own || 1);
  };
}

/** The parts of a curve on the near side. */
function seenRuns({ kind, positionsMm: p, normals }: WireCurve, fit: HeadFit, facing: Facing): WireLine[] {
  const { scale } = fit.shape;
  const least = kind === 'ear' ? EAR_FACING : 0;
  const lines: WireLine[] = [];
  let run: number[] = [];
  const end = () => {
    if (run.length >= 4) lines.push({ kind, points: Float32Array.from(run) });
    run = [];
  };
  for (let i = 0; i < p.length; i += 3) {
    const point: Vec3 = [p[i]!, p[i + 1]!, p[i + 2]!];
    if (facing([normals[i]!, normals[i + 1]!, normals[i + 2]!], point) < least) end();
    else {
      const { x, y } = projectPoint(fit, point[0] * scale, point[1] * scale, point[2] * scale);
      run.push(x, y);
    }
  }
  end();
  return lines;
}
