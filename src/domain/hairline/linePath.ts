import { DIRECTIONS, type LineEvidence } from './lineEvidence';
import type { SkinSheet } from './skinSheet';

/** A path over a sheet, from the person's right to the left. */
export interface LinePath {
  /** Cells: x, y, x, y, … about 2.5 mm apart. */
  readonly cells: readonly number[];
  /** How far each step stands out, natural log of light. */
  readonly off: readonly number[];
  /** Length of each step, mm. */
  readonly mm: readonly number[];
  /** Of each step, its evidence beyond what is usual, times its mm. */
  readonly gain: readonly number[];
}

/** A line stands out at least so much: natural log of light. */
export const LEAST = 0.035;
/** And so much more than skin and hair do around it. */
const OVER_USUAL = 1.6;
/** Half of what a step is, mm. */
const STEP_MM = 2.5;
/** What a turn by one direction costs, as evidence times mm. */
const TURN_COST = 0.05;
/** No turn between two steps is sharper, directions. */
const MOST_TURN = 4;
/** A step goes on around the pole by at least this sine. */
const LEAST_ONWARD = 0.05;

/**
 * The path around the pole that has most evidence in sum: it begins and ends where that is so, over gaps where what comes
 * behind them makes up for them.
 */
export function bestPath(sheet: SkinSheet, { along, usual }: LineEvidence): LinePath | null {
  const { width, height, stepMm, seen } = sheet;
  const turns = 2 * DIRECTIONS;
  const steps = Array.from({ length: turns }, (_, d) => {
    const angle = (Math.PI * d) / DIRECTIONS;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)].map((part) =>
      Math.round((part * STEP_MM) / stepMm),
    ) as [number, number];
    const long = Math.hypot(dx, dy);
    return { dx, dy, mm: long * stepMm, ux: dx / long, uy: dy / long };
  });
  const gainOf = (k: number, d: number): number => {
    const { dx, dy, mm } = steps[d]!;
    const plane = along[d % DIRECTIONS]!;
    const off = (plane[k]! + plane[k - (dy >> 1) * width - (dx >> 1)]!) / 2;
    return (off - Math.max(LEAST, OVER_USUAL * usual[k]!)) * mm;
  };
  const order = aroundPole(sheet);
  const best = new Float32Array(width * height * turns);
  const from = new Int8Array(best.length).fill(-1);
  /** Where a path has come to. */
  const reached = new Uint8Array(width * height);
  let most = 0,
    last = -1;
  for (const k of order) {
    const x = k % width,
      y = (k - x) / width;
    const [rx, ry] = [x - sheet.pole[0], y - sheet.pole[1]];
    const radius = Math.hypot(rx, ry) || 1;
    for (let d = 0; d < turns; d++) {
      const { dx, dy, ux, uy } = steps[d]!;
      const onward = (ry * ux - rx * uy) / radius;
      if (onward < LEAST_ONWARD) continue;
      const [x0, y0] = [x - dx, y - dy];
      if (x0 < 0 || y0 < 0 || x0 >= width || y0 >= height) continue;
      const k0 = y0 * width + x0;
      if (!seen[k0]) continue;
      const gain = gainOf(k, d);
      if (gain <= 0 && !reached[k0]) continue;
      let before = 0,
        came = -1;
      for (let turn = -MOST_TURN; turn <= MOST_TURN; turn++) {
        const d0 = (d + turn + turns) % turns;
        const sum = best[k0 * turns + d0]! - Math.abs(turn) * TURN_COST;
        if (sum <= before) continue;
        before = sum;
        came = d0;
      }
      const sum = before + gain;
      if (sum <= 0) continue;
      best[k * turns + d] = sum;
      from[k * turns + d] = came;
      reached[k] = 1;
      if (sum <= most) continue;
      most = sum;
      last = k * turns + d;
    }
  }
  if (last < 0) return null;
  const cells: number[] = [];
  const off: number[] = [];
  const mm: number[] = [];
  const gain: number[] = [];
  for (let at = last; at >= 0;) {
    const d = at % turns,
      k = (at - d) / turns;
    const { dx, dy } = steps[d]!;
    const x = k % width,
      y = (k - x) / width;
    cells.push(y, x);
    off.push(along[d % DIRECTIONS]![k]!);
    mm.push(steps[d]!.mm);
    gain.push(gainOf(k, d));
    const came = from[at]!;
    const k0 = k - dy * width - dx;
    if (came < 0) cells.push(y - dy, x - dx);
    at = came < 0 ? -1 : k0 * turns + came;
  }
  return { cells: cells.reverse(), off: off.reverse(), mm: mm.reverse(), gain: gain.reverse() };
}

/** The seen cells in the order of their direction from the pole. */
function aroundPole({ width, height, seen, pole }: SkinSheet): Int32Array {
  const cells: number[] = [];
  for (let k = 0; k < width * height; k++) if (seen[k]) cells.push(k);
  const angle = Float32Array.from({ length: width * height }, (_, k) => {
    const x = k % width;
    return Math.atan2(x - pole[0], (k - x) / width - pole[1]);
  });
  return Int32Array.from(cells).sort((a, b) => angle[a]! - angle[b]!);
}
