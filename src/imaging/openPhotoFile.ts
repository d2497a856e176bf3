import type { AnalysisImage, PhotoLens } from '../domain/image';
import type { PhotoSamples } from '../domain/quality/types';
import { encodeImage } from './saving';
import { readPixels } from './tiles';
import { keepWorker, runInWorker } from './workerQueue';

export interface OpenPhotoOptions {
  readonly signal: AbortSignal;
  readonly maxTextureSidePx: number;
  /** Of a file that `plainFile` gave before: what was known of its lens, which it does not say itself. */
  readonly plain?: { readonly lens: PhotoLens | null };
}

/** An opened photo: upright, sRGB, opaque (transparency shown on white). Owns its bitmaps until `dispose()`. */
export interface DecodedPhoto {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Full resolution: for tiles, and to fill the graphics memory again after a lost context. */
  readonly source: ImageBitmap;
  /** Longest side at most min(maxTextureSidePx, 4096) px; the same object as `source` where that is small enough. */
  readonly working: ImageBitmap;
  readonly analysis: AnalysisImage;
  /** null: the file does not say what took it. */
  readonly lens: PhotoLens | null;
  /** Edges and grain at full resolution, the same for the same photo; none where this device cannot, or another photo was opened
   * meanwhile. May be asked for once. */
  readonly sample: (signal: AbortSignal) => Promise<PhotoSamples>;
  /**
   * The photo as a file that opens as the very same picture, with nothing that its camera wrote into it but how it is
   * turned: a JPEG's own data, of any other format the pixels as PNG.
   */
  readonly plainFile: (signal: AbortSignal) => Promise<Blob>;
  /** Frees the pixels; both bitmaps are unusable afterwards. */
  readonly dispose: () => void;
}

let openings = 0;

/**
 * Decodes a photo file. Only pixels come back, and of the camera's record one number with its spread: the focal length.
 * Place, time and names are not read, nothing of them is kept, and no export carries any of it.
 *
 * Copies alive afterwards (beside a JPEG's own bytes, which the browser keeps as a file), 4 bytes a pixel: source (24 MP: 96 MB), working (at most 64 MB, none if the source is
 * small), analysis (at most 4 MB), in the worker strips (at most 8 MB, until they are sampled). While it runs, also the file's bytes,
 * and for pictures with transparency one more copy of the source.
 * @throws PreviewError unsupported-format, corrupt-image, too-large, too-small, aborted
 */
export async function openPhotoFile(file: Blob, options: OpenPhotoOptions): Promise<DecodedPhoto> {
  const { signal, maxTextureSidePx, plain } = options;
  const opening = ++openings;
  const { source, working, analysis, lens, plainFile } = await runInWorker(
    'open',
    { opening, file, maxTextureSidePx },
    { signal },
  );
  // Until the photo is sampled the models look at it, on a slow device for longer than an idle worker lives.
  const letGo = keepWorker();
  let kept = plain ? file : plainFile;
  return {
    widthPx: source.width,
    heightPx: source.height,
    source,
    working: working ?? source,
    analysis,
    lens: plain ? plain.lens : lens,
    sample: (ofSampling) => runInWorker('sample', { opening }, { signal: ofSampling }).finally(letGo),
    plainFile: async (ofKeeping) => (kept ??= await losslessFile(source, ofKeeping)),
    dispose: () => {
      letGo();
      source.close();
      working?.close();
    },
  };
}

async function losslessFile(source: ImageBitmap, signal: AbortSignal): Promise<Blob> {
  const whole = { x: 0, y: 0, width: source.width, height: source.height };
  return encodeImage(await readPixels(source, whole, signal), 'png', { signal });
}
