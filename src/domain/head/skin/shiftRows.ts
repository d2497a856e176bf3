import { CAMERA_UNKNOWNS, moved, projectPoints, type FitCamera } from '../fit/camera';
import { centreMm, meanShape, MODE_COUNT, radiusCoefficients, radiusFromCoefficients } from '../model';
import type { Vec3 } from '../types';
import type { SkinShift } from './skinShifts';

/** What the photos of these numbers show of the same skin. */
export interface ShiftLink {
  readonly a: number;
  readonly b: number;
  readonly shifts: readonly SkinShift[];
}

/** A residual of two numbers and how it follows the unknowns. */
export interface ShiftRow {
  readonly a: number;
  readonly b: number;
  readonly shift: SkinShift;
  /** 2 x CAMERA_UNKNOWNS each. */
  readonly byA: Float64Array;
  readonly byB: Float64Array;
  /** 2 x MODE_COUNT */
  readonly byModes: Float64Array;
}

/** Steps of the derivatives: rad and shares; mm. */
const CAMERA_STEP = 1e-3;
const PLACE_STEP_MM = 0.1;

/** How the places on the head where each photo shows the same skin move apart as pose, lens and shape change. */
export function rowsOf({ a, b, shifts }: ShiftLink, cameras: readonly FitCamera[]): ShiftRow[] {
  const count = shifts.length;
  const places = Float64Array.from(shifts.flatMap(({ placeMm }) => placeMm));
  const [inA, inB] = [slopesIn(cameras[a]!, places, count), slopesIn(cameras[b]!, places, count)];
  return shifts.map((shift, i) => {
    const growth = growthAt(shift.placeMm);
    const first = onSkin(inA, i, shift, growth, 1);
    const second = onSkin(inB, i, shift, growth, -1);
    return {
      a,
      b,
      shift,
      byA: first.byCamera,
      byB: second.byCamera,
      byModes: first.byModes.map((value, k) => value + second.byModes[k]!),
    };
  });
}

/** How points are seen elsewhere, px: by each unknown of the camera, and by x, y, z; 2 a point and column. */
function slopesIn(camera: FitCamera, places: Float64Array, count: number): Float64Array[] {
  const seen = new Float64Array(2 * count);
  projectPoints(camera, places, count, seen);
  const moves = new Float64Array(2 * count);
  const x = new Float64Array(CAMERA_UNKNOWNS);
  const columns: Float64Array[] = [];
  for (let k = 0; k < CAMERA_UNKNOWNS; k++) {
    x[k] = CAMERA_STEP;
    projectPoints(moved(camera, x), places, count, moves);
    x[k] = 0;
    columns.push(moves.map((value, i) => (value - seen[i]!) / CAMERA_STEP));
  }
  for (let k = 0; k < 3; k++) {
    const aside = places.map((value, i) => (i % 3 === k ? value + PLACE_STEP_MM : value));
    projectPoints(camera, aside, count, moves);
    columns.push(moves.map((value, i) => (value - seen[i]!) / PLACE_STEP_MM));
  }
  return columns;
}

/**
 * How the point of the skin that a photo shows at a fixed pixel moves along the skin: the other way than the picture of a
 * fixed point, times `sign` -1.
 */
function onSkin(
  columns: readonly Float64Array[],
  i: number,
  { axes }: SkinShift,
  growth: readonly Vec3[],
  sign: number,
): { byCamera: Float64Array; byModes: Float64Array } {
  const px = (column: number, row: number): number => columns[column]![2 * i + row]!;
  const along = (direction: Vec3, row: number): number =>
    direction[0] * px(CAMERA_UNKNOWNS, row) +
    direction[1] * px(CAMERA_UNKNOWNS + 1, row) +
    direction[2] * px(CAMERA_UNKNOWNS + 2, row);
  const [p, q, r, s] = [along(axes[0], 0), along(axes[1], 0), along(axes[0], 1), along(axes[1], 1)];
  const k = sign / (p * s - q * r);
  const byCamera = new Float64Array(2 * CAMERA_UNKNOWNS);
  const byModes = new Float64Array(2 * MODE_COUNT);
  const write = (out: Float64Array, stride: number, column: number, x: number, y: number): void => {
    out[column] = k * (s * x - q * y);
    out[stride + column] = k * (p * y - r * x);
  };
  for (let c = 0; c < CAMERA_UNKNOWNS; c++) write(byCamera, CAMERA_UNKNOWNS, c, px(c, 0), px(c, 1));
  growth.forEach((direction, m) => {
    write(byModes, MODE_COUNT, m, along(direction, 0), along(direction, 1));
  });
  return { byCamera, byModes };
}

let modeRadii: readonly Float64Array[] | undefined;

/** By each mode, mm a standard deviation: skin moves to and from the middle of the model. */
function growthAt([x, y, z]: Vec3): Vec3[] {
  modeRadii ??= Array.from({ length: MODE_COUNT }, (_, k) => {
    const mean = radiusCoefficients(meanShape());
    const modes = new Float32Array(MODE_COUNT);
    modes[k] = 1;
    return radiusCoefficients({ modes, scale: 1 }).map((value, i) => value - mean[i]!);
  });
  const [cx, cy, cz] = centreMm(meanShape());
  const long = Math.hypot(x - cx, y - cy, z - cz);
  const direction: Vec3 = [(x - cx) / long, (y - cy) / long, (z - cz) / long];
  return modeRadii.map((coefficients) => {
    const mm = radiusFromCoefficients(coefficients, direction);
    return [mm * direction[0], mm * direction[1], mm * direction[2]];
  });
}
