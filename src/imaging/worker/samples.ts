import type { RgbaImage } from '../../domain/image';
import { edgesAcrossRows } from '../../domain/quality/edgeSpread';
import { grainOfStrip, PATCH_NUMBERS } from '../../domain/quality/grainPatches';
import type { PhotoSamples } from '../../domain/quality/types';
import type { PhotoStrips } from '../protocol';
import { STRIP_PX } from './strips';

/** Edges kept for each direction: 12 bytes each. */
const MOST_EDGES = 20_000;
/** Patches kept: 32 bytes each. */
const MOST_PATCHES = 8_000;

export function samplesOf({ rows, firstRows, columns, firstColumns }: PhotoStrips): PhotoSamples {
  const alongX: number[] = [];
  const alongY: number[] = [];
  const patches: number[] = [];
  firstRows.forEach((first, k) => {
    const strip = stripOfRows(rows, k);
    edgesAcrossRows(strip, (at, row, spreadPx) => alongX.push(at, first + row, spreadPx));
    grainOfStrip(strip, first, patches);
  });
  firstColumns.forEach((first, k) => {
    edgesAcrossRows(stripOfColumns(columns, k), (at, row, spreadPx) =>
      alongY.push(first + row, at, spreadPx),
    );
  });
  return {
    edges: { alongX: thinned(alongX, 3, MOST_EDGES), alongY: thinned(alongY, 3, MOST_EDGES) },
    patches: thinned(patches, PATCH_NUMBERS, MOST_PATCHES),
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
function thinned(found: readonly number[], numbers: number, most: number): Float32Array<ArrayBuffer> {
  const every = Math.ceil(found.length / numbers / most);
  if (every <= 1) return Float32Array.from(found);
  return Float32Array.from(found.filter((_, k) => Math.floor(k / numbers) % every === 0));
}
