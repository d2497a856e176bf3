import { describe, expect, test } from 'vitest';
import { photoLens, type LensRecord } from '../../src/imaging/photoLens';
import { lensRecord } from '../../src/imaging/worker/lensRecord';
import * as exif from '../support/fixtures/exif';
import * as files from '../support/fixtures/imagingFiles';

const { TAG } = exif;
const PHONE = { width: 4032, height: 3024 };
const NOTHING: LensRecord = {
  focal35Mm: null,
  focalMm: null,
  digitalZoom: null,
  make: null,
  takenSize: null,
  sensorPxPerMm: null,
};

const ownBytes = (bytes: Uint8Array) => new Uint8Array(bytes);
const jpegRecord = (fields: exif.ExifFields, width = PHONE.width, height = PHONE.height) =>
  lensRecord(ownBytes(exif.jpegWithExif(files.jpegOfHeader(width, height), exif.exifTiff(fields))));

describe('the focal length in pixels', () => {
  test('of a phone, by the diagonal of 36 x 24 mm', () => {
    const lens = photoLens({ ...NOTHING, focal35Mm: 26 }, PHONE)!;
    // 5040 px of diagonal on 43.27 mm.
    expect(lens.focalPx).toBeCloseTo((26 * 5040) / Math.hypot(36, 24), 6);
    expect(lens.logSigma).toBeGreaterThan(0.05);
    expect(lens.logSigma).toBeLessThan(0.07);
  });

  test('is the same for a photo that stands', () => {
    const lying = photoLens({ ...NOTHING, focal35Mm: 26, takenSize: PHONE }, PHONE);
    const standing = photoLens(
      { ...NOTHING, focal35Mm: 26, takenSize: PHONE },
      { width: 3024, height: 4032 },
    );
    expect(standing).toEqual(lying);
  });

  test('shrinks with the photo', () => {
    const shrunk = photoLens({ ...NOTHING, focal35Mm: 26, takenSize: PHONE }, { width: 1200, height: 900 })!;
    expect(shrunk.focalPx).toBeCloseTo(((26 * 5040) / Math.hypot(36, 24)) * (1200 / 4032), 6);
    expect(shrunk.logSigma).toBeLessThan(0.07);
  });

  test('stays when sides are cut off, with more doubt', () => {
    const cut = photoLens({ ...NOTHING, focal35Mm: 26, takenSize: PHONE }, { width: 2000, height: 3024 })!;
    expect(cut.focalPx).toBeCloseTo((26 * 5040) / Math.hypot(36, 24), 6);
    expect(cut.logSigma).toBeGreaterThan(0.14);
  });

  test('is wide open where the photo was cut all around, or by somebody who left no word', () => {
    const whole = photoLens({ ...NOTHING, focal35Mm: 26 }, PHONE)!;
    const cut = photoLens({ ...NOTHING, focal35Mm: 26, takenSize: PHONE }, { width: 1700, height: 1000 })!;
    const unseen = photoLens({ ...NOTHING, focal35Mm: 26 }, { width: 1700, height: 1400 })!;
    expect(Math.min(cut.logSigma, unseen.logSigma)).toBeGreaterThan(0.28);
    // Longer than the whole photo's in relation to what is left.
    expect(unseen.focalPx / 1700).toBeGreaterThan(1.2 * (whole.focalPx / 4032));
  });

  test('of 16:9 and of squares lies between the two readings that cameras are at odds about', () => {
    for (const size of [
      { width: 4032, height: 2268 },
      { width: 3024, height: 3024 },
    ]) {
      const lens = photoLens({ ...NOTHING, focal35Mm: 26 }, size)!;
      const ofPicture = (26 * Math.hypot(size.width, size.height)) / Math.hypot(36, 24);
      const ofSensor = (26 * 5040) / Math.hypot(36, 24);
      expect(lens.focalPx).toBeGreaterThan(1.02 * ofPicture);
      expect(lens.focalPx).toBeLessThan(0.98 * ofSensor);
      expect(Math.log(ofSensor / lens.focalPx)).toBeLessThan(lens.logSigma);
    }
  });

  test('counts digital zoom as its camera does', () => {
    const zoomed = { ...NOTHING, focal35Mm: 70, focalMm: 4.15, digitalZoom: 2.42 };
    const apple = photoLens({ ...zoomed, make: 'Apple' }, PHONE)!;
    const other = photoLens({ ...zoomed, make: 'Other' }, PHONE)!;
    expect(apple.focalPx).toBeCloseTo((70 * 5040) / Math.hypot(36, 24), 6);
    expect(apple.logSigma).toBeLessThan(0.07);
    expect(other.logSigma).toBeGreaterThan(0.3);
    expect(other.focalPx).toBeGreaterThan(apple.focalPx);
    expect(other.focalPx).toBeLessThan(2.42 * apple.focalPx);
  });

  test('comes from the pitch of a known sensor where no equivalent is given', () => {
    const size = { width: 5184, height: 3456 };
    const lens = photoLens({ ...NOTHING, focalMm: 50, sensorPxPerMm: 5184 / 22.3 }, size)!;
    expect(lens.focalPx).toBeCloseTo((50 * 5184) / 22.3, 6);
    // The same record on a shrunk photo would be that of a sensor that does not exist.
    expect(
      photoLens({ ...NOTHING, focalMm: 50, sensorPxPerMm: 5184 / 22.3 }, { width: 1500, height: 1000 }),
    ).toBeNull();
  });

  test.each<[string, Partial<LensRecord>]>([
    ['nothing', {}],
    ['an equivalent that is nonsense', { focal35Mm: 48_388 }],
    ['an equivalent too short for any lens', { focal35Mm: 1 }],
    ['an equivalent that its true focal length denies', { focal35Mm: 177, focalMm: 3.99 }],
    ['a true focal length alone', { focalMm: 4.2 }],
    ['a sensor as wide as a house', { focalMm: 50, sensorPxPerMm: 0.001 }],
  ])('null for %s', (_, record) => {
    expect(photoLens({ ...NOTHING, ...record }, PHONE)).toBeNull();
  });

  test('sizes that cannot be are not believed', () => {
    const thumbnail = photoLens({ ...NOTHING, focal35Mm: 26, takenSize: { width: 160, height: 90 } }, PHONE);
    expect(thumbnail).toEqual(photoLens({ ...NOTHING, focal35Mm: 26 }, PHONE));
  });
});

