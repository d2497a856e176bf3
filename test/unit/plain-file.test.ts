import { describe, expect, it } from 'vitest';
import { isComplete } from '../../src/imaging/completeness';
import { jpegOrientation } from '../../src/imaging/headerFlags';
import { jpegWithoutRecord } from '../../src/imaging/withoutRecord';
import { exifTiff, jpegWithExif, TAG } from '../support/fixtures/exif';
import { rootDir } from '../support/shared';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const sample = readFileSync(path.join(rootDir, 'public/samples/sample.jpg'));

function segment(marker: number, ...body: (string | readonly number[])[]): Buffer {
  const bytes = Buffer.concat(
    body.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

/** Behind the start marker. */
const withSegments = (jpeg: Buffer, ...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

const plain = (file: Buffer): Buffer => {
  const bytes = Uint8Array.from(file);
  return Buffer.concat(jpegWithoutRecord(bytes, jpegOrientation(bytes)));
};

const place = exifTiff({ [TAG.make]: 'Camera Works', [TAG.orientation]: 6, [TAG.focal35]: 28 });
const bare = plain(sample);

describe('a JPEG that is kept', () => {
  it('has nothing of EXIF, XMP, IPTC, comments, previews and what hangs behind it', () => {
    const file = Buffer.concat([
      withSegments(
        jpegWithExif(sample, place),
        segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', '<x:xmpmeta>51.5N</x:xmpmeta>'),
        segment(0xe2, 'MPF\0', 'secondpicture'),
        segment(0xe0, 'JFXX\0', 'thumbnail'),
        segment(0xed, 'Photoshop 3.0\0', 'caption'),
        segment(0xfe, 'taken at home'),
      ),
      Buffer.from('MotionPhoto_Data, a whole video'),
    ]);
    const text = plain(file).toString('latin1');
    for (const trace of ['Camera', 'xmp', '51.5N', 'MPF', 'JFXX', 'Photoshop', 'home', 'MotionPhoto'])
      expect(text).not.toContain(trace);
  });

  it('keeps picture data and tables to the byte, and ends where the picture ends', () => {
    const dressed = Buffer.concat([
      withSegments(jpegWithExif(sample, exifTiff({ [TAG.make]: 'C' })), segment(0xfe, 'x')),
      Buffer.from('behind'),
    ]);
    expect(plain(dressed).equals(bare)).toBe(true);
    expect(plain(bare).equals(bare)).toBe(true);
    expect(isComplete(Uint8Array.from(bare), 'jpeg')).toBe(true);
    const scan = sample.indexOf(Buffer.from([0xff, 0xda]));
    expect(bare.includes(sample.subarray(scan))).toBe(true);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('stays turned as it was: orientation %i', (orientation) => {
    const kept = plain(jpegWithExif(sample, exifTiff({ [TAG.orientation]: orientation, [TAG.make]: 'C' })));
    expect(jpegOrientation(Uint8Array.from(kept))).toBe(orientation);
    expect(kept.length - bare.length).toBe(orientation === 1 ? 0 : 36);
  });

  it('keeps the colour profile and how the colours are coded, and no thumbnail of JFIF', () => {
    const profile = segment(0xe2, 'ICC_PROFILE\0', [1, 1], 'profile');
    const adobe = segment(0xee, 'Adobe', [0, 100, 0, 0, 0, 0, 1]);
    const jfif = segment(0xe0, 'JFIF\0', [1, 2, 0, 0, 1, 0, 1, 1, 1], [200, 201, 202]);
    const kept = plain(withSegments(sample, jfif, profile, adobe));
    expect(kept.includes(profile)).toBe(true);
    expect(kept.includes(adobe)).toBe(true);
    expect(kept.subarray(2, 20).equals(segment(0xe0, 'JFIF\0', [1, 2, 0, 0, 1, 0, 1, 0, 0]))).toBe(true);
    expect(kept.includes(Buffer.from([200, 201, 202, 0xff]))).toBe(false);
  });

  it('is whole where filling and restart markers stand in it', () => {
    const scan = Buffer.concat([
      segment(0xda, [1, 1, 0, 0, 63, 0]),
      Buffer.from([1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xff, 0xd1, 4]),
    ]);
    const end = Buffer.from([0xff, 0xd9]);
    const file = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      scan,
      Buffer.from([0xff]),
      segment(0xc4, [9]),
      scan,
      end,
    ]);
    const parts = jpegWithoutRecord(Uint8Array.from(file), 1);
    expect(Buffer.concat(parts).includes(scan)).toBe(true);
    expect(Buffer.concat(parts).length).toBeGreaterThanOrEqual(file.length - 1);
    expect(Buffer.concat(parts).subarray(-2).equals(end)).toBe(true);
  });
});
