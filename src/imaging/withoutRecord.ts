import { ascii } from './fileFormat';

const SEGMENT_HEAD_BYTES = 4;
/** JFIF up to its thumbnail: marker, length, name, version, unit, two densities. */
const JFIF_BYTES = 16;
const MARKER = { end: 0xd9, scan: 0xda, comment: 0xfe, app0: 0xe0, app2: 0xe2, app14: 0xee, app15: 0xef };

/** Application segments on which the colours depend: everything else in them is about the picture, not the picture. */
const COLOUR_SEGMENTS: readonly (readonly [marker: number, name: string])[] = [
  [MARKER.app2, 'ICC_PROFILE\0'],
  [MARKER.app14, 'Adobe'],
];

/**
 * The same JPEG without what its camera and programs wrote into it: EXIF (place, time, camera), XMP, IPTC, comments,
 * thumbnails, and what hangs behind the picture, such as a video. Its pixels, its colour profile and how it is turned
 * stay. ITU-T T.81, annex B; JFIF 1.02.
 *
 * @param orientation 1..8, EXIF 2.32, 4.6.4
 * @returns the parts of the file in order, views into `bytes` where they are unchanged
 */
export function jpegWithoutRecord(
  bytes: Uint8Array<ArrayBuffer>,
  orientation: number,
): Uint8Array<ArrayBuffer>[] {
  const parts = [bytes.subarray(0, 2)];
  let turned = orientation === 1 ? null : orientationSegment(orientation);
  let at = 2;
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff || marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === MARKER.end) {
      parts.push(bytes.subarray(at, at + 2));
      break;
    }
    if (standsAlone(marker)) {
      parts.push(bytes.subarray(at, at + 2));
      at += 2;
      continue;
    }
    const headEnd = at + 2 + 256 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0);
    const end = marker === MARKER.scan ? scanEnd(bytes, headEnd) : headEnd;
    const kept = keptSegment(bytes.subarray(at, end), marker);
    // JFIF asks to be the first segment; EXIF comes next.
    if (turned && marker !== MARKER.app0) {
      parts.push(turned);
      turned = null;
    }
    if (kept) parts.push(kept);
    at = end;
  }
  return parts;
}

const standsAlone = (marker: number) => marker <= 1 || (marker >= 0xd0 && marker <= 0xd8);

/** null: about the picture, not the picture. */
function keptSegment(segment: Uint8Array<ArrayBuffer>, marker: number): Uint8Array<ArrayBuffer> | null {
  if (marker === MARKER.comment) return null;
  if (marker < MARKER.app0 || marker > MARKER.app15) return segment;
  const begins = (name: string) =>
    ascii(segment, SEGMENT_HEAD_BYTES, SEGMENT_HEAD_BYTES + name.length) === name;
  if (marker === MARKER.app0 && begins('JFIF\0')) return withoutThumbnail(segment);
  return COLOUR_SEGMENTS.some(([of, name]) => of === marker && begins(name)) ? segment : null;
}

function withoutThumbnail(jfif: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const bare = new Uint8Array(JFIF_BYTES + 2);
  bare.set(jfif.subarray(0, JFIF_BYTES));
  bare.set([0, JFIF_BYTES], 2);
  return bare;
}

/** The compressed data of a scan reaches to the next marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2));
  }
  return bytes.length;
}

/** EXIF with nothing in it but how the picture is turned. EXIF 2.32, 4.5. */
function orientationSegment(orientation: number): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode('Exif\0\0');
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0];
  const directory = [1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
  const body = [...name, ...tiff, ...directory];
  return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]);
}
