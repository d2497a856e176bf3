import type { HeadSurface } from '../head/types';

/** Height along the skin above the glabella, read off the head's own midline. */
export interface SagittalArc {
  /** Arc length in mm from the glabella over the top to a point at (y, z) of the head frame; negative below the glabella. */
  heightMm(y: number, z: number): number;
}

/** The same as plain numbers: arc lengths at equal steps of the angle about the axis between the ears. */
export interface ArcTable {
  readonly yAxisMm: number;
  readonly zAxisMm: number;
  /** Of the glabella. */
  readonly startRad: number;
  readonly stepRad: number;
  readonly arcMm: Float64Array;
}

const STEPS = 181;
const END_RAD = Math.PI + 0.6;

/**
 * Cuts the surface with the midline plane and measures the arc from the glabella over the vertex to the nape, as a
 * function of the angle about the axis between the ears. Points beside the midline take the height of their angle.
 */
export function sagittalArc(surface: HeadSurface): SagittalArc {
  const table = arcTable(surface);
  return { heightMm: (y, z) => arcHeightMm(table, y, z) };
}

export function arcTable(surface: HeadSurface): ArcTable {
  const { glabella, leftTragion, rightTragion } = surface.points;
  const yAxis = (leftTragion[1] + rightTragion[1]) / 2;
  const zAxis = (leftTragion[2] + rightTragion[2]) / 2;
  const angleOf = (y: number, z: number): number => angleAbout(y - yAxis, z - zAxis);
  const start = angleOf(glabella[1], glabella[2]);
  const radiusMm = outermostRadii(surface, yAxis, zAxis, angleOf, start, END_RAD);
  const step = (END_RAD - start) / (STEPS - 1);
  const arcMm = new Float64Array(STEPS);
  for (let i = 1; i < STEPS; i++) {
    const a = radiusMm[i - 1]!,
      b = radiusMm[i]!;
    arcMm[i] = arcMm[i - 1]! + Math.sqrt(a * a + b * b - 2 * a * b * Math.cos(step));
  }
  return { yAxisMm: yAxis, zAxisMm: zAxis, startRad: start, stepRad: step, arcMm };
}

export function arcHeightMm(
  { yAxisMm, zAxisMm, startRad, stepRad, arcMm }: ArcTable,
  y: number,
  z: number,
): number {
  const position = (angleAbout(y - yAxisMm, z - zAxisMm) - startRad) / stepRad;
  if (position <= 0) return position * (arcMm[1] ?? 0);
  const i = Math.min(STEPS - 2, Math.floor(position));
  return arcMm[i]! + (position - i) * (arcMm[i + 1]! - arcMm[i]!);
}

/** The angle about the axis between the ears at which the midline is so high, from straight forward over the top. */
export function arcAngleRad({ startRad, stepRad, arcMm }: ArcTable, heightMm: number): number {
  if (heightMm <= 0) return startRad + (heightMm / (arcMm[1] || 1)) * stepRad;
  let i = 0;
  while (i < STEPS - 2 && arcMm[i + 1]! < heightMm) i++;
  return startRad + (i + (heightMm - arcMm[i]!) / (arcMm[i + 1]! - arcMm[i]! || 1)) * stepRad;
}

function angleAbout(up: number, forward: number): number {
  const angle = Math.atan2(up, forward);
  return angle < -Math.PI / 2 ? angle + 2 * Math.PI : angle;
}

function outermostRadii(
  surface: HeadSurface,
  yAxis: number,
  zAxis: number,
  angleOf: (y: number, z: number) => number,
  start: number,
  end: number,
): Float64Array {
  const { positionsMm: p, triangles } = surface;
  const radii = new Float64Array(STEPS);
  const step = (end - start) / (STEPS - 1);
  for (let t = 0; t < triangles.length; t++) {
    const a = triangles[t]!,
      b = triangles[t % 3 === 2 ? t - 2 : t + 1]!;
    const xa = p[3 * a]!,
      xb = p[3 * b]!;
    if (xa > 0 === xb > 0) continue;
    const f = xa / (xa - xb);
    const y = p[3 * a + 1]! + f * (p[3 * b + 1]! - p[3 * a + 1]!);
    const z = p[3 * a + 2]! + f * (p[3 * b + 2]! - p[3 * a + 2]!);
    const i = Math.round((angleOf(y, z) - start) / step);
    if (i < 0 || i >= STEPS) continue;
    radii[i] = Math.max(radii[i]!, Math.hypot(y - yAxis, z - zAxis));
  }
  fillGaps(radii);
  return radii;
}

/** Linear between the bins that were hit, constant beyond the ends. */
function fillGaps(values: Float64Array): void {
  let last = -1;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === 0) continue;
    if (last < 0) values.fill(values[i]!, 0, i);
    for (let k = last + 1; last >= 0 && k < i; k++)
      values[k] = values[last]! + ((k - last) / (i - last)) * (values[i]! - values[last]!);
    last = i;
  }
  if (last >= 0) values.fill(values[last]!, last + 1);
}
