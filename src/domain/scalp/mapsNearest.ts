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
  { x0, y0, x1, y1 }: PixelBox,
): Int32Array {
  const source = new Int32Array(accepted.length).fill(-1);
  if (queue.length < accepted.length) queue = new Int32Array(accepted.length);
  const waiting = queue;
  let end = 0;
  for (let y = y0; y <= y1; y++) {
    for (let x = x0, i = y * width + x0; x <= x1; x++, i++) {
      if (accepted[i] === 0) continue;
      source[i] = i;
      const isEdge =
        (x > x0 && accepted[i - 1] === 0) ||
        (x < x1 && accepted[i + 1] === 0) ||
        (y > y0 && accepted[i - width] === 0) ||
        (y < y1 && accepted[i + width] === 0);
      if (isEdge) waiting[end++] = i;
    }
  }
  const reachSquare = reachPx * reachPx;
  for (let k = 0; k < end; k++) {
    const i = waiting[k]!;
    const from = source[i]!;
    const x = i % width;
    const y = (i - x) / width;
    const fromX = from % width;
    const dx = x - fromX;
    const dy = y - (from - fromX) / width;
    const left = (dx - 1) * (dx - 1) + dy * dy;
    const right = (dx + 1) * (dx + 1) + dy * dy;
    const up = dx * dx + (dy - 1) * (dy - 1);
    const down = dx * dx + (dy + 1) * (dy + 1);
    if (x > x0 && left <= reachSquare && source[i - 1] === -1) {
      source[i - 1] = from;
      waiting[end++] = i - 1;
    }
    if (x < x1 && right <= reachSquare && source[i + 1] === -1) {
      source[i + 1] = from;
      waiting[end++] = i + 1;
    }
    if (y > y0 && up <= reachSquare && source[i - width] === -1) {
      source[i - width] = from;
      waiting[end++] = i - width;
    }
    if (y < y1 && down <= reachSquare && source[i + width] === -1) {
      source[i + width] = from;
      waiting[end++] = i + width;
    }
  }
  return source;
}
