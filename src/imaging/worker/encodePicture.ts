import type { RgbaImage } from '../../domain/image';
import type { PictureFormat, TaskInput } from '../protocol';
import * as refusals from '../refusals';
import { reducedTo } from './reduced';

/** The codec's own limit: 14 bits a side. */
const WEBP_MAX_SIDE_PX = 16_383;
/** 0 fast … 6 small; 2 takes a third of the default's time for files of nearly the same size. */
const WEBP_METHOD = 2;
/** A progressive file is 6 % smaller for twice the time. */
const JPEG_OPTIONS = { baseline: true, progressive: false } as const;

/** Moves the colours together over the alphas, in place: a second copy of 48 MP would be 144 MB. */
function withoutAlpha({ data }: RgbaImage): Uint8ClampedArray {
  const pixelCount = data.length / 4;
  for (let pixel = 0, from = 0, to = 0; pixel < pixelCount; pixel++, from += 4, to += 3) {
    data[to] = data[from]!;
    data[to + 1] = data[from + 1]!;
    data[to + 2] = data[from + 2]!;
  }
  return data.subarray(0, pixelCount * 3);
}

async function png(pixels: RgbaImage): Promise<Uint8Array> {
  const { encode } = await import('fast-png');
  const { width, height } = pixels;
  return encode({ width, height, channels: 3, depth: 8, data: withoutAlpha(pixels) });
}

/** The codecs read only these three members of an ImageData, whose constructor has limits of its own. */
const asImageData = ({ width, height, data }: RgbaImage) => ({ width, height, data }) as ImageData;

async function jpeg(pixels: RgbaImage, quality: number): Promise<ArrayBuffer> {
  const { default: encode } = await import('@jsquash/jpeg/encode.js');
  return encode(asImageData(pixels), { ...JPEG_OPTIONS, quality: Math.round(quality * 100) });
}

async function webp(pixels: RgbaImage, quality: number): Promise<ArrayBuffer> {
  if (Math.max(pixels.width, pixels.height) > WEBP_MAX_SIDE_PX)
    throw refusals.tooLongForFormat('WebP', WEBP_MAX_SIDE_PX);
  const { default: encode } = await import('@jsquash/webp/encode.js');
  return encode(asImageData(pixels), { quality: Math.round(quality * 100), method: WEBP_METHOD });
}

function bytesOf(
  pixels: RgbaImage,
  format: PictureFormat,
  quality: number,
): Promise<ArrayBuffer | Uint8Array> {
  switch (format) {
    case 'png':
      return png(pixels);
    case 'jpeg':
      return jpeg(pixels, quality);
    case 'webp':
      return webp(pixels, quality);
  }
}

/** Consumes `pixels`: their values are undefined afterwards. */
export async function encodePicture({
  pixels,
  format,
  quality,
  mostWidthPx,
}: TaskInput<'encode'>): Promise<Blob> {
  const bytes = await bytesOf(reducedTo(pixels, mostWidthPx), format, quality);
  return new Blob([bytes as BlobPart], { type: `image/${format}` });
}
