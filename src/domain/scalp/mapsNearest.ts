import type { PixelBox } from './types';

/** Indices wait here; kept between calls, as large as the largest picture. */
let queue = new Int32Array(0);

/** Where a search looks: pixels whose `kinds` have the bit `accepted` are found, the others look for them. */
export interface NearestSearch {
  readonly width: number;
  readonly kinds: Uint8Array;
  readonly accepted: number;
  /** A bit of `kinds` that is 0 everywhere; the search sets it where a pixel has found one. */
  readonly done: number;
  readonly reachPx: number;
  readonly box: PixelBox;
}

/**
 * For every pixel of the box that is not accepted and at most `reachPx` away from one that is, writes 1 + the index of an
 * accepted pixel that is (nearly) the nearest; leaves all others as they are.
 */
export function findNearest(search: NearestSearch, nearest: Int32Array): void {
  const { kinds, reachPx, box } = search;
  if (queue.length < kinds.length) queue = new Int32Array(kinds.length);
  let end = 0;
  for (let y = box.y0; y <= box.y1; y++) end = startRow(search, queue, end, y);
  const reachSquare = reachPx * reachPx;
  for (let k = 0; k < end; k++) end = spread(search, nearest, queue, end, queue[k]!, reachSquare);
}

/** Queues the accepted pixels of one row with a neighbour that is not; the queue's new end. */
function startRow(
  { width, kinds, accepted, box: { x0, y0, x1, y1 } }: NearestSearch,
  waiting: Int32Array,
  end: number,
  y: number,
): number {
  for (let x = x0, i = y * width + x0; x <= x1; x++, i++) {
    if ((kinds[i]! & accepted) === 0) continue;
    if (
      (x > x0 && (kinds[i - 1]! & accepted) === 0) ||
      (x < x1 && (kinds[i + 1]! & accepted) === 0) ||
      (y > y0 && (kinds[i - width]! & accepted) === 0) ||
      (y < y1 && (kinds[i + width]! & accepted) === 0)
    )
      waiting[end++] = i;
  }
  return end;
}

/** Hands what pixel `i` has found to its neighbours that have found nothing; the queue's new end. */
function spread(
  { width, kinds, accepted, done, box: { x0, y0, x1, y1 } }: NearestSearch,
  nearest: Int32Array,
  waiting: Int32Array,
  end: number,
  i: number,
  reachSquare: number,
): number {
  const from = (kinds[i]! & accepted) === 0 ? nearest[i]! - 1 : i;
  const x = i % width;
  const y = (i - x) / width;
  const fromX = from % width;
  const dx = x - fromX;
  const dy = y - (from - fromX) / width;
  const square = dx * dx + dy * dy;
  const seen = accepted | done;
  if (x > x0 && square - 2 * dx + 1 <= reachSquare && (kinds[i - 1]! & seen) === 0) {
    nearest[i - 1] = from + 1;
    kinds[i - 1] = kinds[i - 1]! | done;
    waiting[end++] = i - 1;
  }
  if (x < x1 && square + 2 * dx + 1 <= reachSquare && (kinds[i + 1]! & seen) === 0) {
    nearest[i + 1] = from + 1;
    kinds[i + 1] = kinds[i + 1]! | done;
    waiting[end++] = i + 1;
  }
  if (y > y0 && square - 2 * dy + 1 <= reachSquare && (kinds[i - width]! & seen) === 0) {
    nearest[i - width] = from + 1;
    kinds[i - width] = kinds[i - width]! | done;
    waiting[end++] = i - width;
  }
  if (y < y1 && square + 2 * dy + 1 <= reachSquare && (kinds[i + width]! & seen) === 0) {
    nearest[i + width] = from + 1;
    kinds[i + width] = kinds[i + width]! | done;
    waiting[end++] = i + width;
  }
  return end;
}
