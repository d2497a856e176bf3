/** A piece is a disc of this radius, looked at in steps, mm a step. */
export const RADIUS_STEPS = 9;
export const STEP_MM = 1.2;
/** Share of a disc that both photos must show, and correlation below which nothing is known. */
const LEAST_SHOWN = 0.7;
const LEAST_CORRELATION = 0.45;
/** Another place this far away, steps, must agree so much less. */
const RIVAL_STEPS = 3;
const LEAST_LEAD = 0.08;

/** Where a piece was found in what lies around its place. */
export interface FoundShift {
  /** Steps. */
  readonly shift: readonly [number, number];
  readonly errorSteps: number;
}

/** How pieces are sought. */
export interface Search {
  readonly reachSteps: number;
  /** Of the square that is searched. */
  readonly side: number;
  /** Places in a piece that are compared, every other one. */
  readonly inPiece: Int32Array;
  /** The same in what lies around it. */
  readonly around: Int32Array;
}

export function searchWithin(reachSteps: number): Search {
  const [inPiece, around]: [number[], number[]] = [[], []];
  const side = 2 * (RADIUS_STEPS + reachSteps) + 1;
  for (let j = -RADIUS_STEPS; j <= RADIUS_STEPS; j++)
    for (let i = -RADIUS_STEPS; i <= RADIUS_STEPS; i++) {
      if ((i + j) % 2 !== 0 || i * i + j * j > RADIUS_STEPS * RADIUS_STEPS) continue;
      inPiece.push((j + RADIUS_STEPS) * (2 * RADIUS_STEPS + 1) + i + RADIUS_STEPS);
      around.push((j + RADIUS_STEPS + reachSteps) * side + i + RADIUS_STEPS + reachSteps);
    }
  return { reachSteps, side, inPiece: Int32Array.from(inPiece), around: Int32Array.from(around) };
}

/** Share of the disc that is compared at all. */
const COMPARED_SHARE = 0.5;
/** Values of detail further apart than this are independent, steps². */
const INDEPENDENT_STEPS2 = 12;

/** Null where the piece is found nowhere or in several places. */
export function bestShift(piece: Float64Array, around: Float64Array, search: Search): FoundShift | null {
  const { reachSteps, side } = search;
  const known = search.inPiece.map((_, k) => k).filter((k) => !Number.isNaN(piece[search.inPiece[k]!]!));
  const least = LEAST_SHOWN * search.inPiece.length;
  if (known.length < least) return null;
  const values = Float64Array.from(known, (k) => piece[search.inPiece[k]!]!);
  const places = known.map((k) => search.around[k]!);
  const shiftSide = 2 * reachSteps + 1;
  const correlations = new Float64Array(shiftSide * shiftSide);
  let best = -1;
  for (let n = 0; n < correlations.length; n++) {
    const [di, dj] = [(n % shiftSide) - reachSteps, Math.floor(n / shiftSide) - reachSteps];
    correlations[n] = correlationAt(values, around, places, dj * side + di, least);
    if (best < 0 || correlations[n]! > correlations[best]!) best = n;
  }
  const most = correlations[best]!;
  const [bi, bj] = [best % shiftSide, Math.floor(best / shiftSide)];
  const isAtEdge = bi === 0 || bj === 0 || bi === shiftSide - 1 || bj === shiftSide - 1;
  if (most < LEAST_CORRELATION || isAtEdge) return null;
  for (let n = 0; n < correlations.length; n++) {
    const [i, j] = [n % shiftSide, Math.floor(n / shiftSide)];
    if (Math.hypot(i - bi, j - bj) >= RIVAL_STEPS && correlations[n]! > most - LEAST_LEAD) return null;
  }
  const [x, y] = [
    peakOf(correlations[best - 1]!, most, correlations[best + 1]!),
    peakOf(correlations[best - shiftSide]!, most, correlations[best + shiftSide]!),
  ];
  const curvature = Math.max(1e-3, Math.min(x.curvature, y.curvature));
  const independent = known.length / COMPARED_SHARE / INDEPENDENT_STEPS2;
  return {
    shift: [bi - reachSteps + x.at, bj - reachSteps + y.at],
    errorSteps: Math.sqrt((2 * (1 - most)) / (independent * curvature)),
  };
}

/** Top of a parabola through three neighbours, from the middle one. */
function peakOf(before: number, at: number, after: number): { at: number; curvature: number } {
  const curvature = 2 * at - before - after;
  return { at: curvature > 0 ? (after - before) / (2 * curvature) : 0, curvature };
}

function correlationAt(
  values: Float64Array,
  around: Float64Array,
  places: Int32Array,
  offset: number,
  least: number,
): number {
  let [count, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < values.length; k++) {
    const v = around[places[k]! + offset]!;
    if (Number.isNaN(v)) continue;
    const u = values[k]!;
    count++;
    x += u;
    y += v;
    xx += u * u;
    yy += v * v;
    xy += u * v;
  }
  if (count < least) return -1;
  const variances = (count * xx - x * x) * (count * yy - y * y);
  return variances > 0 ? (count * xy - x * y) / Math.sqrt(variances) : -1;
}
