import type { Page } from 'playwright-core';
import type { PictureTruth } from '../../support/heads/score';

/** What befalls a photo; the place in the source of each place in the result is `x' = a x + b y + c`, `y' = d x + e y + f`. */
export interface PhotoChange {
  readonly name: string;
  /** Size of the result, as a factor. */
  readonly size?: number;
  /** From the photo's width and height, px: a, b, c, d, e, f. */
  readonly source?: (width: number, height: number) => readonly number[];
  /** Of the sRGB values. */
  readonly gain?: number;
  /** 0..1; lossless where it is missing. */
  readonly jpegQuality?: number;
}

const rotated = (degrees: number): PhotoChange => ({
  name: `rotated by ${degrees} degrees`,
  source: (width, height) => {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const [mx, my] = [width / 2, height / 2];
    return [c, s, mx - c * mx - s * my, -s, c, my + s * mx - c * my];
  },
});

export const PHOTO_CHANGES: readonly PhotoChange[] = [
  rotated(15),
  rotated(-15),
  { name: 'mirrored', source: (width) => [-1, 0, width, 0, 1, 0] },
  { name: 'at half size', size: 0.5, source: () => [2, 0, 0, 0, 2, 0] },
  { name: 'at JPEG quality 40', jpegQuality: 0.4 },
  { name: '40 % brighter', gain: 1.4 },
  { name: '40 % darker', gain: 0.6 },
];

const UNMOVED = [1, 0, 0, 0, 1, 0];

/** The changed photo as a PNG or JPEG, base64. Beyond the edge the edge's colour goes on. */
export function changedPhoto(
  page: Page,
  photo: Buffer,
  change: PhotoChange,
  size: readonly [number, number],
): Promise<string> {
  return page.evaluate(
    async ({ base64, source, factor, gain, jpegQuality }) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      const { width, height } = bitmap;
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d', { willReadFrequently: true })!;
      context.drawImage(bitmap, 0, 0);
      bitmap.close();
      const from = context.getImageData(0, 0, width, height).data;
      const to = new ImageData(Math.round(width * factor), Math.round(height * factor));
      const [a, b, c, d, e, f] = source as [number, number, number, number, number, number];
      const within = (i: number, count: number): number => Math.min(count - 1, Math.max(0, i));
      for (let row = 0; row < to.height; row++)
        for (let column = 0; column < to.width; column++) {
          const x = a * (column + 0.5) + b * (row + 0.5) + c - 0.5,
            y = d * (column + 0.5) + e * (row + 0.5) + f - 0.5;
          const [x0, y0] = [Math.floor(x), Math.floor(y)];
          const [dx, dy] = [x - x0, y - y0];
          const [left, right] = [within(x0, width), within(x0 + 1, width)];
          const [above, below] = [within(y0, height) * width, within(y0 + 1, height) * width];
          const i = 4 * (row * to.width + column);
          for (let k = 0; k < 3; k++) {
            const high = (1 - dx) * from[4 * (above + left) + k]! + dx * from[4 * (above + right) + k]!;
            const low = (1 - dx) * from[4 * (below + left) + k]! + dx * from[4 * (below + right) + k]!;
            to.data[i + k] = gain * ((1 - dy) * high + dy * low);
          }
          to.data[i + 3] = 255;
        }
      canvas.width = to.width;
      canvas.height = to.height;
      context.putImageData(to, 0, 0);
      const blob = await canvas.convertToBlob(
        jpegQuality > 0 ? { type: 'image/jpeg', quality: jpegQuality } : { type: 'image/png' },
      );
      const encoded = new Uint8Array(await blob.arrayBuffer());
      let text = '';
      for (let i = 0; i < encoded.length; i += 32_768)
        text += String.fromCharCode(...encoded.subarray(i, i + 32_768));
      return btoa(text);
    },
    {
      base64: photo.toString('base64'),
      source: [...(change.source?.(...size) ?? UNMOVED)],
      factor: change.size ?? 1,
      gain: change.gain ?? 1,
      jpegQuality: change.jpegQuality ?? 0,
    },
  );
}

/** The truth of the changed photo, by nearest neighbour; nothing is known to be scalp beyond the edge. */
export function changedTruth(truth: PictureTruth, change: PhotoChange): PictureTruth {
  const factor = change.size ?? 1;
  const [width, height] = [Math.round(truth.width * factor), Math.round(truth.height * factor)];
  const [a, b, c, d, e, f] = (change.source?.(truth.width, truth.height) ?? UNMOVED) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const scalp = new Uint8Array(width * height);
  const insideBorder = new Uint8Array(width * height);
  const areaMm2 = new Float32Array(width * height).fill(2 ** -12);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const x = Math.floor(a * (column + 0.5) + b * (row + 0.5) + c),
        y = Math.floor(d * (column + 0.5) + e * (row + 0.5) + f);
      if (x < 0 || y < 0 || x >= truth.width || y >= truth.height) continue;
      const [to, from] = [row * width + column, y * truth.width + x];
      scalp[to] = truth.scalp[from]!;
      insideBorder[to] = truth.insideBorder[from]!;
      areaMm2[to] = truth.areaMm2[from]! / factor ** 2;
    }
  return { width, height, scalp, insideBorder, areaMm2 };
}
