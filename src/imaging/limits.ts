import { type SizePx } from './headerSize';
import * as refusals from './refusals';

export const MAX_FILE_BYTES = 100 * 1024 * 1024;
/** 60 megapixels are 240 MB once decoded; more ends the tab on most phones. */
export const MAX_PHOTO_PX = 60_000_000;
/** The largest texture side that current graphics hardware takes, px. */
export const MAX_SIDE_PX = 16_384;
/** Below this a head is too few pixels for a follicle to be seen, px. */
export const MIN_SHORT_SIDE_PX = 200;
/** Longest side of the working copy whatever the hardware says: larger textures ended tabs on phones, px. */
export const MAX_WORKING_SIDE_PX = 4096;

/** @throws PreviewError too-large or too-small */
export function checkPhotoSize({ width, height }: SizePx): void {
  if (width * height > MAX_PHOTO_PX || Math.max(width, height) > MAX_SIDE_PX)
    throw refusals.tooManyPixels(width, height);
  if (Math.min(width, height) < MIN_SHORT_SIDE_PX) throw refusals.tooFewPixels(width, height);
}
