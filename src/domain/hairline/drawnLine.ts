import type { Vec3 } from '../head/types';
import { chartOfPoint, ontoDome, skinAt, type ChartPoint } from './frontChart';
import type { LinePlanned } from './handles';
import type { LineCurve } from './lineCurve';
import { skinBeside, type LineGround } from './lineGround';
import { MOST_LINE_POINTS, type DrawnLine } from './ownLine';
import { apart, between, relaxed, UNIT_MM } from './plane';
import { leadOver, nearestIndex } from './strokeEnds';
import { arcHeightMm } from './sagittalArc';

const SPACING_MM = 2;
/** What a hand trembles is not meant, mm. */
const TREMBLE_PASSES = 3;
const SMOOTHING_PASSES = 24;
const STORED_MM = 0.1;
/** The front goes with the height, the temples stay: heights above the brow line between which that changes, mm. */
const STAYS_BELOW_MM = 5;
const GOES_ABOVE_MM = 45;

/** A drawn line on this head, its middle at the plan's height. */
export function drawnCurve(ground: LineGround, plan: LinePlanned, { pointsMm }: DrawnLine): LineCurve {
  const laid: ChartPoint[] = [];
  for (let k = 0; k + 2 < pointsMm.length; k += 3)
    laid.push(chartOfPoint(ground.dome, [pointsMm[k]!, pointsMm[k + 1]!, pointsMm[k + 2]!]));
  const track = apart(plan.symmetric ? symmetrical(laid) : laid, SPACING_MM / UNIT_MM);
  const crossing = skinAt(ground.dome, midlineOf(track));
  const middle = skinBeside(ground, 0, plan.midpointHeightMm);
  const upwards = chartOfPoint(ground.dome, middle)[1] - chartOfPoint(ground.dome, crossing)[1];
  const moved = track.map((at): ChartPoint => {
    const [, y] = skinAt(ground.dome, at);
    const share = (y - ground.points.glabella[1] - STAYS_BELOW_MM) / (GOES_ABOVE_MM - STAYS_BELOW_MM);
    return [at[0], at[1] + upwards * Math.min(1, Math.max(0, share))];
  });
  return {
    pointsMm: Float64Array.from(moved.flatMap((at) => skinAt(ground.dome, at))),
    middle,
    handles: null,
  };
}

/** Height of a line's middle above the glabella along the skin, mm. */
export function middleHeightMm(ground: LineGround, pointsMm: ArrayLike<number>): number {
  const [, y, z] = skinAt(ground.dome, midlineOf(onChart(ground, pointsMm)));
  return arcHeightMm(ground.arc, y, z);
}

/**
 * The line with a stroke drawn over it: what lies beside the stroke stays.
 *
 * @param lineMm the line so far, from right to left
 * @param strokeMm at least two points; x, y, z, …
 * @param bothSides a stroke on one side counts for the other one as well
 */
export function redrawn(
  ground: LineGround,
  lineMm: ArrayLike<number>,
  strokeMm: readonly number[],
  bothSides = false,
): DrawnLine {
  const raw = apart(onChart(ground, strokeMm), SPACING_MM / UNIT_MM);
  const eased = relaxed(raw, [], TREMBLE_PASSES);
  const line = withStroke(onChart(ground, lineMm), eased);
  const [least, most] = [Math.min(...eased.map(([u]) => u)), Math.max(...eased.map(([u]) => u))];
  const isOneSided = Math.min(-least, most) < ONE_SIDED_SHARE * Math.max(-least, most);
  const mirrored = eased.map(([u, v]): ChartPoint => [-u, v]);
  return stored(ground, bothSides && isOneSided ? withStroke(line, mirrored) : line);
}

/** A stroke that reaches less of its length over the midline lies on one side. */
const ONE_SIDED_SHARE = 0.4;

function withStroke(line: readonly ChartPoint[], eased: readonly ChartPoint[]): readonly ChartPoint[] {
  const stroke =
    nearestIndex(line, eased[0]!) <= nearestIndex(line, eased.at(-1)!) ? eased : eased.toReversed();
  const before = leadOver(line.toReversed(), stroke.toReversed()).toReversed();
  const after = leadOver(line, stroke);
  return apart([...before, ...stroke, ...after], SPACING_MM / UNIT_MM);
}

