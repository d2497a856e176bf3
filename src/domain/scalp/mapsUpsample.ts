import type { Mask } from '../image';

/** Bilinear copy at another size; both pictures cover the same field, samples in the middle of pixels. */
export function upsampleMask(mask: Mask, widthPx: number, heightPx: number): Mask {
  if (mask.width === widthPx && mask.height === heightPx) return mask;
  const columns = taps(mask.width, widthPx);
  const rows = taps(mask.height, heightPx);
  const coverage = new Uint8Array(widthPx * heightPx);
  const blended = new Float32Array(mask.width);
  for (let y = 0, i = 0; y < heightPx; y++) {
    const upper = rows.first[y]! * mask.width;
    const lower = rows.second[y]! * mask.width;
    const share = rows.share[y]!;
    for (let x = 0; x < mask.width; x++) {
      const value = mask.coverage[upper + x]!;
      blended[x] = value + share * (mask.coverage[lower + x]! - value);
    }
    for (let x = 0; x < widthPx; x++, i++) {
      const value = blended[columns.first[x]!]!;
      coverage[i] = value + columns.share[x]! * (blended[columns.second[x]!]! - value) + 0.5;
    }
  }
  return { width: widthPx, height: heightPx, coverage };
}

interface Taps {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Of the second. */
  readonly share: Float32Array;
}

function taps(from: number, to: number): Taps {
  const first = new Int32Array(to);
  const second = new Int32Array(to);
  const share = new Float32Array(to);
  for (let i = 0; i < to; i++) {
    const at = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1);
    first[i] = Math.floor(at);
    second[i] = Math.min(first[i]! + 1, from - 1);
    share[i] = at - first[i]!;
  }
  return { first, second, share };
}
