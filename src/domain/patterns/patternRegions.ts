import type { PatternId } from './pattern';
import { meanGround } from './patternGround';
import { PATTERN_SHAPES, type MapPoint } from './patternShapes';

/** On the mean head's map, closed, both halves. */
export type MapOutline = readonly MapPoint[];

/** Where a pattern has lost hair. */
export interface PatternRegion {
  /** From the natural hairline back. */
  readonly front: MapOutline | null;
  readonly island: MapOutline | null;
  /** Hair that the loss at the front leaves, from temple to temple over the nape, and beyond its border. */
  readonly behindFront: MapOutline | null;
}

/** Points of an outline lie about so far apart, mm. */
const SPACING_MM = 5;
/** An outline beyond the border is so far beyond it that nothing of its own edge reaches back. */
const BEYOND = 1.25;
const STEP_RAD = (4 * Math.PI) / 180;

export function patternRegion(id: PatternId): PatternRegion {
  const { rimMm } = meanGround();
  const { front, island } = PATTERN_SHAPES[id];
  const line = front && withinBorder(smooth(front), rimMm);
  return {
    front: line && mirrored([...line, ...alongBorder(line.at(-1)!, 0, 1, rimMm)]),
    island: island && mirrored(smooth(island)),
    behindFront: line && mirrored([...line, ...alongBorder(line.at(-1)!, Math.PI, BEYOND, rimMm)]),
  };
}

/** The skin on which hair is lost, cm2 of the mean head. */
export function lostAreaCm2(id: PatternId): number {
  const { front, island } = patternRegion(id);
  return (front ? outlineAreaCm2(front) : 0) + (island ? outlineAreaCm2(island) : 0);
}

/** The map keeps areas: so many cm2 of skin. */
export function outlineAreaCm2(outline: MapOutline): number {
  let twice = 0;
  outline.forEach(([u, v], k) => {
    const [nextU, nextV] = outline[(k + 1) % outline.length]!;
    twice += u * nextV - nextU * v;
  });
  return Math.abs(twice) / 200;
}

/** Even-odd rule. */
export function isInside(outline: MapOutline, [u, v]: MapPoint): boolean {
  let inside = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [ui, vi] = outline[i]!,
      [uj, vj] = outline[j]!;
    if (vi > v !== vj > v && u < ui + ((v - vi) / (vj - vi)) * (uj - ui)) inside = !inside;
  }
  return inside;
}

const directionOf = ([u, v]: MapPoint): number => Math.atan2(Math.abs(u), -v);

/** Up to where the line meets the border, which its last knot may overshoot; its end lies on the border. */
function withinBorder(line: readonly MapPoint[], rimMm: (at: MapPoint) => number): readonly MapPoint[] {
  const within = line.filter((at) => Math.hypot(...at) < rimMm(at) - 1);
  const end = line.at(-1)!;
  const onto = rimMm(end) / Math.hypot(...end);
  return [...within, [onto * end[0], onto * end[1]]];
}

/** From a point of the border along it to another direction, so many times as far from the middle. */
function alongBorder(
  from: MapPoint,
  toRad: number,
  times: number,
  rimMm: (at: MapPoint) => number,
): readonly MapPoint[] {
  const start = directionOf(from);
  const steps = Math.max(1, Math.round(Math.abs(toRad - start) / STEP_RAD));
  return Array.from({ length: steps + (times === 1 ? 0 : 1) }, (_, k): MapPoint => {
    const angle = start + ((times === 1 ? k + 1 : k) / steps) * (toRad - start);
    const towards: MapPoint = [Math.sin(angle), -Math.cos(angle)];
    const far = times * rimMm(towards);
    return [far * towards[0], far * towards[1]];
  });
}

/** Both halves of what begins and ends on the midline. */
function mirrored(half: readonly MapPoint[]): MapOutline {
  const isOnMidline = ([u]: MapPoint): boolean => Math.abs(u) < 1e-6;
  const other = half.filter((at) => !isOnMidline(at)).map(([u, v]): MapPoint => [-u, v]);
  return [...half, ...other.reverse()];
}

/** Through all knots (Catmull–Rom), level where it begins on the midline, and where it ends there. */
function smooth(knots: readonly MapPoint[]): readonly MapPoint[] {
  const mirror = ([u, v]: MapPoint): MapPoint => [-u, v];
  const last = knots.at(-1)!;
  const before = mirror(knots[1]!);
  const after = last[0] === 0 ? mirror(knots.at(-2)!) : last;
  const all = [before, ...knots, after];
  const points: MapPoint[] = [knots[0]!];
  for (let k = 1; k < knots.length; k++) {
    const [p, a, b, n] = [all[k - 1]!, all[k]!, all[k + 1]!, all[k + 2]!];
    const steps = Math.max(1, Math.round(Math.hypot(b[0] - a[0], b[1] - a[1]) / SPACING_MM));
    for (let step = 1; step <= steps; step++)
      points.push([
        through(p[0], a[0], b[0], n[0], step / steps),
        through(p[1], a[1], b[1], n[1], step / steps),
      ]);
  }
  return points;
}

const through = (p: number, a: number, b: number, n: number, t: number): number =>
  a + 0.5 * t * (b - p + t * (2 * p - 5 * a + 4 * b - n + t * (3 * (a - b) + n - p)));
