import { readFileSync } from 'node:fs';
import path from 'node:path';
import decode, { init } from '@jsquash/jpeg/decode.js';
import type { RgbaImage } from '../../src/domain/image';
import { rootDir } from './shared';

const WASM = path.join(rootDir, 'node_modules/@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm');
let started: Promise<unknown> | undefined;

/** The one thing of a page that the codec wants. */
class PlainImageData {
  readonly colorSpace = 'srgb';
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}

/** Decodes a JPEG file in Node. */
export async function readJpeg(file: string): Promise<RgbaImage> {
  started ??= WebAssembly.compile(readFileSync(WASM)).then((module) => init(module));
  await started;
  Object.assign(globalThis, { ImageData: PlainImageData });
  return decode(Uint8Array.from(readFileSync(file)).buffer);
}
