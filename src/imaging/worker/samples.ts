import type { RgbaImage } from '../../domain/image';
import { edgesAcrossRows } from '../../domain/quality/edgeSpread';
import { grainOfStrip, PATCH_NUMBERS } from '../../domain/quality/grainPatches';
import type { PhotoSamples } from '../../domain/quality/types';
import type { PhotoStrips } from '../protocol';
import { canvas2d } from './pixels';

/** Edges kept for each direction: 12 bytes each. */
const MOST_EDGES = 20_000;
/** Patches kept: 32 bytes each. */
const MOST_PATCHES = 8_000;

/** Takes both bitmaps. */
export function samplesOf(alongX: PhotoStrips, alongY: PhotoStrips): PhotoSamples {
  const upright: number[] = [];
  const level: number[] = [];
  const patches: number[] = [];
  visitStrips(alongX, (strip, first) => {
    edgesAcrossRows(strip, (at, row, spreadPx) => upright.push(at, first + row, spreadPx));
    grainOfStrip(strip, first, patches);
  });
  visitStrips(alongY, (strip, first) => {
    edgesAcrossRows(strip, (at, row, spreadPx) => level.push(first + row, at, spreadPx));
  });
  return {
    edges: { alongX: thinned(upright, 3, MOST_EDGES), alongY: thinned(level, 3, MOST_EDGES) },
    patches: thinned(patches, PATCH_NUMBERS, MOST_PATCHES),
  };
}

function visitStrips(
  { picture, firsts, heightPx }: PhotoStrips,
  visit: (strip: RgbaImage, first: number) => void,
): void {
  try {
    const context = canvas2d(picture.width, picture.height);
    context.drawImage(picture, 0, 0);
    firsts.forEach((first, k) => {
      visit(context.getImageData(0, k * heightPx, picture.width, heightPx), first);
    });
  } finally {
    picture.close();
  }
}

/** Every n-th, so that no part of the picture is left out. */
function thinned(found: readonly number[], numbers: number, most: number): Float32Array<ArrayBuffer> {
  const every = Math.ceil(found.length / numbers / most);
  if (every <= 1) return Float32Array.from(found);
  return Float32Array.from(found.filter((_, k) => Math.floor(k / numbers) % every === 0));
}
