import { eyePoint, type FitCamera } from './camera';
import type { HeadTemplate } from './headTemplate';

/** What a photo shows of the scalp, from the coarse head without its hidden parts: enough to tell how figures follow the fit. */
export interface ScalpFigures {
  readonly areaMm2: number;
  /** Natural log of the size of an analysis pixel on the scalp, mm, mean over what is seen. */
  readonly logPitch: number;
  /** Share of the area that lies in the picture within `rimMm` of the outline. */
  readonly rimShare: number;
}

/** The border's edge is this soft, mm, and the outline's this soft in cosine: triangles must not jump in and out. */
const SOFT_BORDER_MM = 10;
const SOFT_COSINE = 0.12;
const HEAD_RADIUS_MM = 95;

/** Of the triangles that may be scalp every third one tells enough; kept as long as the template. */
const EVERY = 3;
const samplesOf = new WeakMap<HeadTemplate, Uint32Array>();

function scalpSamples(template: HeadTemplate): Uint32Array {
  let samples = samplesOf.get(template);
  if (samples === undefined) {
    const { triangles, borderDistanceMm } = template;
    const corners: number[] = [];
    let count = 0;
    for (let t = 0; t < triangles.length; t += 3) {
      const near = borderDistanceMm[triangles[t]!]! > -2 * SOFT_BORDER_MM;
      if (near && count++ % EVERY === 0) corners.push(triangles[t]!, triangles[t + 1]!, triangles[t + 2]!);
    }
    samplesOf.set(template, (samples = Uint32Array.from(corners)));
  }
  return samples;
}

/** Of the shape `p` (3n, mm). `borderShiftMm` moves the hair border outwards over the skin. */
export function scalpFigures(
  template: HeadTemplate,
  camera: FitCamera,
  p: Float32Array,
  borderShiftMm = 0,
  rimMm = 1,
): ScalpFigures {
  const { borderDistanceMm } = template;
  const triangles = scalpSamples(template);
  const [ex, ey, ez] = eyePoint(camera);
  const r = camera.rotation;
  const rimCosine = Math.sqrt((2 * rimMm) / HEAD_RADIUS_MM);
  let [area, rim, projected, logSum] = [0, 0, 0, 0];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    const border = (borderDistanceMm[a]! + borderDistanceMm[b]! + borderDistanceMm[c]!) / 3 + borderShiftMm;
    if (border < -SOFT_BORDER_MM / 2) continue;
    const [ax, ay, az] = [p[3 * a]!, p[3 * a + 1]!, p[3 * a + 2]!];
    const [ux, uy, uz] = [p[3 * b]! - ax, p[3 * b + 1]! - ay, p[3 * b + 2]! - az];
    const [vx, vy, vz] = [p[3 * c]! - ax, p[3 * c + 1]! - ay, p[3 * c + 2]! - az];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const [dx, dy, dz] = [ex - ax - (ux + vx) / 3, ey - ay - (uy + vy) / 3, ez - az - (uz + vz) / 3];
    const double = Math.sqrt(nx * nx + ny * ny + nz * nz);
    const cosine = (nx * dx + ny * dy + nz * dz) / (double * Math.sqrt(dx * dx + dy * dy + dz * dz));
    const seen = clamp01(cosine / SOFT_COSINE + 0.5) * clamp01(border / SOFT_BORDER_MM + 0.5);
    if (!(seen > 0)) continue;
    const skin = (seen * double) / 2;
    area += skin;
    rim += skin * clamp01((rimCosine - cosine) / SOFT_COSINE + 0.5);
    if (cosine <= 0) continue;
    const depth = r[6]! * dx + r[7]! * dy + r[8]! * dz;
    projected += skin * cosine;
    logSum += skin * cosine * Math.log(Math.max(1, depth) / camera.focalPx);
  }
  return {
    areaMm2: EVERY * area,
    logPitch: projected > 0 ? logSum / projected : 0,
    rimShare: area > 0 ? rim / area : 1,
  };
}

const clamp01 = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);
