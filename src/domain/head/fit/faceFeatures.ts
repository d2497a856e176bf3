import type { RgbaImage } from '../../image';
import { boxBlurred, CellSums } from '../../boxBlur';
import { cellSamples, samplePx } from './cellSamples';
import { gridValue, hairNear, type CellGrid, type SeenRegion } from './region';

/** How much the lightness varies around each cell at the scale of brows, eyes, nostrils, lips and the folds of an ear, natural log; every second cell tells enough. */
export interface FineDetail extends CellGrid {
  readonly region: SeenRegion;
  readonly variation: Float32Array;
}

/** Lightness (sRGB luma, 0..255) of each cell of the region, mean of a few samples; 0 outside. */
function lumaInside(image: RgbaImage, { width, height, cellPx, inside }: SeenRegion): Float32Array {
  const out = new Float32Array(width * height);
  const { data } = image;
  const samples = cellSamples(image, width, height, cellPx);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (inside[i] !== 1) continue;
      let sum = 0;
      for (let k = 0; k < 4; k++) {
        const at = 4 * samplePx(samples, x, y, k);
        sum += 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
      }
      out[i] = sum / 4;
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

/** For heads of any size in one picture; what they share is made once. */
export function fineDetails(image: RgbaImage, region: SeenRegion): (pxPerMm: number) => FineDetail {
  const { width, height, inside, cellPx } = region;
  const light = new CellSums(lumaInside(image, region), width, height);
  const count = new CellSums(inside, width, height);
  const coarse = { width: width >> 1, height: height >> 1, cellPx: 2 * cellPx };
  const weight = new Float32Array(coarse.width * coarse.height);
  for (let y = 0, i = 0; y < coarse.height; y++)
    for (let x = 0; x < coarse.width; x++, i++) weight[i] = inside[2 * y * width + 2 * x]!;
  return (pxPerMm) => {
    const cells = (mm: number, ofPx: number): number => Math.max(1, Math.round((mm * pxPerMm) / ofPx));
    const [narrow, wide] = [cells(NARROW_MM, cellPx), cells(WIDE_MM, cellPx)];
    const squared = new Float32Array(weight.length);
    for (let y = 0, i = 0; y < coarse.height; y++) {
      for (let x = 0; x < coarse.width; x++, i++) {
        if (weight[i] !== 1) continue;
        const near = light.around(2 * x, 2 * y, narrow) / count.around(2 * x, 2 * y, narrow);
        const far = light.around(2 * x, 2 * y, wide) / count.around(2 * x, 2 * y, wide);
        const ratio = Math.log((far + FLOOR) / (near + FLOOR));
        squared[i] = ratio * ratio;
      }
    }
    const around = cells(AROUND_MM, coarse.cellPx);
    const variation = boxBlurred(squared, coarse.width, coarse.height, around);
    const share = boxBlurred(weight, coarse.width, coarse.height, around);
    for (let i = 0; i < variation.length; i++)
      variation[i] = Math.sqrt(Math.max(0, variation[i]!) / Math.max(0.2, share[i]!));
    return { ...coarse, variation, region };
  };
}

/** Variation that is as likely on a face or ear as on a bare cranium. */
const EVEN_VARIATION = 0.05;
/** Neighbouring landmarks see the same brow: this share of their number counts. */
const INDEPENDENT_SHARE = 0.2;

/** The border of cropped hair varies, too: where hair is seen, little is learnt. Natural log of how much likelier the picture is with a face's or ear's features at these points (x, y, analysis px, up to `length` numbers) than without. */
export function featureLogOdds(detail: FineDetail, pointsPx: Float64Array, length: number): number {
  const { region, variation: seen } = detail;
  let sum = 0;
  for (let i = 0; i < length; i += 2) {
    const variation = gridValue(detail, seen, pointsPx[i]!, pointsPx[i + 1]!);
    if (Number.isNaN(variation)) continue;
    const hair = hairNear(region, pointsPx[i]!, pointsPx[i + 1]!);
    sum += (1 - hair) * Math.max(-1, Math.min(1, Math.log(Math.max(1e-4, variation) / EVEN_VARIATION)));
  }
  return sum * INDEPENDENT_SHARE;
}
