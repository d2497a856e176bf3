import type { RgbaImage } from '../../domain/image';
import { canvas2d } from './pixels';

/** Strips of a photo at its own resolution, 32 px each. */
export interface PhotoStrips {
  /** One below the other; to read them back takes its time. Throws where the device has no memory for it. */
  readonly rows: () => RgbaImage;
  /** Where each begins in the photo, px. */
  readonly firstRows: readonly number[];
  /** One beside the other, likewise. */
  readonly columns: () => RgbaImage;
  readonly firstColumns: readonly number[];
}

/** Rows or columns of a strip: enough for the widest edge's smallest copy. */
export const STRIP_PX = 32;
/**
 * Pixels of the photo that are read for each direction: enough edges and skin in a head that fills a tenth of a large photo.
 * Of four rendered heads of 1280 x 1280 the sharpness of one was read too low with 650,000, of two with 400,000.
 */
const SAMPLED_PX = 1_000_000;

/** Strips evenly over the picture; null where the device has no memory for them: a photo opens without. */
export function stripsOf(source: ImageBitmap): PhotoStrips | null {
  const { width, height } = source;
  const firstRows = firstsOf(height, width);
  const firstColumns = firstsOf(width, height);
  try {
    const rows = canvas2d(width, firstRows.length * STRIP_PX);
    firstRows.forEach((first, k) => {
      rows.drawImage(source, 0, first, width, STRIP_PX, 0, k * STRIP_PX, width, STRIP_PX);
    });
    const columns = canvas2d(firstColumns.length * STRIP_PX, height);
    firstColumns.forEach((first, k) => {
      columns.drawImage(source, first, 0, STRIP_PX, height, k * STRIP_PX, 0, STRIP_PX, height);
    });
    return { rows: () => read(rows), firstRows, columns: () => read(columns), firstColumns };
  } catch {
    return null;
  }
}

function firstsOf(breadth: number, length: number): readonly number[] {
  const count = Math.max(1, Math.floor(Math.min(breadth, SAMPLED_PX / length) / STRIP_PX));
  return Array.from({ length: count }, (_, k) =>
    Math.max(0, Math.round(((k + 0.5) * breadth) / count - STRIP_PX / 2)),
  );
}

function read(context: OffscreenCanvasRenderingContext2D): RgbaImage {
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}
