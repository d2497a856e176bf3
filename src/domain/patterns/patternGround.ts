import { hairBorder } from '../head/border';
import { meanShape } from '../head/model';
import { scalpChart, type ScalpChart } from '../head/scalpChart';
import type { HeadShape, Vec3 } from '../head/types';
import type { MapPoint } from './patternShapes';

/** A head that patterns are laid on: whatever the mean head has at a place lies there in proportion to the hair's border. */
export interface PatternGround {
  readonly chart: ScalpChart;
  /** From straight up to the hair's border in the direction of a point of the map, mm of the map. */
  readonly rimMm: (at: MapPoint) => number;
  /** A head-frame point on the skin, mm, to its place on the mean head's map. */
  readonly onMean: (x: number, y: number, z: number) => MapPoint;
  /** A place of the mean head's map on this head's skin, head frame, mm. */
  readonly onSkin: (at: MapPoint) => Vec3;
}

/** Directions in which the border is known, from the nose over the left ear to the nape. */
const DIRECTIONS = 181;

export function patternGround(shape: HeadShape, chart = scalpChart(shape)): PatternGround {
  const rim = rimOf(shape, chart);
  const mean = meanGround().rimMm;
  return {
    chart,
    rimMm: rim,
    onMean(x, y, z) {
      const at = chart.toChart(x, y, z);
      return scaled(at, mean(at) / rim(at));
    },
    onSkin: (at) => chart.toSkin(...scaled(at, rim(at) / mean(at))),
  };
}

type Rim = PatternGround['rimMm'];

let known: PatternGround | null = null;
/** The head on whose map patterns are drawn. */
export function meanGround(): PatternGround {
  if (known) return known;
  const chart = scalpChart(meanShape());
  const rimMm = rimOf(meanShape(), chart);
  return (known = {
    chart,
    rimMm,
    onMean: (x, y, z) => chart.toChart(x, y, z),
    onSkin: (at) => chart.toSkin(...at),
  });
}

const scaled = ([u, v]: MapPoint, by: number): MapPoint => [by * u, by * v];

/** Where the border is met twice, in front of an ear and behind, the nearer one counts. */
function rimOf(shape: HeadShape, chart: ScalpChart): Rim {
  const border = hairBorder(shape);
  const track: MapPoint[] = [];
  for (let k = 0; k < border.length; k += 3)
    track.push(chart.toChart(border[k]!, border[k + 1]!, border[k + 2]!));
  const middle = track.at(-1)!;
  const rim = Float64Array.from({ length: DIRECTIONS }, (_, k) => {
    const angle = (k / (DIRECTIONS - 1)) * Math.PI;
    return nearestCrossing(track, Math.sin(angle), -Math.cos(angle)) ?? (k === 0 ? -track[0]![1] : middle[1]);
  });
  return ([u, v]) => {
    const at = (Math.atan2(Math.abs(u), -v) / Math.PI) * (DIRECTIONS - 1);
    const k = Math.min(DIRECTIONS - 2, Math.floor(at));
    return rim[k]! + (at - k) * (rim[k + 1]! - rim[k]!);
  };
}

/** How far along a ray from the middle of the map it meets the track; null where it does not. */
function nearestCrossing(track: readonly MapPoint[], du: number, dv: number): number | null {
  let nearest: number | null = null;
  for (let k = 1; k < track.length; k++) {
    const [a, b] = [track[k - 1]!, track[k]!];
    const [beside, besideNext] = [a[0] * dv - a[1] * du, b[0] * dv - b[1] * du];
    if (beside > 0 === besideNext > 0) continue;
    const t = beside / (beside - besideNext);
    const along = (a[0] + t * (b[0] - a[0])) * du + (a[1] + t * (b[1] - a[1])) * dv;
    if (along > 0 && (nearest === null || along < nearest)) nearest = along;
  }
  return nearest;
}
