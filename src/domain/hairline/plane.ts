import type { ChartPoint } from './frontChart';

/** A unit of the map on a usual head, mm: lengths of lines and strokes on it need no more than that. */
export const UNIT_MM = 95;

/** A track on the map, rounded in so many passes; its pins stay where they are. */
export function relaxed(
  track: readonly ChartPoint[],
  pins: readonly number[],
  passes: number,
): readonly ChartPoint[] {
  const still = new Set([0, track.length - 1, ...pins]);
  let now = track;
  for (let pass = 0; pass < passes; pass++)
    now = now.map((point, k): ChartPoint => {
      if (still.has(k)) return point;
      const [a, b] = [now[k - 1]!, now[k + 1]!];
      return [(a[0] + 2 * point[0] + b[0]) / 4, (a[1] + 2 * point[1] + b[1]) / 4];
    });
  return now;
}

/** The same track with points about so far apart; its ends stay. */
export function apart(track: readonly ChartPoint[], spacing: number): readonly ChartPoint[] {
  const gone = [0];
  for (let k = 1; k < track.length; k++) gone.push(gone[k - 1]! + between(track[k - 1]!, track[k]!));
  const long = gone[track.length - 1]!;
  const steps = Math.max(1, Math.round(long / spacing));
  let piece = 1;
  return Array.from({ length: steps + 1 }, (_, i): ChartPoint => {
    const at = (i / steps) * long;
    while (piece < track.length - 1 && gone[piece]! < at) piece++;
    const [from, to] = [track[piece - 1]!, track[piece]!];
    const t = Math.min(1, (at - gone[piece - 1]!) / (gone[piece]! - gone[piece - 1]! || 1));
    return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
  });
}

export const between = ([a, b]: ChartPoint, [c, d]: ChartPoint): number => Math.hypot(c - a, d - b);
