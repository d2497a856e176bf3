import type { RgbaImage } from '../domain/image';
import type { SizePx } from './headerSize';

/** A photo, unscaled, and the label strip of the same width that stands below it. */
export interface LabelledPicture {
  readonly photo: RgbaImage;
  readonly strip: RgbaImage;
}

export interface LabelledSize {
  readonly photo: SizePx;
  readonly strip: SizePx;
}

export interface PlacePx {
  readonly x: number;
  readonly y: number;
}

export interface RectPx extends PlacePx, SizePx {}

export interface ExportLayout extends SizePx {
  /** One for each picture, in order; the first photo always lies at (0, 0). */
  readonly places: readonly { readonly photo: PlacePx; readonly strip: PlacePx }[];
}

/** The gap between two pictures, as a share of the first one's width. */
const GAP_TO_WIDTH = 0.005;
const MIN_GAP_PX = 4;

/** One picture, or several from left to right with a thin gap, each above its own label. */
export function layoutExport(pictures: readonly LabelledSize[]): ExportLayout {
  const gapPx = Math.max(MIN_GAP_PX, Math.round((pictures[0]?.photo.width ?? 0) * GAP_TO_WIDTH));
  let x = 0;
  const places = pictures.map(({ photo }) => {
    const place = { photo: { x, y: 0 }, strip: { x, y: photo.height } };
    x += photo.width + gapPx;
    return place;
  });
  const height = Math.max(...pictures.map(({ photo, strip }) => photo.height + strip.height));
  return { width: x - gapPx, height, places };
}

/** The part of a picture in `rect`, which lies wholly inside it. */
export function cut(source: RgbaImage, { x, y, width, height }: RectPx): RgbaImage {
  const part: RgbaImage = { width, height, data: new Uint8ClampedArray(width * height * 4) };
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * source.width + x) * 4;
    part.data.set(source.data.subarray(from, from + width * 4), row * width * 4);
  }
  return part;
}

/** Writes `source` over `target`; all of it must lie inside. Mutates `target`. */
export function blit(target: RgbaImage, source: RgbaImage, { x, y }: PlacePx): void {
  const rowBytes = source.width * 4;
  for (let row = 0; row < source.height; row++)
    target.data.set(
      source.data.subarray(row * rowBytes, (row + 1) * rowBytes),
      ((y + row) * target.width + x) * 4,
    );
}

/** The whole picture to save, opaque; what no photo and no strip covers is white. */
export function composePictures(pictures: readonly LabelledPicture[]): RgbaImage {
  const { width, height, places } = layoutExport(pictures);
  const composed: RgbaImage = { width, height, data: new Uint8ClampedArray(width * height * 4).fill(255) };
  pictures.forEach(({ photo, strip }, index) => {
    const place = places[index];
    if (!place) return;
    blit(composed, photo, place.photo);
    blit(composed, strip, place.strip);
  });
  return composed;
}
