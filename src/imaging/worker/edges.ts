import type { EdgeSamples } from '../../domain/quality/types';
import { edgesAcrossRows } from '../../domain/quality/edgeSpread';
import { BACKDROP } from './colour';
import { canvas2d } from './pixels';

/** Rows of a strip: enough for the widest edge's smallest copy. */
const STRIP_PX = 32;
/** Pixels read for each direction: some 20 ms, and enough edges in a head that fills a tenth of a large photo. */
const SAMPLED_PX = 1_000_000;
/** Edges kept for each direction: 12 bytes each. */
const MOST_EDGES = 20_000;

/** The edges of the photo at its own resolution: blur that the analysis copy no longer shows. `bitmap` stays open. */
export function sampledEdges(bitmap: ImageBitmap): EdgeSamples {
  return { alongX: edgesAlong(bitmap, 'x'), alongY: edgesAlong(bitmap, 'y') };
}

/** Strips evenly over the picture; those along y are drawn with both axes exchanged. */
function edgesAlong(bitmap: ImageBitmap, axis: 'x' | 'y'): Float32Array {
  const [length, breadth] = axis === 'x' ? [bitmap.width, bitmap.height] : [bitmap.height, bitmap.width];
  const strips = Math.max(1, Math.floor(Math.min(breadth, SAMPLED_PX / length) / STRIP_PX));
  const context = canvas2d(length, STRIP_PX);
  context.imageSmoothingEnabled = false;
  const found: number[] = [];
  for (let k = 0; k < strips; k++) {
    const first = Math.max(0, Math.round(((k + 0.5) * breadth) / strips - STRIP_PX / 2));
    context.setTransform();
    context.fillStyle = BACKDROP;
    context.fillRect(0, 0, length, STRIP_PX);
    if (axis === 'x') context.drawImage(bitmap, 0, first, length, STRIP_PX, 0, 0, length, STRIP_PX);
    else {
      context.setTransform(0, 1, 1, 0, 0, 0);
      context.drawImage(bitmap, first, 0, STRIP_PX, length, 0, 0, STRIP_PX, length);
    }
    edgesAcrossRows(context.getImageData(0, 0, length, STRIP_PX), (at, row, spreadPx) => {
      if (axis === 'x') found.push(at, first + row, spreadPx);
      else found.push(first + row, at, spreadPx);
    });
  }
  return thinned(found);
}

/** Every n-th, so that no part of the picture is left out. */
function thinned(edges: readonly number[]): Float32Array {
  const every = Math.ceil(edges.length / 3 / MOST_EDGES);
  if (every <= 1) return Float32Array.from(edges);
  const kept: number[] = [];
  for (let k = 0; k < edges.length; k += 3 * every) kept.push(...edges.slice(k, k + 3));
  return Float32Array.from(kept);
}
