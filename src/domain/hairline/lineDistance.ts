import type { Vec3 } from '../head/types';
import { bilinear, chartOf, chartOfPoint, skinAt, type ChartPoint, type HeadDome } from './frontChart';
import type { LineGround } from './lineGround';
import { UNIT_MM } from './plane';

/** Distances are known up to here, mm. */
export const LINE_REACH_MM = 60;
/** The table covers 118 degrees around the middle of the map, nodes about 2 mm apart. */
const REACH = 1.72;
const SIDE = 161;
export const LINE_SIDE = SIDE;
/** Between neighbouring nodes, on a head of usual size. */
export const LINE_NODE_MM = (2 * REACH * UNIT_MM) / (SIDE - 1);
/** Pieces of the line that share a ball to be tried first. */
const PIECES_A_RUN = 8;

/** Signed distance behind a line on the skin at a point of the head, mm; positive where hair is planned. */
export type LineDistance = (x: number, y: number, z: number) => number;

/**
 * The distance is tabulated once over the front of the head, so that it is as fast as a look-up: on both sides of the
 * line it is smooth.
 *
 * @param pointsMm of the line, from the right sideburn's end to the left one's
 */
export const lineDistance = (ground: LineGround, pointsMm: Float64Array): LineDistance =>
  onFront(ground.dome, distances(ground, pointsMm));

/** What a table over the front of the head says at its points; LINE_SIDE nodes a row. */
export function onFront({ centreMm }: HeadDome, table: Float32Array): LineDistance {
  const [cx, cy, cz] = centreMm;
  return (x, y, z) => {
    const at = chartOf(x - cx, y - cy, z - cz);
    return bilinear(table, SIDE, REACH, at[0], at[1]);
  };
}

/** Of such a table, the node nearest to a point of the head. */
export function frontNode({ centreMm: [cx, cy, cz] }: HeadDome, x: number, y: number, z: number): number {
  const nearest = (at: number): number =>
    Math.min(SIDE - 1, Math.max(0, Math.round(((at + REACH) * (SIDE - 1)) / (2 * REACH))));
  const [u, v] = chartOf(x - cx, y - cy, z - cz);
  return nearest(v) * SIDE + nearest(u);
}

function distances(ground: LineGround, pointsMm: Float64Array): Float32Array {
  const skin = skinOf(ground.dome);
  const line = withCuts(ground, pointsMm);
  const runs = runsOf(line);
  const inside = insideOf(outlineOf(ground, line));
  const table = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < table.length; i++) {
    const far = nearest(line, runs, skin[3 * i]!, skin[3 * i + 1]!, skin[3 * i + 2]!);
    table[i] = inside[i] === 1 ? far : -far;
  }
  return table;
}

const known = new WeakMap<HeadDome, Float32Array>();

/** The skin at the table's nodes, head frame, mm; 3 a node. */
function skinOf(dome: HeadDome): Float32Array {
  const before = known.get(dome);
  if (before) return before;
  const skin = new Float32Array(3 * SIDE * SIDE);
  const step = (2 * REACH) / (SIDE - 1);
  for (let i = 0; i < SIDE * SIDE; i++)
    skin.set(skinAt(dome, [(i % SIDE) * step - REACH, Math.floor(i / SIDE) * step - REACH]), 3 * i);
  known.set(dome, skin);
  return skin;
}

/** Below its end a sideburn is cut off level to the ear. */
function withCuts({ points, middleX }: LineGround, pointsMm: Float64Array): Float64Array {
  const { leftTragion } = points;
  const cut = (side: 1 | -1, level: number): readonly number[] => [
    middleX + side * (leftTragion[0] - middleX),
    level,
    Math.min(leftTragion[2], pointsMm.at(side === 1 ? -1 : 2)! - 1),
  ];
  return Float64Array.from([...cut(-1, pointsMm[1]!), ...pointsMm, ...cut(1, pointsMm.at(-2)!)]);
}

/** From between the ears down behind an ear's middle, where no hair grows, and off the map: directions of the left side. */
const BELOW_EAR: readonly Vec3[] = [
  [74, -30, -12],
  [68, -80, -20],
];

