import type { RgbaImage } from '../domain/image';
import type { LabelledPicture } from './exportLayout';
import type { EllipsePx } from './obscure';
import type { PictureFormat } from './protocol';
import { runInWorker } from './workerQueue';

const DEFAULT_QUALITY = 0.92;

export interface EncodeOptions {
  /** 0..1, for jpeg and webp; 0.92 if not given. */
  readonly quality?: number;
  /** A wider picture is reduced to it. */
  readonly mostWidthPx?: number;
  readonly signal: AbortSignal;
}

/**
 * Encodes an opaque picture (alpha is dropped) into a file without any metadata. No canvas takes part, so no canvas
 * limit applies: 48 MP are fine.
 * @param pixels is moved to the worker: `data` is empty afterwards
 * @throws PreviewError too-large (WebP above 16,383 px a side, or out of memory), aborted
 */
export function encodeImage(pixels: RgbaImage, format: PictureFormat, options: EncodeOptions): Promise<Blob> {
  const { quality = DEFAULT_QUALITY, mostWidthPx = Infinity, signal } = options;
  return runInWorker(
    'encode',
    { pixels, format, quality, mostWidthPx },
    { transfer: [pixels.data.buffer], signal },
  );
}

/**
 * Blurs an ellipse (a face, eyes to chin) beyond recognition.
 * @param pixels is moved to the worker: `data` is empty afterwards
 */
export function obscureEllipse(
  pixels: RgbaImage,
  ellipse: EllipsePx,
  signal?: AbortSignal,
): Promise<RgbaImage> {
  const transfer = [pixels.data.buffer];
  return runInWorker('obscure', { pixels, ellipse }, { transfer, ...(signal && { signal }) });
}

/**
 * Rasterises the label that stands below a picture: dark text on white, as wide as the picture, about 5 % of that in
 * height; more rows where the text is long or the picture narrow, never cut off.
 * @param asHighAs labels of pictures that this one must match in height
 */
export function drawLabelStrip(
  lines: readonly string[],
  widthPx: number,
  asHighAs: readonly (readonly string[])[] = [],
  signal?: AbortSignal,
): Promise<RgbaImage> {
  return runInWorker('strip', { lines, widthPx, asHighAs }, signal && { signal });
}

/**
 * Puts one picture, or several side by side, above their labels; the first photo lies unscaled at the top left.
 * @param pictures are moved to the worker: their `data` is empty afterwards
 */
export function composeExport(
  pictures: readonly LabelledPicture[],
  signal?: AbortSignal,
): Promise<RgbaImage> {
  const images = pictures.flatMap(({ photo, strip }) => [photo, strip]);
  const transfer = [...new Set(images.map(({ data }) => data.buffer))];
  return runInWorker('compose', { pictures }, { transfer, ...(signal && { signal }) });
}
