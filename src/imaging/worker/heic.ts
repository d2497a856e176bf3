import { DECODE_OPTIONS } from './colour';

/**
 * Decodes with libheif, compiled to plain JavaScript so that the page's policy needs no exception. Three megabytes,
 * loaded only here. It runs in a worker of its own that ends with this one.
 */
export async function decodeHeic(file: Blob): Promise<ImageBitmap> {
  const { heicTo } = await import('heic-to/csp');
  return heicTo({ blob: file, type: 'bitmap', options: DECODE_OPTIONS });
}