/** Closed on the map: below the ears, and around over the back. */
function outlineOf({ dome }: LineGround, line: Float64Array): readonly ChartPoint[] {
  const track: ChartPoint[] = [];
  for (let k = 0; k < line.length; k += 3)
    track.push(chartOfPoint(dome, [line[k]!, line[k + 1]!, line[k + 2]!]));
  const below = BELOW_EAR.map(([x, y, z]) => chartOf(x, y, z));
  const far = 3 * REACH;
  const [u, v] = below.at(-1)!;
  const left: readonly ChartPoint[] = [...below, [3 * u, 3 * v], [far, far]];
  return [...track, ...left, ...left.map(([u, v]): ChartPoint => [-u, v]).reverse()];
}

/** 1 at the nodes inside, by the crossings of each row. */
function insideOf(outline: readonly ChartPoint[]): Uint8Array {
  const inside = new Uint8Array(SIDE * SIDE);
  const step = (2 * REACH) / (SIDE - 1);
  const crossings: number[] = [];
  for (let j = 0; j < SIDE; j++) {
    const v = j * step - REACH;
    crossings.length = 0;
    for (let k = 0; k < outline.length; k++) {
      const [a, b] = [outline[k]!, outline[(k + 1) % outline.length]!];
      if (a[1] > v === b[1] > v) continue;
      crossings.push(a[0] + ((v - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
    }
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil((crossings[k]! + REACH) / step));
      const to = Math.min(SIDE - 1, Math.floor((crossings[k + 1]! + REACH) / step));
      if (from <= to) inside.fill(1, j * SIDE + from, j * SIDE + to + 1);
    }
  }
  return inside;
}

/** A ball around each run of pieces: x, y, z, radius. */
function runsOf(line: Float64Array): Float64Array {
  const pieces = line.length / 3 - 1;
  const runs = new Float64Array(4 * Math.ceil(pieces / PIECES_A_RUN));
  for (let run = 0; 4 * run < runs.length; run++) {
    const points = line.subarray(
      3 * run * PIECES_A_RUN,
      3 * (Math.min((run + 1) * PIECES_A_RUN, pieces) + 1),
    );
    for (let k = 0; k < points.length; k++) runs[4 * run + (k % 3)]! += (3 * points[k]!) / points.length;
    for (let k = 0; k < points.length; k += 3)
      runs[4 * run + 3] = Math.max(
        runs[4 * run + 3]!,
        Math.hypot(
          points[k]! - runs[4 * run]!,
          points[k + 1]! - runs[4 * run + 1]!,
          points[k + 2]! - runs[4 * run + 2]!,
        ) + 1e-6,
      );
  }
  return runs;
}

function nearest(line: Float64Array, runs: Float64Array, x: number, y: number, z: number): number {
  let best = LINE_REACH_MM * LINE_REACH_MM;
  for (let run = 0; 4 * run < runs.length; run++) {
    const dx = runs[4 * run]! - x,
      dy = runs[4 * run + 1]! - y,
      dz = runs[4 * run + 2]! - z;
    const near = Math.sqrt(best) + runs[4 * run + 3]!;
    if (dx * dx + dy * dy + dz * dz > near * near) continue;
    const end = Math.min(3 * ((run + 1) * PIECES_A_RUN + 1), line.length);
    for (let k = 3 * (run * PIECES_A_RUN + 1); k < end; k += 3) {
      const ax = line[k - 3]!,
        ay = line[k - 2]!,
        az = line[k - 1]!;
      const ex = line[k]! - ax,
        ey = line[k + 1]! - ay,
        ez = line[k + 2]! - az;
      const along =
        ((x - ax) * ex + (y - ay) * ey + (z - az) * ez) / Math.max(1e-12, ex * ex + ey * ey + ez * ez);
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const px = ax + t * ex - x,
        py = ay + t * ey - y,
        pz = az + t * ez - z;
      best = Math.min(best, px * px + py * py + pz * pz);
    }
  }
  return Math.sqrt(best);
}
