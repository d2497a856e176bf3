import type { PhotoSamples } from '../domain/quality/types';
import type { PhotoStrips } from './protocol';
import { runInWorker } from './workerQueue';

/** Rows of a strip: enough for the widest edge's smallest copy. */
const STRIP_PX = 32;
/** Pixels of the photo that are read for each direction: enough edges and skin in a head that fills a tenth of a large photo. */
const SAMPLED_PX = 1_000_000;

/**
 * Edges and grain of a photo at its own resolution, which the analysis copy no longer shows; the same for the same photo.
 * `source` stays open.
 *
 * @throws PreviewError where this device cannot, or aborted
 */
export async function samplePhoto(source: ImageBitmap, signal: AbortSignal): Promise<PhotoSamples> {
  const alongX = strips(source, 'x');
  const alongY = strips(source, 'y');
  const transfer = [alongX.picture, alongY.picture];
  return runInWorker('sample', { alongX, alongY }, { transfer, signal });
}

/** Strips evenly over the picture, one below the other; those along y with both axes exchanged. */
function strips(source: ImageBitmap, axis: 'x' | 'y'): PhotoStrips {
  const { width, height } = source;
  const [length, breadth] = axis === 'x' ? [width, height] : [height, width];
  const count = Math.max(1, Math.floor(Math.min(breadth, SAMPLED_PX / length) / STRIP_PX));
  const firsts = Array.from({ length: count }, (_, k) =>
    Math.max(0, Math.round(((k + 0.5) * breadth) / count - STRIP_PX / 2)),
  );
  const context = new OffscreenCanvas(length, count * STRIP_PX).getContext('2d', { alpha: false });
  if (!context) throw new Error('no 2D canvas');
  context.imageSmoothingEnabled = false;
  firsts.forEach((first, k) => {
    if (axis === 'x') context.drawImage(source, 0, first, width, STRIP_PX, 0, k * STRIP_PX, width, STRIP_PX);
    else {
      context.setTransform(0, 1, 1, 0, 0, k * STRIP_PX);
      context.drawImage(source, first, 0, STRIP_PX, height, 0, 0, STRIP_PX, height);
    }
  });
  return { picture: context.canvas.transferToImageBitmap(), firsts, heightPx: STRIP_PX };
}
