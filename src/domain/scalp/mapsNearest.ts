import type { PixelBox } from './raster';

/** Indices wait here; kept between calls, as large as the largest picture. */
let queue = new Int32Array(0);

/**
 * For every pixel of the box up to `reachPx` away from the accepted ones (not 0), the index of an accepted pixel that is
 * (nearly) the nearest; accepted pixels map to themselves, the rest and all outside the box to -1.
 */
export function nearestAccepted(
  width: number,
  accepted: Uint8Array,
  reachPx: number,
  box: PixelBox,
): Int32Array {
  const source = new Int32Array(accepted.length).fill(-1);
  if (queue.length < accepted.length) queue = new Int32Array(accepted.length);
  let end = 0;
  for (let y = box.y0; y <= box.y1; y++) end = startRow(source, queue, end, width, accepted, box, y);
  const reachSquare = reachPx * reachPx;
  for (let k = 0; k < end; k++) end = spread(source, queue, end, width, queue[k]!, reachSquare, box);
  return source;
}

/** Accepts the pixels of one row and queues those with a neighbour that is not; the queue's new end. */
function startRow(
  source: Int32Array,
  waiting: Int32Array,
  end: number,
  width: number,
  accepted: Uint8Array,
  { x0, y0, x1, y1 }: PixelBox,
  y: number,
): number {
  for (let x = x0, i = y * width + x0; x <= x1; x++, i++) {
    if (accepted[i] === 0) continue;
    source[i] = i;
    if (
      (x > x0 && accepted[i - 1] === 0) ||
      (x < x1 && accepted[i + 1] === 0) ||
      (y > y0 && accepted[i - width] === 0) ||
      (y < y1 && accepted[i + width] === 0)
    )
      waiting[end++] = i;
  }
  return end;
}

/** Hands the source of pixel `i` to its neighbours without one; the queue's new end. */
function spread(
  source: Int32Array,
  waiting: Int32Array,
  end: number,
  width: number,
  i: number,
  reachSquare: number,
  { x0, y0, x1, y1 }: PixelBox,
): number {
  const from = source[i]!;
  const x = i % width;
  const y = (i - x) / width;
  const fromX = from % width;
  const dx = x - fromX;
  const dy = y - (from - fromX) / width;
  const square = dx * dx + dy * dy;
  if (x > x0 && source[i - 1] === -1 && square - 2 * dx + 1 <= reachSquare) {
    source[i - 1] = from;
    waiting[end++] = i - 1;
  }
  if (x < x1 && source[i + 1] === -1 && square + 2 * dx + 1 <= reachSquare) {
    source[i + 1] = from;
    waiting[end++] = i + 1;
  }
  if (y > y0 && source[i - width] === -1 && square - 2 * dy + 1 <= reachSquare) {
    source[i - width] = from;
    waiting[end++] = i - width;
  }
  if (y < y1 && source[i + width] === -1 && square + 2 * dy + 1 <= reachSquare) {
    source[i + width] = from;
    waiting[end++] = i + width;
  }
  return end;
}
