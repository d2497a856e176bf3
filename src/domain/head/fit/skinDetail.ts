import type { RgbaImage } from '../../image';
import { lumaOnGrid } from './faceFeatures';
import { boxBlurred, type SeenRegion } from './region';

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
  const { width, height, inside, cellPx } = region;
  const mean = maskedMeans(region, pxPerMm / cellPx);
  const light = lumaOnGrid(image, width, height, cellPx).map((value) => Math.log(value + DARK_FLOOR));
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
