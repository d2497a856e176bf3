import type { RgbaImage } from '../../image';
import { boxBlurred, sampleGrid, type SeenRegion } from './region';

/** How much the lightness varies around each cell at the scale of brows, eyes, nostrils, lips and the folds of an ear, natural log. */
export interface FineDetail {
  readonly region: SeenRegion;
  readonly variation: Float32Array;
}

/** Lightness (sRGB luma, 0..255) of each cell, mean of a few samples. */
export function lumaOnGrid(image: RgbaImage, width: number, height: number, cellPx: number): Float32Array {
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) {
        const px = Math.min(image.width - 1, Math.floor((x + 0.25 + 0.5 * (k & 1)) * cellPx));
        const py = Math.min(image.height - 1, Math.floor((y + 0.25 + 0.5 * (k >> 1)) * cellPx));
        const at = (py * image.width + px) * 4;
        sum += 0.299 * image.data[at]! + 0.587 * image.data[at + 1]! + 0.114 * image.data[at + 2]!;
      }
      out[y * width + x] = sum / 4;
    }
  }
  return out;
}

/** Half widths of the two means that are compared, and of the surroundings that count, mm. */
const NARROW_MM = 2.5;
const WIDE_MM = 14;
const AROUND_MM = 4;
/** Noise floor of dark pictures, sRGB steps. */
const FLOOR = 10;

export function fineDetail(luma: Float32Array, region: SeenRegion, pxPerMm: number): FineDetail {
  const { width, height, inside, cellPx } = region;
  const cellsPerMm = pxPerMm / cellPx;
  const masked = luma.map((value, i) => value * inside[i]!);
  const weight = Float32Array.from(inside);
  const blurred = (values: Float32Array, radiusMm: number): Float32Array =>
    boxBlurred(values, width, height, Math.max(1, Math.round(radiusMm * cellsPerMm)));
  const [narrow, narrowShare] = [blurred(masked, NARROW_MM), blurred(weight, NARROW_MM)];
  const [wide, wideShare] = [blurred(masked, WIDE_MM), blurred(weight, WIDE_MM)];
  const squared = narrow.map((value, i) => {
    if (inside[i] !== 1) return 0;
    const ratio = Math.log(
      (wide[i]! / Math.max(1e-3, wideShare[i]!) + FLOOR) / (value / Math.max(1e-3, narrowShare[i]!) + FLOOR),
    );
    return ratio * ratio;
  });
  const around = blurred(squared, AROUND_MM);
  const share = blurred(weight, AROUND_MM);
  return {
    region,
    variation: around.map((value, i) => Math.sqrt(Math.max(0, value) / Math.max(0.2, share[i]!))),
  };
}

/** Variation that is as likely on a face or ear as on a bare cranium. */
const EVEN_VARIATION = 0.05;
/** Neighbouring landmarks see the same brow: this share of their number counts. */
const INDEPENDENT_SHARE = 0.2;

/** The border of cropped hair varies, too: where hair is seen, little is learnt. Natural log of how much likelier the picture is with a face's or ear's features at these points (2n, analysis px) than without. */
export function featureLogOdds(detail: FineDetail, pointsPx: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 1 < pointsPx.length; i += 2) {
    const variation = sampleGrid(detail.region, detail.variation, pointsPx[i]!, pointsPx[i + 1]!);
    if (variation === null) continue;
    const hair = sampleGrid(detail.region, detail.region.hair, pointsPx[i]!, pointsPx[i + 1]!) ?? 0;
    sum += (1 - hair) * Math.max(-1, Math.min(1, Math.log(Math.max(1e-4, variation) / EVEN_VARIATION)));
  }
  return sum * INDEPENDENT_SHARE;
}
