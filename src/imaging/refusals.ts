import { PreviewError } from '../domain/errors';
import type { OtherFormat } from './fileFormat';

const CHOOSE_PHOTO = 'Choose a photo saved as JPEG, PNG, WebP or HEIC.';

const OTHER_FORMATS: Readonly<Record<OtherFormat, string>> = {
  empty: 'This file is empty. Choose the photo again, or take a new one.',
  gif: `This is a GIF, which has too few colours for a preview. ${CHOOSE_PHOTO}`,
  moving: 'This is a moving picture. Choose a still photo, or take a screenshot of it.',
  svg: `This is a drawing (SVG), not a photo. ${CHOOSE_PHOTO}`,
  pdf: `This is a PDF document, not a photo. ${CHOOSE_PHOTO}`,
  bmp: 'This is a BMP picture, which cannot be opened here. Save it as JPEG or PNG and choose that.',
  tiff: 'This is a TIFF or raw camera picture, which cannot be opened here. Save it as JPEG and choose that.',
  jxl: 'This is a JPEG XL picture, which cannot be opened here. Save it as JPEG and choose that.',
  video: 'This is a video, not a photo. Choose a photo, or take a screenshot of the video.',
  text: `This is a text file, not a photo. ${CHOOSE_PHOTO}`,
  unknown: `This file is not a photo that can be opened here. ${CHOOSE_PHOTO}`,
};

export const otherFormat = (format: OtherFormat) =>
  new PreviewError(format === 'empty' ? 'corrupt-image' : 'unsupported-format', OTHER_FORMATS[format]);

export const noBrowserSupport = (name: string) =>
  new PreviewError(
    'unsupported-format',
    `This browser cannot open ${name} photos. Save the photo as JPEG and choose that, or update the browser.`,
  );

export const truncated = () =>
  new PreviewError(
    'corrupt-image',
    'Part of this photo is missing, probably because a download or copy was interrupted. Copy it again and choose it once more.',
  );

export const damaged = () =>
  new PreviewError(
    'corrupt-image',
    'This photo is damaged and cannot be opened. Choose another one, or take a new one.',
  );

export const unreadable = () =>
  new PreviewError(
    'corrupt-image',
    'This file could not be read. If it is stored online, download it to this device first, then choose it again.',
  );

const thousands = (value: number) => value.toLocaleString('en-GB');

export const tooManyPixels = (width: number, height: number) =>
  new PreviewError(
    'too-large',
    `This photo is too large (${thousands(width)} × ${thousands(height)} pixels). Choose a smaller copy: at most 60 megapixels and 16,384 pixels a side.`,
  );

export const tooManyBytes = () =>
  new PreviewError('too-large', 'This file is larger than 100 MB. Save the photo as JPEG and choose that.');

export const tooFewPixels = (width: number, height: number) =>
  new PreviewError(
    'too-small',
    `This photo is too small (${width} × ${height} pixels). Choose the original photo: it needs at least 200 pixels on its shorter side.`,
  );

export const outOfMemory = () =>
  new PreviewError(
    'too-large',
    'This picture needs more memory than this device has free. Close other tabs and apps, or use a smaller photo.',
  );

export const tooLongForFormat = (name: string, maxSidePx: number) =>
  new PreviewError(
    'too-large',
    `${name} pictures can be at most ${thousands(maxSidePx)} pixels a side. Save this one as PNG or JPEG.`,
  );

export const aborted = () => new PreviewError('aborted', 'Stopped, as you asked.');

export const workerMissing = () =>
  new PreviewError(
    'graphics-unavailable',
    'The part of this page that reads and writes pictures could not start. Reload the page and try again.',
  );

/** Safari before 16.4, Firefox before 105: no canvas in a worker. */
export const oldBrowser = (): PreviewError =>
  new PreviewError(
    'graphics-unavailable',
    'This browser is too old to open photos here. Please update it (on an iPhone or iPad: to iOS 16.4 or newer), or use another device.',
  );
