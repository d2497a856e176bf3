import type { RgbaImage } from '../domain/image';
import { runInWorker } from './workerQueue';

export interface RectPx {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of the photo with the photo's own pixel values; the caller closes it. */
export function cropBitmap(source: ImageBitmap, { x, y, width, height }: RectPx): Promise<ImageBitmap> {
  return createImageBitmap(source, x, y, width, height);
}

/** The photo's own pixel values in `rect`, read in the worker. */
export async function readPixels(
  source: ImageBitmap,
  rect: RectPx,
  signal?: AbortSignal,
): Promise<RgbaImage> {
  const tile = await cropBitmap(source, rect);
  return runInWorker('read', { tile }, { transfer: [tile], ...(signal && { signal }) });
}
