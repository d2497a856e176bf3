import { readPng } from '../png';
import { sharedFile } from '../shared';

/** Truth of one picture, row-major from the top left. */
export interface PictureTruth {
  readonly width: number;
  readonly height: number;
  /** 255 scalp, 0 not, 128 within the grey band that does not count. */
  readonly scalp: Uint8Array;
  /** Skin area behind each pixel, mm2; 2 ** -12 where there is none. */
  readonly areaMm2: Float32Array;
  /** 255 inside the hair border's centre line. */
  readonly insideBorder: Uint8Array;
}

/** NAME.scalp.png and NAME.area.png of a shared head (their README). */
export function sharedTruth(name: string): PictureTruth {
  const scalp = readPng(sharedFile('heads', `${name}.scalp.png`));
  const area = readPng(sharedFile('heads', `${name}.area.png`)).data;
  const { width, height } = scalp;
  const truth = {
    width,
    height,
    scalp: new Uint8Array(width * height),
    insideBorder: new Uint8Array(width * height),
    areaMm2: new Float32Array(width * height),
  };
  for (let i = 0; i < width * height; i++) {
    truth.scalp[i] = scalp.data[4 * i]!;
    truth.insideBorder[i] = area[4 * i + 2]!;
    truth.areaMm2[i] = 2 ** (((area[4 * i]! * 256 + area[4 * i + 1]!) / 65_535) * 16 - 12);
  }
  return truth;
}

/** Intersection over union of a mask (0..255) with the scalp; pixels of the grey band do not count. */
export function scalpIou(coverage: Uint8Array, { scalp }: Pick<PictureTruth, 'scalp'>): number {
  if (coverage.length !== scalp.length)
    throw new RangeError(`a mask of ${coverage.length} pixels for a picture of ${scalp.length}`);
  let both = 0,
    either = 0;
  for (let i = 0; i < scalp.length; i++) {
    const t = scalp[i]!;
    if (t > 64 && t < 192) continue;
    const isScalp = t >= 192,
      found = coverage[i]! > 127;
    if (isScalp && found) both++;
    if (isScalp || found) either++;
  }
  return either > 0 ? both / either : 0;
}

export function trueScalpCm2({ areaMm2, insideBorder }: PictureTruth): number {
  let mm2 = 0;
  for (let i = 0; i < areaMm2.length; i++) if (insideBorder[i]! > 127) mm2 += areaMm2[i]!;
  return mm2 / 100;
}

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
