import {
  blendPoints,
  centreMm,
  landmark68,
  linearTable,
  radiusCoefficients,
  radiusFromCoefficients,
} from './model';
import { MEAN_POINTS, MODE_POINTS, POINT_NAMES } from './modelNumbers';
import type { HeadPoints, HeadShape, Vec3 } from './types';

const table = linearTable(MEAN_POINTS, MODE_POINTS);
const names = POINT_NAMES.split(' ');

/** Points of the learnt model by name, left side or midline, head frame, mm. */
export function modelPoints(shape: HeadShape): (name: string) => Vec3 {
  const values = blendPoints(table(), shape);
  return (name) => {
    const i = 3 * names.indexOf(name);
    return [values[i]!, values[i + 1]!, values[i + 2]!];
  };
}

const mirrored = ([x, y, z]: Vec3): Vec3 => [-x, y, z];

/** Behind the line between the ears over the top, along the skin (SMP.md: about 6 cm). */
const WHORL_BEHIND_MM = 60;
/** The whorl lies off the midline, mostly to the person's right. */
const WHORL_ASIDE_MM = 8;

/** Standard points of one person's head, on the skin where they are points of the skin. */
export function headPoints(shape: HeadShape): HeadPoints {
  const point = modelPoints(shape);
  const landmarks = landmark68(shape);
  const landmark = (k: number): Vec3 => [landmarks[3 * k]!, landmarks[3 * k + 1]!, landmarks[3 * k + 2]!];
  const onSkin = skinProjection(shape);
  const tragion = point('tragion');
  const vertex = onSkin(point('vertex'));
  return {
    glabella: onSkin(point('glabella')),
    trichion: onSkin(point('trichion')),
    vertex,
    inion: onSkin(point('inion')),
    leftTragion: tragion,
    rightTragion: mirrored(tragion),
    leftExocanthion: landmark(45),
    rightExocanthion: landmark(36),
    whorl: whorlBehind(shape, tragion),
  };
}

/** Moves a point along its ray from the centre onto the skin. */
export function skinProjection(shape: HeadShape): (point: Vec3) => Vec3 {
  const coefficients = radiusCoefficients(shape);
  const centre = centreMm(shape);
  return (point) => {
    const d = [point[0] - centre[0], point[1] - centre[1], point[2] - centre[2]] as const;
    const length = Math.hypot(...d) || 1;
    const u = [d[0] / length, d[1] / length, d[2] / length] as const;
    const radius = radiusFromCoefficients(coefficients, u);
    return [centre[0] + radius * u[0], centre[1] + radius * u[1], centre[2] + radius * u[2]];
  };
}

function whorlBehind(shape: HeadShape, tragion: Vec3): Vec3 {
  const coefficients = radiusCoefficients(shape);
  const centre = centreMm(shape);
  const onMidline = (angle: number): Vec3 => {
    const radius = radiusFromCoefficients(coefficients, [0, Math.cos(angle), -Math.sin(angle)]);
    return [0, centre[1] + radius * Math.cos(angle), centre[2] - radius * Math.sin(angle)];
  };
  // The line between the ears goes straight up from the tragions.
  let angle = Math.asin((centre[2] - tragion[2]) / radiusFromCoefficients(coefficients, [0, 1, 0]));
  let before = onMidline(angle);
  const step = 0.01;
  for (let gone = 0; gone < WHORL_BEHIND_MM * shape.scale;) {
    angle += step;
    const next = onMidline(angle);
    gone += Math.hypot(next[1] - before[1], next[2] - before[2]);
    before = next;
  }
  return skinProjection(shape)([-WHORL_ASIDE_MM * shape.scale, before[1], before[2]]);
}
