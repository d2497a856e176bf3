import type { RgbaImage } from '../../support/png';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of a picture within a box, px. */
export function cropOf({ width: rowPx, data }: RgbaImage, { x, y, width, height }: Box): RgbaImage {
  const part = new Uint8Array(4 * width * height);
  for (let row = 0; row < height; row++) {
    const from = 4 * ((y + row) * rowPx + x);
    part.set(data.subarray(from, from + 4 * width), 4 * row * width);
  }
  return { width, height, data: part };
}
