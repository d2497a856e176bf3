import { readFileSync } from 'node:fs';
import path from 'node:path';
import decode, { init } from '@jsquash/jpeg/decode.js';
import encode, { init as initEncoder } from '@jsquash/jpeg/encode.js';
import type { RgbaImage } from '../../src/domain/image';
import { rootDir } from './shared';

const DECODER = 'dec/mozjpeg_dec.wasm';
const ENCODER = 'enc/mozjpeg_enc.wasm';
let decoderStarted: Promise<unknown> | undefined;
let encoderStarted: Promise<unknown> | undefined;

const compiled = (file: string): Promise<WebAssembly.Module> =>
  WebAssembly.compile(readFileSync(path.join(rootDir, 'node_modules/@jsquash/jpeg/codec', file)));

/** The one thing of a page that the codec wants. */
class PlainImageData {
  readonly colorSpace = 'srgb';
  constructor(
    readonly data: Uint8ClampedArray<ArrayBuffer>,
    readonly width: number,
    readonly height: number,
  ) {}
}

/** Decodes a JPEG file in Node. */
export const readJpeg = (file: string): Promise<RgbaImage> =>
  decoded(Uint8Array.from(readFileSync(file)).buffer);

/** What is left of a picture that was saved at this quality, 0..100. */
export async function throughJpeg(image: RgbaImage, quality: number): Promise<RgbaImage> {
  encoderStarted ??= compiled(ENCODER).then((module) => initEncoder(module));
  await encoderStarted;
  const { width, height, data } = image;
  return decoded(await encode(new PlainImageData(Uint8ClampedArray.from(data), width, height), { quality }));
}

async function decoded(bytes: ArrayBuffer): Promise<RgbaImage> {
  decoderStarted ??= compiled(DECODER).then((module) => init(module));
  await decoderStarted;
  Object.assign(globalThis, { ImageData: PlainImageData });
  return decode(bytes);
}