/** Without what is not smooth in it. */
export function smoothed(ground: LineGround, lineMm: ArrayLike<number>): DrawnLine {
  return stored(ground, relaxed(onChart(ground, lineMm), [], SMOOTHING_PASSES));
}

function onChart(ground: LineGround, pointsMm: ArrayLike<number>): readonly ChartPoint[] {
  const points: ChartPoint[] = [];
  for (let k = 0; k + 2 < pointsMm.length; k += 3)
    points.push(chartOfPoint(ground.dome, [pointsMm[k]!, pointsMm[k + 1]!, pointsMm[k + 2]!]));
  return points;
}

/** As the plan keeps it: few points, to a tenth of a millimetre. */
function stored(ground: LineGround, track: readonly ChartPoint[]): DrawnLine {
  const length = track.reduce((sum, at, k) => sum + (k > 0 ? between(track[k - 1]!, at) : 0), 0);
  const spacing = Math.max((2 * SPACING_MM) / UNIT_MM, length / (MOST_LINE_POINTS - 2));
  const round = (mm: number): number => Math.round(mm / STORED_MM) * STORED_MM;
  const pointsMm = apart(track, spacing).flatMap((at) =>
    ontoDome(ground.dome, skinAt(ground.dome, at)).map((mm) => Number(round(mm).toFixed(1))),
  );
  return { kind: 'drawn', pointsMm };
}

/** Where a track crosses the midline. */
function midlineOf(track: readonly ChartPoint[]): ChartPoint {
  for (let k = 1; k < track.length; k++) {
    const [a, b] = [track[k - 1]!, track[k]!];
    if (a[0] > 0 === b[0] > 0) continue;
    return [0, a[1] + (a[0] / (a[0] - b[0])) * (b[1] - a[1])];
  }
  return track.reduce((best, at) => (Math.abs(at[0]) < Math.abs(best[0]) ? at : best));
}

/** The mean of both sides, point by point from the ends. */
function symmetrical(track: readonly ChartPoint[]): readonly ChartPoint[] {
  const crossing = track.findIndex((at, k) => k > 0 && track[k - 1]![0] <= 0 && at[0] > 0);
  if (crossing < 0) return track;
  const middle = midlineOf(track);
  const right = track
    .slice(0, crossing)
    .toReversed()
    .map(([u, v]): ChartPoint => [-u, v]);
  const left = track.slice(crossing);
  const count = Math.max(left.length, right.length);
  const evenly = (side: readonly ChartPoint[]): readonly ChartPoint[] => {
    const whole = [middle, ...side];
    const long = whole.reduce((sum, at, k) => sum + (k > 0 ? between(whole[k - 1]!, at) : 0), 0);
    return apart(whole, long / count);
  };
  const [a, b] = [evenly(left), evenly(right)];
  const side = a.slice(1).map((at, k): ChartPoint => {
    const other = b[Math.min(b.length - 1, k + 1)]!;
    return [(at[0] + other[0]) / 2, (at[1] + other[1]) / 2];
  });
  return [...side.toReversed().map(([u, v]): ChartPoint => [-u, v]), middle, ...side];
}

/** Corners of a line that has no handles: how far it lies behind its middle above the outer eye corners, right and left, mm. */
export function cornersBehindMm(ground: LineGround, pointsMm: ArrayLike<number>): readonly [number, number] {
  const middle = middleHeightMm(ground, pointsMm);
  const behind = (side: 1 | -1): number => {
    let highest = -Infinity;
    for (let k = 0; k + 2 < pointsMm.length; k += 3) {
      const aside = side * (pointsMm[k]! - ground.middleX);
      if (Math.abs(aside - ground.cornerX) > 4) continue;
      const point: Vec3 = [pointsMm[k]!, pointsMm[k + 1]!, pointsMm[k + 2]!];
      highest = Math.max(highest, arcHeightMm(ground.arc, point[1], point[2]));
    }
    return highest - middle;
  };
  return [behind(-1), behind(1)];
}