describe('the record in the file', () => {
  const fields: exif.ExifFields = {
    [TAG.make]: 'Apple',
    [TAG.orientation]: 6,
    [TAG.focalLength]: [425, 100],
    [TAG.pixelX]: 4032,
    [TAG.pixelY]: 3024,
    [TAG.sensorX]: [5_184_000, 891],
    [TAG.sensorUnit]: 2,
    [TAG.digitalZoom]: [2, 1],
    [TAG.focal35]: 52,
  };
  const expected: LensRecord = {
    focal35Mm: 52,
    focalMm: 4.25,
    digitalZoom: 2,
    make: 'Apple',
    takenSize: PHONE,
    sensorPxPerMm: 5_184_000 / 891 / 25.4,
  };
  const tiff = exif.exifTiff(fields);
  const base64 = (text: string) => Buffer.from(text, 'base64');

  test.each<[string, Buffer]>([
    ['JPEG', exif.jpegWithExif(files.jpegOfHeader(4032, 3024), tiff)],
    ['PNG', exif.pngWithExif(files.pngOfHeader(4032, 3024), tiff)],
    ['HEIC', exif.heifWithExif(base64(files.HEIC_BASE64), tiff)],
    ['AVIF', exif.heifWithExif(base64(files.AVIF_BASE64), tiff)],
    ['WebP', exif.webpWithExif(Buffer.from('RIFF\x0c\0\0\0WEBPVP8 \0\0\0\0', 'latin1'), PHONE, tiff)],
  ])('of a %s', async (_, file) => {
    expect(await lensRecord(ownBytes(file))).toEqual(expected);
  });

  test('zero means unknown', async () => {
    const record = await jpegRecord({
      [TAG.focal35]: 0,
      [TAG.focalLength]: [0, 0],
      [TAG.digitalZoom]: [0, 1],
      [TAG.pixelX]: 0,
      [TAG.pixelY]: 3024,
    });
    expect(record).toEqual(NOTHING);
  });

  test('numbers below zero, and words where numbers belong, are nothing', async () => {
    expect(await jpegRecord({ [TAG.focal35]: [-26, 1], [TAG.focalLength]: 'four' })).toEqual(NOTHING);
  });

  test('huge numbers come through as they are, and no lens is made of them', async () => {
    const record = await jpegRecord({ [TAG.focal35]: 65_535, [TAG.focalLength]: [2 ** 31 - 1, 1] });
    expect(record?.focal35Mm).toBe(65_535);
    expect(photoLens(record!, PHONE)).toBeNull();
  });

  test('a broken one harms nobody', async () => {
    const jpeg = exif.jpegWithExif(files.jpegOfHeader(4032, 3024), tiff);
    const start = jpeg.indexOf('Exif');
    for (let at = start; at < start + 10 + tiff.length; at++) {
      const broken = ownBytes(jpeg);
      broken[at] = 0xff - broken[at]!;
      const record = await lensRecord(broken);
      const lens = record && photoLens(record, PHONE);
      if (lens) expect(lens.focalPx > 0 && lens.logSigma > 0).toBe(true);
    }
    for (const length of [2, 30, start + 20, start + 60])
      expect(await lensRecord(ownBytes(jpeg.subarray(0, length)))).not.toEqual(expected);
  });

  test('a directory that points at itself ends', async () => {
    const turning = Buffer.from(tiff);
    // The pointer to the EXIF directory names the main one.
    const entry = turning.indexOf(Buffer.from([0x69, 0x87]));
    turning.writeUInt32LE(8, entry + 8);
    const jpeg = exif.jpegWithExif(files.jpegOfHeader(4032, 3024), turning);
    expect((await lensRecord(ownBytes(jpeg)))?.focal35Mm ?? null).toBeNull();
  });

  test('a file without one has none', async () => {
    expect(await lensRecord(ownBytes(files.jpegOfHeader(400, 300)))).toBeNull();
  });
});
