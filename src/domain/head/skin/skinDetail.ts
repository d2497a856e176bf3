import type { RgbaImage } from '../../image';
import { cellSamples, samplePx } from '../fit/cellSamples';
import { boxBlurred } from '../../boxBlur';
import type { SeenRegion } from '../fit/region';

/** What tells one place of the skin from another, whatever the light: lighter or darker than around, about -1..1, one a cell. */
export interface SkinDetail {
  readonly region: SeenRegion;
  readonly values: Float32Array;
}

/** Half widths of what is compared with its surroundings, and of where their contrast is evened out, mm. */
const SPOT_MM = 1.3;
const AROUND_MM = 4.4;
const CONTRAST_MM = 8.8;
/** Noise floors: sRGB steps, and natural log of lightness. */
const DARK_FLOOR = 6;
const CONTRAST_FLOOR = 0.005;
const MOST_CONTRAST = 0.5;

/** Moles, mottling and the borders of hair, as they show at `pxPerMm` (analysis px). */
export function skinDetail(image: RgbaImage, region: SeenRegion, pxPerMm: number): SkinDetail {
  const { inside, cellPx } = region;
  const mean = maskedMeans(region, pxPerMm / cellPx);
  const light = lightness(image, region);
  const spot = mean(light, SPOT_MM);
  const around = mean(light, AROUND_MM);
  const detail = new Float32Array(inside.length);
  const squared = new Float32Array(inside.length);
  for (let i = 0; i < detail.length; i++) {
    const step = Math.max(-MOST_CONTRAST, Math.min(MOST_CONTRAST, spot[i]! - around[i]!));
    detail[i] = step;
    squared[i] = step * step;
  }
  const contrast = mean(squared, CONTRAST_MM);
  for (let i = 0; i < detail.length; i++) detail[i] = detail[i]! / (Math.sqrt(contrast[i]!) + CONTRAST_FLOOR);
  return { region, values: detail };
}

/** Natural log of luma, sRGB steps, one a cell. */
function lightness(image: RgbaImage, { width, height, cellPx }: SeenRegion): Float32Array {
  const samples = cellSamples(image, width, height, cellPx);
  const light = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) {
        const at = 4 * samplePx(samples, x, y, k);
        sum += 0.299 * image.data[at]! + 0.587 * image.data[at + 1]! + 0.114 * image.data[at + 2]!;
      }
      light[i] = Math.log(sum / 4 + DARK_FLOOR);
    }
  return light;
}

/** Means over what is inside the region alone, nearly Gaussian. */
function maskedMeans({ width, height, inside }: SeenRegion, cellsPerMm: number) {
  const weight = Float32Array.from(inside);
  return (values: Float32Array, halfWidthMm: number): Float32Array => {
    const radius = Math.max(1, Math.round(halfWidthMm * cellsPerMm));
    const blurred = (cells: Float32Array): Float32Array =>
      boxBlurred(boxBlurred(cells, width, height, radius), width, height, radius);
    const sum = blurred(values.map((value, i) => value * weight[i]!));
    const share = blurred(weight);
    return sum.map((value, i) => value / Math.max(1e-3, share[i]!));
  };
}
