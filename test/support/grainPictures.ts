import type { RgbaImage } from '../../src/domain/image';
import { edgesAcrossRows } from '../../src/domain/quality/edgeSpread';
import { grainOfStrip } from '../../src/domain/quality/grainPatches';
import type { PhotoSamples } from '../../src/domain/quality/types';
import { randomSource } from '../../src/domain/random';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { sphereSurface } from './sphereSurface';

/** One number a pixel. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

export function plane(width: number, height: number, of: (x: number, y: number) => number): Plane {
  return {
    width,
    height,
    values: Float32Array.from({ length: width * height }, (_, i) => of(i % width, Math.floor(i / width))),
  };
}

export const planeOf = ({ width, height, data }: RgbaImage, channel: number): Plane => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, i) => data[4 * i + channel]!),
});

export function picture(channels: readonly [Plane, Plane, Plane]): RgbaImage {
  const { width, height } = channels[0];
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  channels.forEach(({ values }, c) => values.forEach((value, i) => (data[4 * i + c] = value)));
  return { width, height, data };
}

export const grey = (of: Plane): RgbaImage => picture([of, of, of]);

/** Normal deviates. */
export function normal(seed: number): () => number {
  const random = randomSource(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Noise of variance 1, spread by a Gaussian. */
export function noisePlane(width: number, height: number, spreadPx: number, seed: number): Plane {
  const next = normal(seed);
  const made = blurred(plane(width, height, next), spreadPx);
  const sigma = Math.sqrt(variance(made.values));
  return { ...made, values: made.values.map((value) => value / sigma) };
}

export function variance(values: ArrayLike<number>): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += values[i]!;
    squares += values[i]! ** 2;
  }
  return squares / values.length - (sum / values.length) ** 2;
}

/** The picture's edge goes on beyond it. */
export function blurred(of: Plane, sigmaPx: number): Plane {
  if (sigmaPx === 0) return of;
  const reach = Math.ceil(4 * sigmaPx);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-((k - reach) ** 2) / (2 * sigmaPx ** 2)),
  );
  const sum = kernel.reduce((a, b) => a + b, 0);
  const { width, height } = of;
  let { values } = of;
  for (const [step, size] of [
    [1, width],
    [width, height],
  ] as const) {
    const before = values;
    values = new Float32Array(before.length);
    for (let i = 0; i < before.length; i++) {
      const at = Math.floor(i / step) % size;
      let total = 0;
      for (let k = -reach; k <= reach; k++)
        total += kernel[k + reach]! * before[i + step * (Math.min(size - 1, Math.max(0, at + k)) - at)]!;
      values[i] = total / sum;
    }
  }
  return { width, height, values };
}

const STRIP_PX = 32;

/** As the app samples a photo, of every second strip. */
export function samplesOf(photo: RgbaImage): PhotoSamples {
  const patches: number[] = [];
  const [alongX, alongY]: [number[], number[]] = [[], []];
  for (let first = 0; first + STRIP_PX <= photo.height; first += 2 * STRIP_PX) {
    const size = 4 * photo.width * STRIP_PX;
    const data = photo.data.subarray((first / STRIP_PX) * size, (first / STRIP_PX + 1) * size);
    const strip = { width: photo.width, height: STRIP_PX, data };
    grainOfStrip(strip, first, patches);
    edgesAcrossRows(strip, (x, y, spreadPx) => alongX.push(x, first + y, spreadPx));
  }
  for (let first = 0; first + STRIP_PX <= photo.width; first += 2 * STRIP_PX) {
    const data = new Uint8ClampedArray(4 * STRIP_PX * photo.height);
    for (let i = 0; i < data.length; i++) {
      const [x, y] = [Math.floor(i / 4 / photo.height), Math.floor(i / 4) % photo.height];
      data[i] = photo.data[4 * (y * photo.width + first + x) + (i & 3)]!;
    }
    edgesAcrossRows({ width: photo.height, height: STRIP_PX, data }, (y, x, spreadPx) =>
      alongY.push(first + x, y, spreadPx),
    );
  }
  return {
    edges: { alongX: Float32Array.from(alongX), alongY: Float32Array.from(alongY) },
    patches: Float32Array.from(patches),
  };
}

const { points } = sphereSurface(90, 4);

/** Maps of half the photo's size of a bald head that is seen where `isHead` says. */
export function mapsOf(photo: RgbaImage, isHead: (xPx: number, yPx: number) => boolean): ScalpMaps {
  const [width, height] = [photo.width >> 1, photo.height >> 1];
  const pixels = width * height;
  const coverage = Uint8Array.from({ length: pixels }, (_, i) =>
    isHead(2 * (i % width), 2 * Math.floor(i / width)) ? 255 : 0,
  );
  return {
    width,
    height,
    photoPxPerPx: 2,
    box: { x0: 0, y0: 0, x1: width - 1, y1: height - 1 },
    scalp: { width, height, coverage },
    areaMm2: new Float32Array(pixels),
    facing: Float32Array.from(coverage, (covered) => covered / 255),
    positionMm: new Float32Array(3 * pixels),
    borderDistanceMm: new Float32Array(pixels),
    points,
    hair: { width, height, coverage: new Uint8Array(pixels) },
    skin: null,
    hairBeyondHead: 0,
    person: null,
    rim: null,
  };
}
