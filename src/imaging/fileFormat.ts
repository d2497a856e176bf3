/** What the magic bytes say; names and declared types are never asked. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic';
export type OtherFormat =
  'gif' | 'moving' | 'svg' | 'pdf' | 'bmp' | 'tiff' | 'jxl' | 'video' | 'text' | 'empty' | 'unknown';
export type FileFormat = PhotoFormat | OtherFormat;

export const MEDIA_TYPES: Readonly<Record<PhotoFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
};

const PHOTO_FORMATS: readonly string[] = Object.keys(MEDIA_TYPES);

export const isPhotoFormat = (format: FileFormat): format is PhotoFormat => PHOTO_FORMATS.includes(format);

/** How far into a file a sign of text, SVG or an animated PNG is looked for, bytes. */
const SNIFFED_BYTES = 4096;

export function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** Brands of ISO base media files: ISO/IEC 23008-12 (HEIF), AV1 image file format; sequences are moving pictures. */
function isoMediaFormat(bytes: Uint8Array): FileFormat {
  const ftypBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const brands = [ascii(bytes, 8, 12)];
  for (let at = 16; at + 4 <= Math.min(ftypBytes, bytes.length, 256); at += 4)
    brands.push(ascii(bytes, at, at + 4));
  const has = (...names: string[]) => names.some((name) => brands.includes(name));
  const major = brands[0] ?? '';
  if (['avis', 'msf1', 'hevc', 'hevx'].includes(major)) return 'moving';
  if (has('avif')) return 'avif';
  if (has('heic', 'heix', 'heim', 'heis', 'mif1')) return 'heic';
  return 'video';
}

/** An animated PNG announces its frames (acTL) before its first image chunk. PNG 3rd edition, 5.6. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = ascii(bytes, at + 4, at + 8);
    if (name === 'IDAT') return false;
    if (name === 'acTL') return true;
  }
  return false;
}

/** VP8X carries an animation flag. WebP container specification, "Extended file format". */
const isAnimatedWebp = (bytes: Uint8Array) =>
  ascii(bytes, 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;

function textFormat(bytes: Uint8Array): FileFormat {
  const head = bytes.subarray(0, SNIFFED_BYTES);
  const utf16 = startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff);
  const isControl = (byte: number) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte);
  if (!utf16 && head.some(isControl)) return 'unknown';
  return /<svg[\s>]/i.test(new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(head)) ? 'svg' : 'text';
}

export function fileFormat(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return isAnimatedPng(bytes) ? 'moving' : 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP')
    return isAnimatedWebp(bytes) ? 'moving' : 'webp';
  if (ascii(bytes, 4, 8) === 'ftyp' && bytes.length >= 16) return isoMediaFormat(bytes);
  if (ascii(bytes, 0, 4) === 'GIF8') return 'gif';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'pdf';
  if (ascii(bytes, 0, 2) === 'BM' && bytes[6] === 0) return 'bmp';
  if (startsWith(bytes, 0x49, 0x49, 0x2a, 0) || startsWith(bytes, 0x4d, 0x4d, 0, 0x2a)) return 'tiff';
  if (startsWith(bytes, 0xff, 0x0a) || ascii(bytes, 4, 8) === 'JXL ') return 'jxl';
  if (startsWith(bytes, 0x1a, 0x45, 0xdf, 0xa3)) return 'video';
  return textFormat(bytes);
}
