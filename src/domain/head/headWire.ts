import { hairBorder } from './border';
import type { PinName } from './correction';
import { curve } from './ears';
import { centreMm, radiusCoefficients, radiusFromCoefficients } from './model';
import { headPoints, modelPoints } from './points';
import type { HeadShape, Vec3 } from './types';
import type { WireCurve, WireFrame, WireKind } from './wire';

const STEP_RAD = Math.PI / 36;
const MERIDIANS = 12;
/** Circles about the vertical, angle from straight up. */
const PARALLELS_RAD: readonly number[] = [25, 50, 75, 100, 120].map((degrees) => (degrees * Math.PI) / 180);
/** Below it runs the neck. */
const LOWEST_RAD = (135 * Math.PI) / 180;
const NORMAL_STEP_RAD = 0.02;
const EAR_SAMPLES = 24;

/** The curves and pins of a person's wire head at scale 1. */
export function headWire({ modes }: HeadShape): WireFrame {
  const shape: HeadShape = { modes, scale: 1 };
  const skin = skinOf(shape);
  const points = headPoints(shape);
  const curves: WireCurve[] = [];
  const add = (kind: WireKind, directions: readonly Vec3[]) => curves.push(curveOf(kind, directions, skin));
  for (let k = 0; k < MERIDIANS; k++) {
    const azimuth = (2 * Math.PI * k) / MERIDIANS;
    const isMiddle = k % (MERIDIANS / 2) === 0;
    // Only every second one reaches the pole, where they would crowd.
    const from = isMiddle || k % 3 === 0 ? 0 : PARALLELS_RAD[0]!;
    add(
      isMiddle ? 'middle' : 'grid',
      arc(from, LOWEST_RAD, (polar) => direction(polar, azimuth)),
    );
  }
  for (const polar of PARALLELS_RAD)
    add(
      'grid',
      arc(0, 2 * Math.PI, (azimuth) => direction(polar, azimuth)),
    );
  add('brow', around(skin.centre, points.glabella, points.inion));
  const border = hairBorder(shape);
  for (const side of [1, -1]) {
    const line: Vec3[] = [];
    for (let i = 0; i < border.length; i += 3)
      line.push(minus([side * border[i]!, border[i + 1]!, border[i + 2]!], skin.centre));
    add('border', line);
  }
  curves.push(...earCurves(shape));
  return {
    curves,
    pinsMm: {
      brow: points.glabella,
      vertex: points.vertex,
      leftEar: points.leftTragion,
      rightEar: points.rightTragion,
      back: points.inion,
    } satisfies Record<PinName, Vec3>,
  };
}

interface Skin {
  readonly centre: Vec3;
  /** Where a ray from the centre leaves the head; the direction need not be a unit vector. */
  readonly at: (direction: Vec3) => Vec3;
}

function skinOf(shape: HeadShape): Skin {
  const coefficients = radiusCoefficients(shape);
  const centre = centreMm(shape);
  return {
    centre,
    at: (towards) => {
      const u = unit(towards);
      const radius = radiusFromCoefficients(coefficients, u);
      return [centre[0] + radius * u[0], centre[1] + radius * u[1], centre[2] + radius * u[2]];
    },
  };
}

/** `polar` from straight up, `azimuth` from the nose to the person's left. */
const direction = (polar: number, azimuth: number): Vec3 => [
  Math.sin(polar) * Math.sin(azimuth),
  Math.cos(polar),
  Math.sin(polar) * Math.cos(azimuth),
];

function arc(from: number, to: number, at: (angle: number) => Vec3): Vec3[] {
  const steps = Math.max(1, Math.round((to - from) / STEP_RAD));
  return Array.from({ length: steps + 1 }, (_, i) => at(from + ((to - from) * i) / steps));
}

/** All the way round the head in the plane through both points of the midline. */
function around(centre: Vec3, front: Vec3, back: Vec3): Vec3[] {
  const [f, b] = [minus(front, centre), minus(back, centre)];
  const middle: Vec3 = [0, (f[1] + b[1]) / 2, (f[2] + b[2]) / 2];
  const half: Vec3 = [0, (f[1] - b[1]) / 2, (f[2] - b[2]) / 2];
  const sideMm = 0.8 * Math.hypot(...half);
  return arc(0, 2 * Math.PI, (angle) => [
    sideMm * Math.sin(angle),
    middle[1] + half[1] * Math.cos(angle),
    middle[2] + half[2] * Math.cos(angle),
  ]);
}

function curveOf(kind: WireKind, directions: readonly Vec3[], skin: Skin): WireCurve {
  const positions = directions.map((towards) => skin.at(towards));
  return {
    kind,
    positionsMm: Float32Array.from(positions.flat()),
    normals: Float32Array.from(
      directions.flatMap((towards, i) => normalAt(unit(towards), positions[i]!, skin)),
    ),
  };
}

/** `here` is the skin in the direction `u`. */
function normalAt(u: Vec3, here: Vec3, skin: Skin): Vec3 {
  const aside = unit(Math.abs(u[1]) < 0.9 ? cross([0, 1, 0], u) : cross([1, 0, 0], u));
  const along = cross(u, aside);
  const near = (by: Vec3): Vec3 =>
    skin.at([u[0] + NORMAL_STEP_RAD * by[0], u[1] + NORMAL_STEP_RAD * by[1], u[2] + NORMAL_STEP_RAD * by[2]]);
  return unit(cross(minus(near(aside), here), minus(near(along), here)));
}

/** Outlines of both ears; they stand off the head and are seen from in front as from behind. */
function earCurves(shape: HeadShape): WireCurve[] {
  const point = modelPoints(shape);
  const rim = [
    'tragion',
    'earTopRoot',
    'earRimTop',
    'earRimUpper',
    'earRimRear',
    'earRimLower',
    'earLobe',
    'earLobeRoot',
    'tragion',
  ].map(point);
  const samples = Array.from({ length: EAR_SAMPLES + 1 }, (_, i) => curve(rim, i / EAR_SAMPLES));
  return [1, -1].map((side) => ({
    kind: 'ear' as const,
    positionsMm: Float32Array.from(samples.flatMap(([x, y, z]) => [side * x, y, z])),
    normals: Float32Array.from(samples.flatMap(() => [side, 0, 0])),
  }));
}

const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
function unit([x, y, z]: Vec3): Vec3 {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}
