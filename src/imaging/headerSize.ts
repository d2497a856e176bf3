import { HEIF } from 'image-size/types/heif';
import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';
import type { PhotoFormat } from './fileFormat';

export interface SizePx {
  readonly width: number;
  readonly height: number;
}

const READERS = { jpeg: JPG, png: PNG, webp: WEBP, avif: HEIF, heic: HEIF } as const;

/**
 * The size that the header promises, px, before orientation; read without decoding anything, so that a header of
 * 20,000 x 20,000 costs nothing. HEIF and AVIF list tiles and thumbnails as well: the largest counts.
 * @returns null where the header makes no sense
 */
export function headerSize(bytes: Uint8Array, format: PhotoFormat): SizePx | null {
  try {
    const { width, height, images } = READERS[format].calculate(bytes);
    const sizes = [{ width, height }, ...(images ?? [])];
    const largest = sizes.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
    return largest.width > 0 && largest.height > 0 ? { width: largest.width, height: largest.height } : null;
  } catch {
    return null;
  }
}
