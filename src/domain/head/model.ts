import { legendreCount, legendreValues, ringSums, harmonicCount } from './modelHarmonics';
import {
  CENTRE_MM,
  MEAN_DEGREE,
  MEAN_LANDMARKS,
  MEAN_RADIUS,
  MODE_DEGREE,
  MODE_LANDMARKS,
  MODE_RADIUS,
  MODES,
} from './modelNumbers';
import type { HeadShape, Vec3 } from './types';

/** Shape modes, weighted in standard deviations, most important first; the first five carry 98 % of the cranium's variation. */
export const MODE_COUNT = MODES;

/** Degree of the harmonics of radiusCoefficients. */
export const RADIUS_DEGREE = MEAN_DEGREE;

const UNIT_MM = 0.01;

/** Reads one table of modelNumbers: hundredths of a millimetre, blank-separated, to mm. */
export function unpack(table: string): Float64Array {
  return Float64Array.from(table.trim().split(/\s+/), (word) => Number(word) * UNIT_MM);
}

/** A table that is linear in the mode weights, before scale; `modes` holds MODE_COUNT rows of the mean's length. */
export interface LinearTable {
  readonly mean: Float64Array;
  readonly modes: Float64Array;
}

export function linearTable(mean: string, modes: string): () => LinearTable {
  let table: LinearTable | undefined;
  return () => (table ??= { mean: unpack(mean), modes: unpack(modes) });
}

/** mean + sum of weight * mode, times the shape's scale. */
export function blendTable({ mean, modes }: LinearTable, shape: HeadShape): Float64Array {
  const out = Float64Array.from(mean);
  for (let k = 0; k < MODE_COUNT; k++) {
    const weight = shape.modes[k] ?? 0;
    if (weight === 0) continue;
    for (let i = 0; i < out.length; i++) out[i]! += weight * modes[k * out.length + i]!;
  }
  for (let i = 0; i < out.length; i++) out[i]! *= shape.scale;
  return out;
}

/** blendTable for points: n x 3, measured from the centre in the table, in the head frame in the result. */
export function blendPoints(table: LinearTable, shape: HeadShape): Float64Array {
  const out = blendTable(table, shape);
  const centre = centreMm(shape);
  for (let i = 0; i < out.length; i++) out[i]! += centre[i % 3]!;
  return out;
}

/**
 * The mean that all lengths are relative to: 63 mm between the pupils, head breadth 156 mm, length 196 mm. Scale
 * multiplies every length from the origin; 1.014 is the mean of the heads it was learnt from, whose pupils are 63.9 mm
 * apart.
 */
export function meanShape(): HeadShape {
  return { modes: new Float32Array(MODE_COUNT), scale: 1 };
}

/** Where the radii start, head frame. */
export function centreMm(shape: HeadShape): Vec3 {
  return [CENTRE_MM[0] * shape.scale, CENTRE_MM[1] * shape.scale, CENTRE_MM[2] * shape.scale];
}

const radiusTable = ((): (() => LinearTable) => {
  let table: LinearTable | undefined;
  return () => (table ??= { mean: unpack(MEAN_RADIUS), modes: padModes(unpack(MODE_RADIUS)) });
})();

/** Brings the modes from MODE_DEGREE to the layout of MEAN_DEGREE. */
function padModes(modes: Float64Array): Float64Array {
  const from = harmonicCount(MODE_DEGREE);
  const to = harmonicCount(MEAN_DEGREE);
  const padded = new Float64Array(MODE_COUNT * to);
  for (let mode = 0; mode < MODE_COUNT; mode++) {
    let source = mode * from;
    let target = mode * to;
    for (let m = 0; m <= MEAN_DEGREE; m++) {
      for (let l = m; l <= MEAN_DEGREE; l += 2) {
        const width = m > 0 ? 2 : 1;
        for (let i = 0; i < width; i++, target++) if (l <= MODE_DEGREE) padded[target] = modes[source++]!;
      }
    }
  }
  return padded;
}

/** Harmonic coefficients of a person's radius, mm, degree RADIUS_DEGREE. */
export function radiusCoefficients(shape: HeadShape): Float64Array {
  return blendTable(radiusTable(), shape);
}

const legendre = new Float64Array(legendreCount(MEAN_DEGREE));
const sums = new Float64Array(2 * (MEAN_DEGREE + 1));

/** Radius for a unit direction from radiusCoefficients. */
export function radiusFromCoefficients(
  coefficients: ArrayLike<number>,
  direction: ArrayLike<number>,
): number {
  const [x, y, z] = [direction[0] ?? 0, direction[1] ?? 0, direction[2] ?? 0];
  legendreValues(x, MEAN_DEGREE, legendre);
  ringSums(coefficients, legendre, MEAN_DEGREE, sums);
  return sumAzimuth(sums, Math.atan2(y, z));
}

function sumAzimuth(ring: Float64Array, azimuth: number): number {
  const c1 = Math.cos(azimuth);
  const s1 = Math.sin(azimuth);
  let c = 1;
  let s = 0;
  let sum = 0;
  for (let m = 0; m < ring.length / 2; m++) {
    sum += c * ring[2 * m]! + s * ring[2 * m + 1]!;
    const next = c * c1 - s * s1;
    s = s * c1 + c * s1;
    c = next;
  }
  return sum;
}

/** Distance from centreMm to the skin without ears and lower neck in a unit direction, mm. */
export function radiusMm(shape: HeadShape, direction: ArrayLike<number>): number {
  return radiusFromCoefficients(radiusCoefficients(shape), direction);
}

const landmarkTable = linearTable(MEAN_LANDMARKS, MODE_LANDMARKS);

/** The 68 facial landmarks, Multi-PIE order, 68 x 3, head frame, mm. */
export function landmark68(shape: HeadShape): Float32Array {
  return Float32Array.from(blendPoints(landmarkTable(), shape));
}
