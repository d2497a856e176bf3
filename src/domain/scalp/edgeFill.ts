import type { Mask } from '../image';
import type { Contour } from './edgeContour';

/**
 * The mask with everything near its contours drawn anew from these ones: coverage of each pixel by the area inside them,
 * exact, 0..255. Further than `reachPx` from a contour the mask stays as it is.
 */
export function filledContours(mask: Mask, contours: readonly Contour[], reachPx: number): Mask {
  const { width, height } = mask;
  const coverage = mask.coverage.slice();
  near = cleared(near, width * height, Uint8Array);
  cover = cleared(cover, (width + 1) * height + 1, Float32Array);
  const { first, end } = rowsNear(width, height, contours, reachPx);
  for (const contour of contours) addLines(width, height, extended(contour));
  for (let y = 0; y < height; y++) {
    const row = y * (width + 1);
    let sum = mask.coverage[y * width]! > 127 ? 1 : 0;
    // Left of the first contour nothing adds up; lines that leave the picture there count in its first column.
    sum += first[y]! > 0 ? cover[row]! : 0;
    const rowEnd = y * width + end[y]!;
    for (let i = y * width + first[y]!; i < rowEnd; i++) {
      // Where no contour is near nothing adds up.
      if (near[i] === 0) {
        i = near.indexOf(1, i);
        if (i < 0 || i >= rowEnd) break;
      }
      sum += cover[i + y]!;
      coverage[i] = sum <= 0 ? 0 : sum >= 1 ? 255 : Math.round(255 * sum);
    }
  }
  return { width, height, coverage };
}

/** 1 near a contour, a row of pixels after the other, and signed areas, a row of which holds one more; kept for the next call. */
let near = new Uint8Array(0);
let cover = new Float32Array(0);

/** The same one where it is long enough, as clearing takes less than a new one does. */
function cleared<T extends Uint8Array | Float32Array>(
  known: T,
  length: number,
  Kind: new (length: number) => T,
): T {
  if (known.length < length) return new Kind(length);
  known.fill(0, 0, length);
  return known;
}

interface RowsNear {
  /** First such pixel of each row and the one after the last. */
  readonly first: Int32Array;
  readonly end: Int32Array;
}

/** Squares of this half side around the points, every second of which is enough, as they lie close. */
function rowsNear(width: number, height: number, contours: readonly Contour[], reachPx: number): RowsNear {
  const first = new Int32Array(height).fill(width);
  const end = new Int32Array(height);
  for (const { pointsPx } of contours) {
    for (let k = 0; k < pointsPx.length; k += 4) {
      const x0 = Math.max(0, Math.floor(pointsPx[k]! - reachPx));
      const x1 = Math.min(width, Math.ceil(pointsPx[k]! + reachPx));
      const y0 = Math.max(0, Math.floor(pointsPx[k + 1]! - reachPx));
      const y1 = Math.min(height, Math.ceil(pointsPx[k + 1]! + reachPx));
      for (let y = y0; y < y1; y++) {
        near.fill(1, y * width + x0, y * width + x1);
        if (x0 < first[y]!) first[y] = x0;
        if (x1 > end[y]!) end[y] = x1;
      }
    }
  }
  return { first, end };
}

/** An open contour ends within a grid's cell of the picture's border; this carries it across. */
const BEYOND_PX = 8;

function extended({ pointsPx: p, closed }: Contour): Contour {
  if (closed) return { pointsPx: p, closed };
  const n = p.length;
  const beyond = (end: number, before: number): [number, number] => {
    const [dx, dy] = [p[end]! - p[before]!, p[end + 1]! - p[before + 1]!];
    const k = BEYOND_PX / (Math.hypot(dx, dy) || 1);
    return [p[end]! + k * dx, p[end + 1]! + k * dy];
  };
  return { pointsPx: Float32Array.of(...beyond(0, 2), ...p, ...beyond(n - 2, n - 4)), closed };
}

/** Adds each line's share of the signed area to its right; rows hold one cell more than the picture is wide. */
function addLines(width: number, height: number, { pointsPx: p, closed }: Contour): void {
  const n = p.length / 2;
  for (let i = 0; i < n - (closed ? 0 : 1); i++) {
    const j = (i + 1) % n;
    addLine(width, height, p[2 * i]!, p[2 * i + 1]!, p[2 * j]!, p[2 * j + 1]!);
  }
}

/** One line, a row at a time: the row's height of it, shared between the pixels that it crosses. */
function addLine(width: number, height: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return;
  const sign = y0 < y1 ? 1 : -1;
  const [topX, topY, endX, endY] = sign > 0 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (endX - topX) / (endY - topY);
  const last = Math.min(height, Math.ceil(endY));
  for (let row = Math.max(0, Math.floor(topY)); row < last; row++) {
    const from = Math.max(topY, row);
    const to = Math.min(endY, row + 1);
    if (to <= from) continue;
    const a = clampX(topX + (from - topY) * slope, width);
    const b = clampX(topX + (to - topY) * slope, width);
    addSpan(row * (width + 1), Math.min(a, b), Math.max(a, b), sign * (to - from));
  }
}

const clampX = (x: number, width: number): number => (x < 0 ? 0 : x > width ? width : x);

/** A piece of a line within one row, from x = a to b, with a signed height. */
function addSpan(row: number, a: number, b: number, height: number): void {
  const first = Math.floor(a);
  if (b <= first + 1) {
    const inside = first + 1 - (a + b) / 2;
    cover[row + first] = cover[row + first]! + height * inside;
    cover[row + first + 1] = cover[row + first + 1]! + height * (1 - inside);
    return;
  }
  const perPx = height / (b - a);
  let x = a;
  while (x < b) {
    const end = Math.min(b, Math.floor(x) + 1);
    const piece = perPx * (end - x);
    const inside = Math.floor(x) + 1 - (x + end) / 2;
    const at = row + Math.floor(x);
    cover[at] = cover[at]! + piece * inside;
    cover[at + 1] = cover[at + 1]! + piece * (1 - inside);
    x = end;
  }
}
