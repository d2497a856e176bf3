import type { AnalysisImage, PhotoLens } from '../domain/image';
import type { PhotoSamples } from '../domain/quality/types';
import { keepWorker, runInWorker } from './workerQueue';

export interface OpenPhotoOptions {
  readonly signal: AbortSignal;
  readonly maxTextureSidePx: number;
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
  /** Frees the pixels; both bitmaps are unusable afterwards. */
  readonly dispose: () => void;
}

let openings = 0;

/**
 * Decodes a photo file. Only pixels come back, and of the camera's record one number with its spread: the focal length.
 * Place, time and names are not read, nothing is kept, and no export carries any of it.
 *
 * Copies alive afterwards, 4 bytes a pixel: source (24 MP: 96 MB), working (at most 64 MB, none if the source is
 * small), analysis (at most 4 MB), in the worker strips (at most 8 MB, until they are sampled). While it runs, also the file's bytes,
 * and for pictures with transparency one more copy of the source.
 * @throws PreviewError unsupported-format, corrupt-image, too-large, too-small, aborted
 */
export async function openPhotoFile(file: Blob, options: OpenPhotoOptions): Promise<DecodedPhoto> {
  const { signal, maxTextureSidePx } = options;
  const opening = ++openings;
  const { source, working, analysis, lens } = await runInWorker(
    'open',
    { opening, file, maxTextureSidePx },
    { signal },
  );
  // Until the photo is sampled the models look at it, on a slow device for longer than an idle worker lives.
  const letGo = keepWorker();
  return {
    widthPx: source.width,
    heightPx: source.height,
    source,
    working: working ?? source,
    analysis,
    lens,
    sample: (ofSampling) => runInWorker('sample', { opening }, { signal: ofSampling }).finally(letGo),
    dispose: () => {
      letGo();
      source.close();
      working?.close();
    },
  };
}
