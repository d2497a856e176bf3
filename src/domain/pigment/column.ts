import type { Rgb } from './look';

/** Healed pigment begins just under the epidermis, which is 0.06–0.10 mm thick on the scalp (SMP reference figures). */
const TOP_MM = 0.08;
/**
 * Of the light that comes back, what has been this deep falls to 1/e, R, G, B. From the change between the reference's Monte
 * Carlo figures: contrast R : G : B is 1 : 0.74 : 0.53 for a shallow column and 1 : 0.44 : 0.31 for a disc at 0.35 mm. The
 * contrast itself is calibrated on photographs, as the reference asks.
 */
const REACH_MM: Rgb = [0.25, 0.145, 0.143];
/** The light that the skin carries sideways comes from deeper: pigment below 0.4 mm adds to the tone more than to the mark. */
const HALO_REACH = 2.2;
/** Spread (one sigma) of a point at a depth by the skin above it: at the surface, and per mm of depth. */
const SPREAD_AT_TOP_MM = 0.09;
const SPREAD_PER_MM = 0.37;
const STEPS = 32;

/** How the light sees a column of pigment. */
export interface SeenColumn {
  /** Light that meets it in the mark and in the halo, R, G, B, in mm of column at the surface. */
  readonly mark: Rgb;
  readonly halo: Rgb;
  /** Of the mark's light: mean square of the spread by the skin, mm2, and variance of the depth, mm2. */
  readonly spreadMm2: number;
  readonly depthVarianceMm2: number;
}

/** Light that meets pigment at a depth, over that which meets it at the surface, R, G, B. */
export const seenAt = (depthMm: number): Rgb => seenWithin(depthMm, 1);

const seenWithin = (depthMm: number, reach: number): Rgb => [
  Math.exp(-depthMm / (reach * REACH_MM[0])),
  Math.exp(-depthMm / (reach * REACH_MM[1])),
  Math.exp(-depthMm / (reach * REACH_MM[2])),
];

/**
 * A column from just under the epidermis down to `depthMm` (0.25..1).
 *
 * Each slice counts by the share of the returning light that has been there, falling exponentially with depth.
 */
export function seenColumn(depthMm: number): SeenColumn {
  const stepMm = (depthMm - TOP_MM) / STEPS;
  const mark: [number, number, number] = [0, 0, 0];
  const halo: [number, number, number] = [0, 0, 0];
  let total = 0,
    depth = 0,
    depthSquare = 0,
    spread = 0;
  for (let k = 0; k < STEPS; k++) {
    const z = TOP_MM + (k + 0.5) * stepMm;
    const inMark = seenAt(z),
      inHalo = seenWithin(z, HALO_REACH);
    for (let c = 0; c < 3; c++) {
      mark[c]! += stepMm * inMark[c]!;
      halo[c]! += stepMm * inHalo[c]!;
    }
    // A mark is judged by its lightness, which is mostly green light's and red's.
    const weight = inMark[0] + inMark[1];
    total += weight;
    depth += weight * z;
    depthSquare += weight * z * z;
    spread += weight * (SPREAD_AT_TOP_MM + SPREAD_PER_MM * z) ** 2;
  }
  const mean = depth / total;
  return {
    mark,
    halo,
    spreadMm2: spread / total,
    depthVarianceMm2: depthSquare / total - mean * mean,
  };
}
