import type { ErrorCode } from '../domain/errors';
import type { AnalysisImage, PhotoLens, RgbaImage } from '../domain/image';
import type { PhotoSamples } from '../domain/quality/types';
import type { LabelledPicture } from './exportLayout';
import type { EllipsePx } from './obscure';

export type PictureFormat = 'png' | 'jpeg' | 'webp';

export interface OpenedPixels {
  readonly source: ImageBitmap;
  /** null: the source is small enough to work on. */
  readonly working: ImageBitmap | null;
  readonly analysis: AnalysisImage;
  readonly lens: PhotoLens | null;
  /** The file without what its camera wrote into it; null where only its pixels can be parted from that. */
  readonly plainFile: Blob | null;
}

/** What the imaging worker does: the input of each task and its answer. Bitmaps and buffers are moved, never cloned. */
export interface ImagingTasks {
  /** `opening` is a number of its own for each. */
  open: { input: { opening: number; file: Blob; maxTextureSidePx: number }; answer: OpenedPixels };
  /** Of the photo that was opened last; none of any other. May be asked once. */
  sample: { input: { opening: number }; answer: PhotoSamples };
  read: { input: { tile: ImageBitmap }; answer: RgbaImage };
  encode: {
    input: { pixels: RgbaImage; format: PictureFormat; quality: number; mostWidthPx: number };
    answer: Blob;
  };
  strip: {
    input: { lines: readonly string[]; widthPx: number; asHighAs: readonly (readonly string[])[] };
    answer: RgbaImage;
  };
  obscure: { input: { pixels: RgbaImage; ellipse: EllipsePx }; answer: RgbaImage };
  compose: { input: { pictures: readonly LabelledPicture[] }; answer: RgbaImage };
}

export type TaskName = keyof ImagingTasks;
export type TaskInput<K extends TaskName> = ImagingTasks[K]['input'];
export type TaskAnswer<K extends TaskName> = ImagingTasks[K]['answer'];

export type ImagingRequest = {
  [K in TaskName]: { readonly task: K; readonly input: TaskInput<K> };
}[TaskName];

export type ImagingReply =
  | { readonly answer: TaskAnswer<TaskName> }
  | { readonly failure: { readonly code: ErrorCode; readonly message: string } };
