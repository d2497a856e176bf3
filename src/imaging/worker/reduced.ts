import type { RgbaImage } from '../../domain/image';
import { levelOf, LINEAR_OF_LEVEL } from '../../domain/pigment/colour';

/** For each pixel along a side: the first source pixel that it covers, and the share of each from there on. */
type Cover = readonly { readonly from: number; readonly shares: readonly number[] }[];

/**
 * A copy of this width at most, each pixel the mean linear light of what it covers, so that dots smaller than a pixel keep
 * their weight; alpha is opaque. Browsers scale encoded levels, and by a filter that changes with the size.
 */
export function reducedTo(image: RgbaImage, widthPx: number): RgbaImage {
  if (!(widthPx >= 1) || widthPx >= image.width) return image;
  const width = Math.round(widthPx);
  const height = Math.max(1, Math.round((image.height * width) / image.width));
  const across = coverOf(image.width, width);
  const down = coverOf(image.height, height);
  const data = new Uint8ClampedArray(4 * width * height);
  const light = new Float64Array(3);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 4) {
      light.fill(0);
      down[y]!.shares.forEach((high, j) => {
        const row = (down[y]!.from + j) * image.width;
        across[x]!.shares.forEach((wide, i) => {
          const at = 4 * (row + across[x]!.from + i);
          for (let c = 0; c < 3; c++)
            light[c] = light[c]! + high * wide * LINEAR_OF_LEVEL[image.data[at + c]!]!;
        });
      });
      for (let c = 0; c < 3; c++) data[to + c] = levelOf(light[c]!);
      data[to + 3] = 255;
    }
  return { width, height, data };
}

function coverOf(source: number, size: number): Cover {
  const step = source / size;
  return Array.from({ length: size }, (_, k) => {
    const from = Math.floor(k * step);
    const end = Math.min(source, (k + 1) * step);
    const shares: number[] = [];
    for (let s = from; s < end - 1e-9; s++)
      shares.push((Math.min(s + 1, end) - Math.max(s, k * step)) / (end - k * step));
    return { from, shares };
  });
}
