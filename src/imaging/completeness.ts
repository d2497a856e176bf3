import { ascii, type PhotoFormat } from './fileFormat';

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Walks the segments to the end-of-image marker: browsers draw a truncated JPEG with a grey rest, and a thumbnail or
 * a trailing video has end markers of its own. ITU-T T.81, annex B.
 */
function jpegEnds(bytes: Uint8Array): boolean {
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) {
      at = bytes.indexOf(0xff, at);
      if (at < 0) return false;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return true;
    const standsAlone = marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8);
    if (marker === 0xff) at += 1;
    else if (standsAlone) at += 2;
    else at += 2 + ((bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0));
  }
  return false;
}

function pngEnds(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
    if (ascii(bytes, at + 4, at + 8) === 'IEND') return true;
  return false;
}

const webpEnds = (bytes: Uint8Array) =>
  bytes.length >= 20 && viewOf(bytes).getUint32(4, true) + 8 <= bytes.length;

/** Every top-level box of an ISO base media file lies inside the file. ISO/IEC 14496-12, 4.2. */
function boxesEnd(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size32 = view.getUint32(at);
    if (size32 === 0) return true;
    const size = size32 === 1 && at + 16 <= bytes.length ? Number(view.getBigUint64(at + 8)) : size32;
    if (size < 8) return false;
    at += size;
  }
  return at <= bytes.length;
}

/** False where the file stops before its format says that it ends: an interrupted download or copy. */
export function isComplete(bytes: Uint8Array, format: PhotoFormat): boolean {
  switch (format) {
    case 'jpeg':
      return jpegEnds(bytes);
    case 'png':
      return pngEnds(bytes);
    case 'webp':
      return webpEnds(bytes);
    case 'avif':
    case 'heic':
      return boxesEnd(bytes);
  }
}
