import { describe, expect, test } from 'vitest';
import { isComplete } from '../../src/imaging/completeness';
import { fileFormat, type PhotoFormat } from '../../src/imaging/fileFormat';
import { headerSize } from '../../src/imaging/headerSize';
import { neutralFileName } from '../../src/imaging/neutralFileName';
import * as files from '../support/fixtures/imagingFiles';

const heic = Buffer.from(files.HEIC_BASE64, 'base64');
const avif = Buffer.from(files.AVIF_BASE64, 'base64');
const png = files.pngOf(240, 210, (x, y) => [x, y, 90, 255]);
const webpHeader = (flags: number) =>
  Buffer.concat([
    Buffer.from('RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0', 'latin1'),
    Buffer.from([flags, 0, 0, 0, 0x2b, 1, 0, 0xc7, 0, 0]),
  ]);

describe('the format is what the bytes say', () => {
  test.each([
    ['jpeg', files.jpegOfHeader(300, 300)],
    ['png', png],
    ['webp', webpHeader(0)],
    ['avif', avif],
    ['heic', heic],
    ['gif', files.GIF],
    ['svg', files.SVG],
    ['pdf', files.PDF],
    ['text', files.TEXT],
    ['video', files.MP4],
    ['unknown', files.NOISE],
    ['empty', Buffer.alloc(0)],
    ['unknown', Buffer.from([0])],
    ['bmp', Buffer.from('BM\x46\0\0\0\0\0\0\0', 'latin1')],
    ['tiff', Buffer.from('II*\0\x08\0\0\0', 'latin1')],
    ['svg', Buffer.from('\ufeff<svg width="4">', 'utf16le')],
  ])('%s', (expected, bytes) => {
    expect(fileFormat(bytes)).toBe(expected);
  });

  test('moving pictures are told from still ones', () => {
    expect(fileFormat(files.pngOfHeader(300, 300, files.pngChunk('acTL', Buffer.alloc(8))))).toBe('moving');
    expect(fileFormat(webpHeader(2))).toBe('moving');
    const sequence = Buffer.from(avif);
    sequence.write('avis', 8, 'latin1');
    expect(fileFormat(sequence)).toBe('moving');
  });

  test('no prefix of a real file makes it throw', () => {
    for (const file of [png, heic, avif, webpHeader(0), files.MP4, files.SVG])
      for (let length = 0; length < Math.min(file.length, 300); length++)
        expect(typeof fileFormat(file.subarray(0, length))).toBe('string');
  });
});

describe('a file that stops early is noticed', () => {
  const jpeg = files.withExif(
    Buffer.concat([
      files.jpegOfHeader(300, 300).subarray(0, -2),
      Buffer.from('ffda000c03010002110311003f00', 'hex'),
      Buffer.from('1234ff005678ffd09abcffd9', 'hex'),
    ]),
    1,
    // A thumbnail's end marker must not count.
    '\xff\xd8thumbnail\xff\xd9',
  );
  const wholes: [PhotoFormat, Buffer][] = [
    ['jpeg', jpeg],
    ['png', png],
    ['heic', heic],
    ['avif', avif],
    ['webp', Buffer.concat([webpHeader(0)])],
  ];

  test.each(wholes)('%s', (format, whole) => {
    expect(isComplete(whole, format)).toBe(true);
    const endBytes = format === 'png' ? 12 : 2;
    for (const kept of [0.3, 0.6, 0.9, 1 - endBytes / whole.length])
      expect(isComplete(whole.subarray(0, Math.floor(whole.length * kept)), format), String(kept)).toBe(
        false,
      );
  });

  test('bytes after the end do no harm: some cameras append a second picture', () => {
    expect(isComplete(Buffer.concat([jpeg, files.NOISE]), 'jpeg')).toBe(true);
    expect(isComplete(Buffer.concat([png, files.NOISE]), 'png')).toBe(true);
  });

  test('a JPEG cut inside its scan, after a thumbnail that is whole', () => {
    expect(isComplete(jpeg.subarray(0, -3), 'jpeg')).toBe(false);
  });
});

describe('the size in the header', () => {
  test.each<[PhotoFormat, Buffer, number, number]>([
    ['png', files.pngOfHeader(20_000, 20_000), 20_000, 20_000],
    ['jpeg', files.jpegOfHeader(20_000, 19_999), 20_000, 19_999],
    ['jpeg', files.withExif(files.jpegOfHeader(640, 480), 6), 640, 480],
    ['webp', webpHeader(0), 300, 200],
    ['heic', heic, 320, 240],
    ['avif', avif, 320, 240],
  ])('of a %s', (format, bytes, width, height) => {
    expect(headerSize(bytes, format)).toEqual({ width, height });
  });

  test('null where it makes no sense', () => {
    expect(headerSize(Buffer.from('ffd8ff', 'hex'), 'jpeg')).toBeNull();
    expect(headerSize(heic.subarray(0, 40), 'heic')).toBeNull();
    expect(headerSize(files.pngOfHeader(0, 5), 'png')).toBeNull();
  });
});

test('a saved file has a name that tells nobody what it shows', () => {
  const date = new Date(2026, 10, 2, 23, 59);
  expect(neutralFileName(date, 1, 'png')).toBe('picture-2026-11-02-1.png');
  expect(neutralFileName(date, 12, 'jpeg')).toBe('picture-2026-11-02-12.jpg');
});
