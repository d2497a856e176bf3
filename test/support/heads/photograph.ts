import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import encode, { init } from '@jsquash/jpeg/encode.js';
import { randomSource } from '../../../src/domain/random';
import type { RgbaImage } from '../png';
import { toSrgb, type HeadLook } from './look';

/** What a camera makes of linear light (3 a pixel): lens blur, noise of two grains, sRGB. */
export function photograph(
  light: Float32Array,
  widthPx: number,
  heightPx: number,
  look: HeadLook,
): RgbaImage {
  const blurred = look.blurPx > 0 ? blur(light, widthPx, heightPx, look.blurPx) : light;
  const random = randomSource(look.seed * 7919 + 13);
  const gauss = (): number => random() + random() + random() + random() - 2;
  const data = new Uint8Array(4 * widthPx * heightPx);
  // The sum of four uniform numbers has a variance of 1/3.
  const step = look.noise * Math.sqrt(3);
  for (let i = 0; i < widthPx * heightPx; i++) {
    const grey = step * gauss();
    for (let k = 0; k < 3; k++) {
      const value = srgbOf(blurred[3 * i + k]!) + 0.8 * grey + 0.45 * step * gauss();
      data[4 * i + k] = Math.min(255, Math.max(0, Math.round(value)));
    }
    data[4 * i + 3] = 255;
  }
  return { width: widthPx, height: heightPx, data };
}

const STEPS = 4096;
const curve = Float32Array.from({ length: STEPS + 2 }, (_, i) => toSrgb((i / STEPS) ** 2));

/** By a table over the square root, which bends as the curve does. */
function srgbOf(linear: number): number {
  const at = STEPS * Math.sqrt(Math.min(1, Math.max(0, linear)));
  const i = Math.floor(at);
  return curve[i]! + (at - i) * (curve[i + 1]! - curve[i]!);
}

function blur(light: Float32Array, widthPx: number, heightPx: number, sigmaPx: number): Float32Array {
  const reach = Math.ceil(2.5 * sigmaPx);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-(((i - reach) / sigmaPx) ** 2) / 2),
  );
  const total = kernel.reduce((a, b) => a + b, 0);
  const along = (from: Float32Array, dx: number, dy: number): Float32Array => {
    const to = new Float32Array(from.length);
    for (let y = 0; y < heightPx; y++)
      for (let x = 0; x < widthPx; x++)
        for (let i = -reach; i <= reach; i++) {
          const sx = Math.min(widthPx - 1, Math.max(0, x + i * dx)),
            sy = Math.min(heightPx - 1, Math.max(0, y + i * dy));
          const share = kernel[i + reach]! / total;
          const [s, t] = [3 * (sy * widthPx + sx), 3 * (y * widthPx + x)];
          to[t]! += share * from[s]!;
          to[t + 1]! += share * from[s + 1]!;
          to[t + 2]! += share * from[s + 2]!;
        }
    return to;
  };
  return along(along(light, 1, 0), 0, 1);
}

let encoder: Promise<void> | undefined;

/** JPEG bytes, quality 1..100. */
export async function jpegOf({ width, height, data }: RgbaImage, quality: number): Promise<Buffer> {
  encoder ??= (async () => {
    const file = createRequire(import.meta.url).resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm');
    const start = init as unknown as (module: WebAssembly.Module) => Promise<void>;
    await start(await WebAssembly.compile(readFileSync(file)));
  })();
  await encoder;
  const pixels = { width, height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) };
  return Buffer.from(await encode(pixels as unknown as ImageData, { quality, progressive: false }));
}
