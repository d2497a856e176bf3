import type { EdgeSamples } from '../../domain/quality/types';
import { edgesAcrossRows } from '../../domain/quality/edgeSpread';
import type { EdgeStrips } from '../protocol';
import { canvas2d } from './pixels';

/** Edges kept for each direction: 12 bytes each. */
const MOST_EDGES = 20_000;

/** Takes both bitmaps. */
export function edgesOf(alongX: EdgeStrips, alongY: EdgeStrips): EdgeSamples {
  return {
    alongX: edgesAlong(alongX, (found, at, row, spreadPx) => found.push(at, row, spreadPx)),
    alongY: edgesAlong(alongY, (found, at, row, spreadPx) => found.push(row, at, spreadPx)),
  };
}

function edgesAlong(
  { picture, firsts, heightPx }: EdgeStrips,
  keep: (found: number[], at: number, row: number, spreadPx: number) => void,
): Float32Array {
  try {
    const context = canvas2d(picture.width, picture.height);
    context.drawImage(picture, 0, 0);
    const found: number[] = [];
    firsts.forEach((first, k) => {
      const strip = context.getImageData(0, k * heightPx, picture.width, heightPx);
      edgesAcrossRows(strip, (at, row, spreadPx) => {
        keep(found, at, first + row, spreadPx);
      });
    });
    return thinned(found);
  } finally {
    picture.close();
  }
}

/** Every n-th, so that no part of the picture is left out. */
function thinned(edges: readonly number[]): Float32Array {
  const every = Math.ceil(edges.length / 3 / MOST_EDGES);
  if (every <= 1) return Float32Array.from(edges);
  const kept: number[] = [];
  for (let k = 0; k < edges.length; k += 3 * every) kept.push(...edges.slice(k, k + 3));
  return Float32Array.from(kept);
}
