import type { RgbaImage } from '../../domain/image';
import { edgesAcrossRows } from '../../domain/quality/edgeSpread';
import { grainOfStrip, PATCH_PX } from '../../domain/quality/grainPatches';
import type { PhotoSamples } from '../../domain/quality/types';
import { STRIP_PX, type PhotoStrips } from './strips';

/** Edges kept for each direction: 12 bytes each. */
const MOST_EDGES = 20_000;
const EDGE_NUMBERS = 3;
/** Patches looked at: that many tell a photo's noise, and each takes its time. */
const MOST_PATCHES = 5_000;

/** Throws where the device has no memory for it. */
export function samplesOf(strips: PhotoStrips): PhotoSamples {
  const { firstRows, firstColumns } = strips;
  const rows = strips.rows();
  const alongX: number[] = [];
  const alongY: number[] = [];
  const patches: number[] = [];
  const patchesThere = firstRows.length * Math.floor(STRIP_PX / PATCH_PX) * Math.floor(rows.width / PATCH_PX);
  const every = Math.ceil(patchesThere / MOST_PATCHES);
  firstRows.forEach((first, k) => {
    const strip = stripOfRows(rows, k);
    edgesAcrossRows(strip, (at, row, spreadPx) => alongX.push(at, first + row, spreadPx));
    grainOfStrip(strip, first, patches, every);
  });
  const columns = strips.columns();
  firstColumns.forEach((first, k) => {
    edgesAcrossRows(stripOfColumns(columns, k), (at, row, spreadPx) =>
      alongY.push(first + row, at, spreadPx),
    );
  });
  return {
    edges: { alongX: thinned(alongX), alongY: thinned(alongY) },
    patches: Float32Array.from(patches),
  };
}

function stripOfRows({ width, data }: RgbaImage, k: number): RgbaImage {
  const size = 4 * width * STRIP_PX;
  return { width, height: STRIP_PX, data: data.subarray(k * size, (k + 1) * size) };
}

/** With both axes exchanged. */
function stripOfColumns({ width, height, data }: RgbaImage, k: number): RgbaImage {
  const strip = new Uint8ClampedArray(4 * STRIP_PX * height);
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(strip.buffer);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < STRIP_PX; x++) to[x * height + y] = from[y * width + k * STRIP_PX + x]!;
  return { width: height, height: STRIP_PX, data: strip };
}

/** Every n-th, so that no part of the picture is left out. */
function thinned(edges: readonly number[]): Float32Array<ArrayBuffer> {
  const every = Math.ceil(edges.length / EDGE_NUMBERS / MOST_EDGES);
  if (every <= 1) return Float32Array.from(edges);
  return Float32Array.from(edges.filter((_, k) => Math.floor(k / EDGE_NUMBERS) % every === 0));
}
