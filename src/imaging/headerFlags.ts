import { JPG } from 'image-size/types/jpg';
import { ascii, type PhotoFormat } from './fileFormat';

/** EXIF comes before the picture; one segment is at most 64 KiB. */
const EXIF_WITHIN_BYTES = 256 * 1024;

/** Names of a PNG's chunks, in order. */
function pngChunks(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at))
    names.push(ascii(bytes, at + 4, at + 8));
  return names;
}

/** Flags of a WebP's extended header; 0 for a simple one. WebP container specification. */
const webpFlags = (bytes: Uint8Array) => (ascii(bytes, 12, 16) === 'VP8X' ? (bytes[20] ?? 0) : 0);

/** False where the header already says that the camera has left no record. */
export function mayHaveExif(bytes: Uint8Array, format: PhotoFormat): boolean {
  switch (format) {
    case 'jpeg':
      return new TextDecoder('latin1').decode(bytes.subarray(0, EXIF_WITHIN_BYTES)).includes('Exif\0');
    case 'png':
      return pngChunks(bytes).includes('eXIf');
    case 'webp':
      return (webpFlags(bytes) & 0x08) !== 0;
    case 'avif':
    case 'heic':
      return true;
  }
}

/** How a JPEG is turned, 1..8; 1 where it does not say. EXIF 2.32, 4.6.4. */
export const jpegOrientation = (bytes: Uint8Array) => JPG.calculate(bytes).orientation ?? 1;

/** False where the header already says that the stored pixels are upright. */
export function mayBeTurned(bytes: Uint8Array, format: PhotoFormat): boolean {
  const orientation = format === 'jpeg' ? JPG.calculate(bytes).orientation : undefined;
  return orientation === undefined ? mayHaveExif(bytes, format) : orientation !== 1;
}

/** False where the header already says that every pixel is opaque. */
export function mayBeTransparent(bytes: Uint8Array, format: PhotoFormat): boolean {
  switch (format) {
    case 'jpeg':
    case 'heic':
      return false;
    case 'png':
      // Colour types 4 and 6 have an alpha channel.
      return ((bytes[25] ?? 0) & 4) !== 0 || pngChunks(bytes).includes('tRNS');
    case 'webp':
      return ascii(bytes, 12, 16) === 'VP8L' || (webpFlags(bytes) & 0x10) !== 0;
    case 'avif':
      return true;
  }
}
