import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as exif from '../support/fixtures/exif';
import * as files from '../support/fixtures/imagingFiles';
import { openImagingPage, type OpenedImagingPage } from '../support/fixtures/imagingPage';

const { TAG } = exif;
const SIZE = { width: 1200, height: 900 };
/** 26 mm on a diagonal of 1500 px. */
const FOCAL_PX = (26 * 1500) / Math.hypot(36, 24);
const tiff = exif.exifTiff({ [TAG.orientation]: 6, [TAG.focal35]: 26 });

let opened: OpenedImagingPage;
beforeAll(async () => {
  opened = await openImagingPage();
});
afterAll(async () => {
  await opened.close();
});

const drawn = async (type: string) =>
  Buffer.from(
    await opened.page.evaluate(
      async ({ type, width, height }) => {
        const canvas = new OffscreenCanvas(width, height);
        canvas.getContext('2d')!.fillRect(0, 0, width, height / 2);
        return window.page.base64(await canvas.convertToBlob({ type }));
      },
      { type, ...SIZE },
    ),
    'base64',
  );

const open = (bytes: Buffer) =>
  opened.page.evaluate(async (base64) => {
    const photo = await window.page.imaging.openPhotoFile(window.page.bytes(base64), {
      signal: new AbortController().signal,
      maxTextureSidePx: 4096,
    });
    photo.dispose();
    return { lens: photo.lens, size: [photo.widthPx, photo.heightPx] };
  }, bytes.toString('base64'));

const readerRequests = () => opened.requests.filter((url) => url.includes('exif')).length;

describe('the lens of an opened photo', () => {
  test('is not asked for where the camera left no record', async () => {
    expect((await open(await drawn('image/jpeg'))).lens).toBeNull();
    expect(readerRequests()).toBe(0);
  });

  test.each<[string, () => Promise<Buffer>]>([
    ['JPEG', async () => exif.jpegWithExif(await drawn('image/jpeg'), tiff)],
    ['PNG', async () => exif.pngWithExif(await drawn('image/png'), tiff)],
  ])('of a %s, its orientation beside it', async (_, made) => {
    const { lens, size } = await open(await made());
    expect(size).toEqual([SIZE.height, SIZE.width]);
    expect(lens!.focalPx).toBeCloseTo(FOCAL_PX, 6);
    expect(lens!.logSigma).toBeLessThan(0.07);
  });

  test('of a WebP, which not every browser turns', async () => {
    const { lens, size } = await open(exif.webpWithExif(await drawn('image/webp'), SIZE, tiff));
    expect(size.toSorted((a, b) => a - b)).toEqual([SIZE.height, SIZE.width]);
    expect(lens!.focalPx).toBeCloseTo(FOCAL_PX, 6);
  });

  test.each([
    ['HEIC', files.HEIC_BASE64],
    ['AVIF', files.AVIF_BASE64],
  ])('of a %s', async (_, base64) => {
    const { lens, size } = await open(exif.heifWithExif(Buffer.from(base64, 'base64'), tiff));
    expect(size.toSorted((a, b) => a - b)).toEqual([240, 320]);
    expect(lens!.focalPx).toBeCloseTo((26 * 400) / Math.hypot(36, 24), 6);
  });

  test('is unknown, and the photo opens, where the record is broken', async () => {
    const broken = Buffer.from(tiff);
    broken.fill(0xff, 8);
    const photo = await open(exif.jpegWithExif(await drawn('image/jpeg'), broken));
    expect(photo).toEqual({ lens: null, size: [SIZE.width, SIZE.height] });
  });

  test('was read inside the page’s policy, by one file of its own', () => {
    expect(readerRequests()).toBeGreaterThan(0);
    expect(opened.complaints).toEqual([]);
  });
});
