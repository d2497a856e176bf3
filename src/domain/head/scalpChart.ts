import { centreMm, radiusCoefficients, radiusFromCoefficients } from './model';
import type { HeadShape, Vec3 } from './types';

/** Steps of the tables; the nape lies within LOWEST_RAD of straight up. */
const AZIMUTHS = 72;
const POLARS = 70;
const LOWEST_RAD = (140 * Math.PI) / 180;

/**
 * A plane map of the upper head that keeps areas: every cm2 of skin is a cm2 of the map. Straight up is the middle,
 * directions about the vertical stay, the nose points to -v and the person's left to +u; distances from the middle are
 * what the area asks for (Lambert's azimuthal map, for a head instead of a sphere).
 */
export interface ScalpChart {
  /** A head-frame point on (or above or below) the skin, mm, to the map, mm; clamped 140 degrees from straight up. */
  toChart(x: number, y: number, z: number): readonly [u: number, v: number];
  /** Back to the skin, head frame, mm. */
  toSkin(u: number, v: number): Vec3;
}

export function scalpChart(shape: HeadShape): ScalpChart {
  const centre = centreMm(shape);
  const coefficients = radiusCoefficients(shape);
  const radius = (polar: number, azimuth: number): number =>
    radiusFromCoefficients(coefficients, directionOf(polar, azimuth));
  const squares = squaredDistances(radius);
  return {
    toChart(x, y, z) {
      const [dx, dy, dz] = [x - centre[0], y - centre[1], z - centre[2]];
      const azimuth = Math.atan2(dx, dz);
      const polar = Math.min(LOWEST_RAD, Math.atan2(Math.hypot(dx, dz), dy));
      const distance = Math.sqrt(column(squares, azimuth)((polar / LOWEST_RAD) * POLARS));
      return [distance * Math.sin(azimuth), -distance * Math.cos(azimuth)];
    },
    toSkin(u, v) {
      const azimuth = Math.atan2(u, -v);
      const at = column(squares, azimuth);
      const square = u * u + v * v;
      let [low, high] = [0, POLARS];
      while (high - low > 1e-6) {
        const middle = (low + high) / 2;
        if (at(middle) < square) low = middle;
        else high = middle;
      }
      const polar = (low / POLARS) * LOWEST_RAD;
      const r = radius(polar, azimuth);
      const [ux, uy, uz] = directionOf(polar, azimuth);
      return [centre[0] + r * ux, centre[1] + r * uy, centre[2] + r * uz];
    },
  };
}

const directionOf = (polar: number, azimuth: number): Vec3 => [
  Math.sin(polar) * Math.sin(azimuth),
  Math.cos(polar),
  Math.sin(polar) * Math.cos(azimuth),
];

/** Twice the skin area per radian of azimuth from straight up to each polar step, mm2: AZIMUTHS rows of POLARS + 1. */
function squaredDistances(radius: (polar: number, azimuth: number) => number): Float64Array {
  const width = POLARS + 1;
  const step = LOWEST_RAD / POLARS;
  const turn = (2 * Math.PI) / AZIMUTHS;
  const r = new Float64Array(AZIMUTHS * width);
  for (let a = 0; a < AZIMUTHS; a++)
    for (let p = 0; p < width; p++) r[a * width + p] = radius(p * step, a * turn);
  const element = (a: number, p: number): number => {
    const here = r[a * width + p]!;
    const sine = Math.sin(p * step);
    const [up, down] = [Math.max(0, p - 1), Math.min(POLARS, p + 1)];
    const alongPolar = (r[a * width + down]! - r[a * width + up]!) / ((down - up) * step);
    const [left, right] = [(a + AZIMUTHS - 1) % AZIMUTHS, (a + 1) % AZIMUTHS];
    const alongAzimuth = (r[right * width + p]! - r[left * width + p]!) / (2 * turn);
    return (
      here * Math.sqrt(sine * sine * (here * here + alongPolar * alongPolar) + alongAzimuth * alongAzimuth)
    );
  };
  const squares = new Float64Array(AZIMUTHS * width);
  for (let a = 0; a < AZIMUTHS; a++) {
    let sum = 0;
    for (let p = 1; p < width; p++) {
      sum += (step * (element(a, p - 1) + element(a, p))) / 2;
      squares[a * width + p] = 2 * sum;
    }
  }
  return squares;
}

/** Between the table's rows at this azimuth; takes polar steps. */
function column(squares: Float64Array, azimuth: number): (polarSteps: number) => number {
  const width = POLARS + 1;
  const at = (((azimuth / (2 * Math.PI)) % 1) + 1) % 1;
  const left = Math.floor(at * AZIMUTHS) % AZIMUTHS;
  const share = at * AZIMUTHS - Math.floor(at * AZIMUTHS);
  const right = (left + 1) % AZIMUTHS;
  return (polarSteps) => {
    const p = Math.min(POLARS - 1, Math.floor(polarSteps));
    const t = polarSteps - p;
    const row = (a: number): number => squares[a * width + p]! * (1 - t) + squares[a * width + p + 1]! * t;
    return row(left) * (1 - share) + row(right) * share;
  };
}
