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

/** Of half the size: the mean of each four pixels. */
export function halved({ width: rowPx, height: rows, data }: RgbaImage): RgbaImage {
  const [width, height] = [Math.floor(rowPx / 2), Math.floor(rows / 2)];
  const half = new Uint8Array(4 * width * height);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 4; c++, to++) {
        const at = (dx: number, dy: number) => data[4 * ((2 * y + dy) * rowPx + 2 * x + dx) + c]!;
        half[to] = Math.round((at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4);
      }
  return { width, height, data: half };
}
