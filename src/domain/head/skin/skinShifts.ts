import { eyePoint, projectPoints } from '../fit/camera';
import { gridValue } from '../fit/region';
import type { Vec3 } from '../types';
import { bestShift, RADIUS_STEPS, searchWithin, STEP_MM } from './pieceSearch';
import { RIM_MM, type SkinView } from './seenSkin';
import type { SkinPoints } from './skinPoints';

/** A piece of skin that two photos show, and by how much the second one shows it elsewhere on the head. */
export interface SkinShift {
  readonly placeMm: Vec3;
  /** Two directions along the skin, unit. */
  readonly axes: readonly [Vec3, Vec3];
  /** Along each of them, mm at scale 1. */
  readonly shiftMm: readonly [number, number];
  /** One standard deviation of either. */
  readonly sigmaMm: number;
}

export interface FoundShifts {
  readonly shifts: readonly SkinShift[];
  /** Pieces that both photos show, found or not. */
  readonly shown: number;
}

/** Skin bends away from its tangent plane as a ball of this radius, mm. */
const BEND_RADIUS_MM = 85;
/** Skin seen at a smaller cosine to the ray is too foreshortened. */
const SEEN_COSINE = 0.35;
/** Error of the best match seen squarely: the model of the head is not the head, mm. */
const LEAST_SIGMA_MM = 1;

/** Where the second photo shows the pieces of skin that the first one shows, within `reachSteps` of 1.2 mm. */
export function skinShifts(a: SkinView, b: SkinView, middles: SkinPoints, reachSteps: number): FoundShifts {
  const search = searchWithin(reachSteps);
  const shifts: SkinShift[] = [];
  let shown = 0;
  const [eyeA, eyeB] = [eyePoint(a.camera), eyePoint(b.camera)];
  for (let i = 0; i < middles.count; i++) {
    const at = vectorAt(middles.positionsMm, i);
    const normal = vectorAt(middles.normals, i);
    const [cosineA, cosineB] = [cosineTo(eyeA, at, normal), cosineTo(eyeB, at, normal)];
    const cosine = Math.min(cosineA, cosineB);
    if (cosine < SEEN_COSINE) continue;
    const axes = axesAlong(normal);
    const piece = discOf(a, at, axes, normal, RADIUS_STEPS);
    const around = discOf(b, at, axes, normal, RADIUS_STEPS + reachSteps);
    if (!isShown(piece) || !isShown(around)) continue;
    shown++;
    const found = bestShift(piece, around, search);
    if (found === null) continue;
    const { shift, errorSteps } = found;
    const own = errorSteps * STEP_MM;
    shifts.push({
      placeMm: at,
      axes,
      shiftMm: [shift[0] * STEP_MM, shift[1] * STEP_MM],
      sigmaMm: Math.hypot(LEAST_SIGMA_MM / cosine, own),
    });
  }
  return { shifts, shown };
}

/** Whether a photo shows the middle of a square of values. */
const isShown = (values: Float64Array): boolean => !Number.isNaN(values[values.length >> 1]!);

const vectorAt = (values: Float32Array, i: number): Vec3 => [
  values[3 * i]!,
  values[3 * i + 1]!,
  values[3 * i + 2]!,
];

function cosineTo(eye: readonly number[], at: Vec3, normal: Vec3): number {
  const [x, y, z] = [eye[0]! - at[0], eye[1]! - at[1], eye[2]! - at[2]];
  return (x * normal[0] + y * normal[1] + z * normal[2]) / Math.hypot(x, y, z);
}

function axesAlong([x, y, z]: Vec3): [Vec3, Vec3] {
  // Any direction that is not the normal's own.
  const [ax, ay, az] = Math.abs(y) < 0.9 ? [0, 1, 0] : [1, 0, 0];
  const along = unit([ay * z - az * y, az * x - ax * z, ax * y - ay * x]);
  const across: Vec3 = [
    y * along[2] - z * along[1],
    z * along[0] - x * along[2],
    x * along[1] - y * along[0],
  ];
  return [along, across];
}

function unit([x, y, z]: Vec3): Vec3 {
  const long = Math.hypot(x, y, z);
  return [x / long, y / long, z / long];
}

/** Square of values around a place of the skin, rows along `across`; NaN where the photo does not show it. */
function discOf(
  { camera, detail }: SkinView,
  at: Vec3,
  [along, across]: readonly [Vec3, Vec3],
  normal: Vec3,
  radius: number,
): Float64Array {
  const side = 2 * radius + 1;
  const count = side * side;
  const places = new Float64Array(3 * count);
  for (let j = -radius, n = 0; j <= radius; j++)
    for (let i = -radius; i <= radius; i++, n++) {
      const [u, v] = [i * STEP_MM, j * STEP_MM];
      const down = (u * u + v * v) / (2 * BEND_RADIUS_MM);
      for (let k = 0; k < 3; k++)
        places[3 * n + k] = at[k]! + u * along[k]! + v * across[k]! - down * normal[k]!;
    }
  const px = new Float64Array(2 * count);
  projectPoints(camera, places, count, px);
  const rimPx = RIM_MM * camera.pxPerMm;
  const { region, values } = detail;
  return Float64Array.from({ length: count }, (_, n) => {
    const [x, y] = [px[2 * n]!, px[2 * n + 1]!];
    const inside = gridValue(region, region.signedDistancePx, x, y);
    return inside >= rimPx ? gridValue(region, values, x, y) : Number.NaN;
  });
}
