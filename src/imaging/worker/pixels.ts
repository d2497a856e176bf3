import type { RgbaImage } from '../../domain/image';
import { BACKDROP, CANVAS_SETTINGS } from './colour';

/** Pixels a canvas holds at once: far below Safari's 16.7 MP, and small beside the picture. */
const BAND_PX = 2_000_000;

export function canvas2d(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', CANVAS_SETTINGS);
  if (!context) throw new RangeError('no canvas');
  return context;
}

/** Draws the bitmap band by band; `visit` gets each band's pixels and its first row, and may stop by returning false. */
function visitBands(
  bitmap: ImageBitmap,
  backdrop: string | null,
  visit: (band: Uint8ClampedArray<ArrayBuffer>, firstRow: number) => boolean,
): void {
  const { width, height } = bitmap;
  const bandRows = Math.min(height, Math.max(1, Math.floor(BAND_PX / width)));
  const context = canvas2d(width, bandRows);
  for (let row = 0; row < height; row += bandRows) {
    const rows = Math.min(bandRows, height - row);
    context.clearRect(0, 0, width, bandRows);
    if (backdrop !== null) {
      context.fillStyle = backdrop;
      context.fillRect(0, 0, width, bandRows);
    }
    context.drawImage(bitmap, 0, row, width, rows, 0, 0, width, rows);
    if (!visit(context.getImageData(0, 0, width, rows).data, row)) return;
  }
}

/** The bitmap's pixels, over white where it is transparent. */
export function readBitmap(
  bitmap: ImageBitmap,
): RgbaImage & { readonly data: Uint8ClampedArray<ArrayBuffer> } {
  const { width, height } = bitmap;
  let data = new Uint8ClampedArray(0);
  visitBands(bitmap, BACKDROP, (band, firstRow) => {
    if (band.length === width * height * 4) data = band;
    else {
      if (firstRow === 0) data = new Uint8ClampedArray(width * height * 4);
      data.set(band, firstRow * width * 4);
    }
    return true;
  });
  return { width, height, data };
}

export function isOpaque(bitmap: ImageBitmap): boolean {
  let opaque = true;
  visitBands(bitmap, null, (band) => {
    for (let at = 3; at < band.length && opaque; at += 4) opaque = band[at] === 255;
    return opaque;
  });
  return opaque;
}

/**
 * The same picture over white, its pixels stored upright. Chromium keeps a photo's EXIF orientation as a note on the
 * bitmap, and then cuts crops of orientations 6 and 8 from the wrong place (seen in 156); drawing gets it right.
 * Closes `bitmap`.
 */
export function rebuilt(bitmap: ImageBitmap): Promise<ImageBitmap> {
  const { data, width, height } = readBitmap(bitmap);
  bitmap.close();
  return createImageBitmap(new ImageData(data, width, height));
}
