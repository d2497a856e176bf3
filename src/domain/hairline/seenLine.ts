import { projectPoint } from '../head/projection';
import type { HeadFit, Vec3 } from '../head/types';
import { chartOfPoint, skinAt, type HeadDome } from './frontChart';
import type { GuideKind, LineGuide } from './guides';
import type { HandleName, LinePlanned } from './handles';
import { lineCurve } from './lineCurve';
import type { LineGround } from './lineGround';
import { behindMm } from './warnings';

/** The person's own left and right. */
export type LineHandleId = 'middle' | `${'left' | 'right'}-${HandleName}`;

export interface SeenHandle {
  readonly id: LineHandleId;
  readonly xPx: number;
  readonly yPx: number;
  /** false on the far side of the head. */
  readonly facing: boolean;
}

/** Photo px: x, y, x, y, … of a run of a line on the near side. */
export type SeenRun = readonly number[];

/** The planned line as it lies over a photo, and how far its corners lie back. */
export interface SeenLine {
  readonly runs: readonly SeenRun[];
  readonly handles: readonly SeenHandle[];
  readonly guides: readonly { readonly kind: GuideKind; readonly runs: readonly SeenRun[] }[];
  /** How far the right and the left corner lie behind the middle, mm. */
  readonly behindMm: readonly [number, number] | null;
}

const HANDLES: readonly HandleName[] = ['corner', 'peak', 'sideburn'];
/** Between neighbours on the map that tell the skin's slant. */
const SLANT_STEP = 0.02;
/** Skin seen at a smaller cosine is hardly seen. */
const LEAST_COSINE = 0.05;

export function seenLine(
  ground: LineGround,
  guides: readonly LineGuide[],
  fit: HeadFit,
  plan: LinePlanned,
): SeenLine {
  const curve = lineCurve(ground, plan);
  const seen = (point: Vec3) => {
    const { x, y } = projectPoint(fit, ...point);
    return { xPx: x, yPx: y, facing: cosineAt(ground.dome, fit, point) > LEAST_COSINE };
  };
  const ofSide = (side: 'left' | 'right'): readonly SeenHandle[] => {
    const { handles } = curve;
    return handles
      ? HANDLES.map((name) => ({ id: `${side}-${name}` as const, ...seen(handles[side][name]) }))
      : [];
  };
  return {
    runs: seenRuns(ground.dome, fit, curve.pointsMm),
    handles: [{ id: 'middle', ...seen(curve.middle) }, ...ofSide('right'), ...ofSide('left')],
    guides: guides.map(({ kind, pointsMm }) => ({ kind, runs: seenRuns(ground.dome, fit, pointsMm) })),
    behindMm: behindMm(plan, ground),
  };
}

/** The parts of a track on the near side. */
export function seenRuns(dome: HeadDome, fit: HeadFit, pointsMm: Float64Array): readonly SeenRun[] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (let k = 0; k + 2 < pointsMm.length; k += 3) {
    const point: Vec3 = [pointsMm[k]!, pointsMm[k + 1]!, pointsMm[k + 2]!];
    if (cosineAt(dome, fit, point) > LEAST_COSINE) {
      const { x, y } = projectPoint(fit, ...point);
      run.push(x, y);
      continue;
    }
    if (run.length > 2) runs.push(run);
    run = [];
  }
  return run.length > 2 ? [...runs, run] : runs;
}

/** Between the skin's outward normal and the way to the camera. */
function cosineAt(dome: HeadDome, { pose }: Pick<HeadFit, 'pose'>, point: Vec3): number {
  const [u, v] = chartOfPoint(dome, point);
  const a = minus(skinAt(dome, [u + SLANT_STEP, v]), skinAt(dome, [u - SLANT_STEP, v]));
  const b = minus(skinAt(dome, [u, v + SLANT_STEP]), skinAt(dome, [u, v - SLANT_STEP]));
  const normal = cross(a, b);
  const outwards = dot(normal, minus(point, dome.centreMm)) < 0 ? -1 : 1;
  const ray = minus(eyeMm(pose), point);
  return (outwards * dot(normal, ray)) / (Math.hypot(...normal) * Math.hypot(...ray) || 1);
}

/** Where the camera is, head frame, mm. */
function eyeMm({ rotation: r, translationMm: t }: HeadFit['pose']): Vec3 {
  const at = (k: number): number => -(r[k]! * t[0] + r[3 + k]! * t[1] + r[6 + k]! * t[2]);
  return [at(0), at(1), at(2)];
}

/** Steps along a ray, mm, and how near to the head they begin. */
const RAY_STEP_MM = 2;
const NEAR_MM = 160;

/** The skin at a place of the photo, head frame, mm; null beside the head. */
export function skinBehind({ dome }: LineGround, fit: HeadFit, xPx: number, yPx: number): Vec3 | null {
  const { camera, pose } = fit;
  const r = pose.rotation;
  const inCamera: Vec3 = [(xPx - camera.cxPx) / camera.focalPx, (camera.cyPx - yPx) / camera.focalPx, -1];
  const towards = (k: number): number =>
    r[k]! * inCamera[0] + r[3 + k]! * inCamera[1] + r[6 + k]! * inCamera[2];
  const raw: Vec3 = [towards(0), towards(1), towards(2)];
  const long = Math.hypot(...raw);
  const ray: Vec3 = [raw[0] / long, raw[1] / long, raw[2] / long];
  const eye = eyeMm(pose);
  const at = (mm: number): Vec3 => [eye[0] + mm * ray[0], eye[1] + mm * ray[1], eye[2] + mm * ray[2]];
  const above = (mm: number): number => {
    const point = at(mm);
    const skin = skinAt(dome, chartOfPoint(dome, point));
    return Math.hypot(...minus(point, dome.centreMm)) - Math.hypot(...minus(skin, dome.centreMm));
  };
  const nearest = dot(minus(dome.centreMm, eye), ray);
  for (let mm = nearest - NEAR_MM; mm < nearest + NEAR_MM; mm += RAY_STEP_MM) {
    if (above(mm) > 0) continue;
    let [low, high] = [mm - RAY_STEP_MM, mm];
    while (high - low > 0.01) {
      const middle = (low + high) / 2;
      if (above(middle) > 0) low = middle;
      else high = middle;
    }
    return at(high);
  }
  return null;
}

const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
