import { lineEvidence, type LineEvidence } from './lineEvidence';
import { bestPath, LEAST, type LinePath } from './linePath';
import type { SkinSheet } from './skinSheet';

/** A line that someone drew on the skin. */
export interface FoundLine {
  /** Cells of the sheet: x, y, x, y, … from the person's right to the left. */
  readonly cells: readonly number[];
  /** 0..1; from `TRACE_SURE` on there is one. */
  readonly confidence: number;
}

/** From here on the line is offered. [A] held by tests with and without a line */
export const TRACE_SURE = 0.5;
/** In the mean a drawn line stands out so much, where skin's own mottling does not: natural log of light. [A] held by tests */
const STRONG = 0.12;
/** And so much in all: evidence times mm. [A] held by tests */
const PLENTY = 5;
/** So much of it is beyond what skin and hair have anyhow: freckles chain up to paths as well. [A] held by tests */
const UNUSUAL_SHARE = 0.6;
/** Another path so near to the best one is the same, mm. */
const SAME_MM = 4;
/** Half a forehead is the least that tells a line from a wrinkle or a hair, mm. */
const SHORTEST_MM = 40;
/** Ends fainter than this share of a line's median are not of it. */
const FAINT_SHARE = 0.45;
/** A drawn line has so much more evidence than the second best path. */
const CLEAR_RATIO = 2;

/**
 * Follows a pencilled line over the skin, darker or lighter than it: how much each place stands out from both of its sides,
 * then the best path around.
 *
 * @returns null where none can be followed
 */
export function traceLine(sheet: SkinSheet): FoundLine | null {
  const found = lineEvidence(sheet).flatMap((evidence) => tracedIn(sheet, evidence) ?? []);
  return found.reduce<FoundLine | null>((a, b) => (a && a.confidence >= b.confidence ? a : b), null);
}

function tracedIn(sheet: SkinSheet, evidence: LineEvidence): FoundLine | null {
  const whole = bestPath(sheet, evidence);
  if (!whole) return null;
  const path = trimmed(whole);
  if (aroundMm(sheet, path.cells) < SHORTEST_MM) return null;
  const rival = bestPath(sheet, without(sheet, evidence, path));
  const so = sum(path.gain);
  const share = path.off.filter((off) => off > LEAST).length / path.off.length;
  const strong = Math.min(1, mean(path.off) / STRONG);
  const plenty = Math.min(1, so / PLENTY);
  const alone = Math.min(1, so / sum(path.off.map((off, k) => off * path.mm[k]!)) / UNUSUAL_SHARE);
  const clear = Math.min(1, so / Math.max(1e-3, sum(rival?.gain ?? [])) / CLEAR_RATIO);
  return { cells: path.cells, confidence: share * strong * plenty * alone * clear ** 2 };
}

/** Without ends that are far fainter than the line: they lead into hair, wrinkles and shadow beyond it. */
function trimmed({ cells, off, mm, gain }: LinePath): LinePath {
  const faint = FAINT_SHARE * off.toSorted((a, b) => a - b)[off.length >> 1]!;
  let [so, from] = [0, 0];
  let best = { so: 0, from: 0, to: 0 };
  off.forEach((value, k) => {
    if (so <= 0) [so, from] = [0, k];
    so += (value - Math.max(LEAST, faint)) * mm[k]!;
    if (so > best.so) best = { so, from, to: k + 1 };
  });
  return {
    cells: cells.slice(2 * best.from, 2 * best.to + 2),
    off: off.slice(best.from, best.to),
    mm: mm.slice(best.from, best.to),
    gain: gain.slice(best.from, best.to),
  };
}

/** The evidence away from a path: wrinkles and hair have several paths alike. */
function without(
  { width, height, stepMm }: SkinSheet,
  evidence: LineEvidence,
  { cells }: LinePath,
): LineEvidence {
  const along = evidence.along.map((plane) => plane.slice());
  const same = Math.round(SAME_MM / stepMm);
  for (let c = 0; c + 1 < cells.length; c += 2)
    for (let y = Math.max(0, cells[c + 1]! - same); y <= Math.min(height - 1, cells[c + 1]! + same); y++)
      for (const plane of along)
        plane.fill(
          0,
          y * width + Math.max(0, cells[c]! - same),
          y * width + Math.min(width, cells[c]! + same + 1),
        );
  return { ...evidence, along };
}

/** How far a path goes around the pole, mm: veins and folds that run back over the head do not. */
function aroundMm({ pole, stepMm }: SkinSheet, cells: readonly number[]): number {
  let around = 0;
  for (let k = 2; k + 1 < cells.length; k += 2) {
    const [rx, ry] = [cells[k]! - pole[0], cells[k + 1]! - pole[1]];
    const [dx, dy] = [cells[k]! - cells[k - 2]!, cells[k + 1]! - cells[k - 1]!];
    around += ((ry * dx - rx * dy) / Math.hypot(rx, ry)) * stepMm;
  }
  return around;
}

const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);
const mean = (values: readonly number[]): number => sum(values) / Math.max(1, values.length);
