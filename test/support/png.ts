import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';

export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  /** 4 bytes a pixel, row-major from the top left */
  readonly data: Uint8Array;
}

/** Reads a PNG (its bytes, or a file's path) to 8-bit RGBA. */
export function readPng(source: Uint8Array | string): RgbaImage {
  const bytes = typeof source === 'string' ? readFileSync(source) : Buffer.from(source);
  const { width, height, data } = PNG.sync.read(bytes);
  return { width, height, data };
}

export function writePng({ width, height, data }: RgbaImage): Buffer {
  const png = new PNG({ width, height });
  png.data.set(data);
  return PNG.sync.write(png);
}

/** The pixel at column x, row y. */
export function pixelAt(image: RgbaImage, x: number, y: number): [number, number, number, number] {
  const i = 4 * (y * image.width + x);
  const { data } = image;
  return [data[i]!, data[i + 1]!, data[i + 2]!, data[i + 3]!];
}
