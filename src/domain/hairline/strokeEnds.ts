import type { ChartPoint } from './frontChart';
import { between, UNIT_MM } from './plane';

/** A stroke's end is led over to the line that was there within this distance at least, and so much more at most, mm. */
const LEAD_MM = 12;
const MOST_LEAD_MM = 60;
/** What a turn costs in length of the way, mm a square radian. */
const TURN_MM = 25;
/** A stroke's last direction is its mean over so much, mm. */
const DIRECTION_MM = 12;
const POINTS = 12;

/** From a stroke's end to where the line that was there is taken up again, with few turns, and on along it to its end. */
export function leadOver(line: readonly ChartPoint[], stroke: readonly ChartPoint[]): readonly ChartPoint[] {
  const end = stroke.at(-1)!;
  const nearest = nearestIndex(line, end);
  const away = directionInto(stroke, stroke.length - 1);
  let gone = 0;
  let best = { cost: Infinity, at: line.length - 1 };
  for (let at = nearest + 1; at < line.length && gone <= LEAD_MM + MOST_LEAD_MM; at++) {
    gone += UNIT_MM * between(line[at - 1]!, line[at]!);
    if (gone < LEAD_MM) continue;
    const way = direction(end, line[at]!);
    const turns = turn(away, way) ** 2 + turn(way, directionInto(line, at)) ** 2;
    const cost = UNIT_MM * between(end, line[at]!) + TURN_MM * turns;
    if (cost < best.cost) best = { cost, at };
  }
  return [...curve(end, away, line[best.at]!, directionInto(line, best.at)), ...line.slice(best.at + 1)];
}

export function nearestIndex(track: readonly ChartPoint[], to: ChartPoint): number {
  let best = 0;
  for (let k = 1; k < track.length; k++) if (between(track[k]!, to) < between(track[best]!, to)) best = k;
  return best;
}

/** A cubic that leaves and arrives in these directions. */
function curve(
  from: ChartPoint,
  leaving: ChartPoint,
  to: ChartPoint,
  arriving: ChartPoint,
): readonly ChartPoint[] {
  const third = between(from, to) / 3;
  const at = (t: number, k: 0 | 1): number => {
    const s = 1 - t;
    const [b, c] = [from[k] + third * leaving[k], to[k] - third * arriving[k]];
    return s * s * s * from[k] + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * to[k];
  };
  return Array.from({ length: POINTS }, (_, k): ChartPoint => {
    const t = (k + 1) / POINTS;
    return [at(t, 0), at(t, 1)];
  });
}

/** Of a track where it comes to a point. */
function directionInto(track: readonly ChartPoint[], at: number): ChartPoint {
  let from = at;
  let mm = 0;
  while (from > 0 && mm < DIRECTION_MM) {
    mm += UNIT_MM * between(track[from - 1]!, track[from]!);
    from--;
  }
  return direction(track[from]!, track[at]!);
}

function direction(from: ChartPoint, to: ChartPoint): ChartPoint {
  const long = between(from, to) || 1;
  return [(to[0] - from[0]) / long, (to[1] - from[1]) / long];
}

const turn = (a: ChartPoint, b: ChartPoint): number =>
  Math.abs(Math.atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]));
