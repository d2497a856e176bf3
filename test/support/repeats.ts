import { autocorrelation } from './planeSpectrum';

/** Points of an equal-area map of the scalp, mm from its middle: 2 a point. */
export type ChartPoints = ArrayLike<number>;

const PIXEL_MM = 0.5;
/** Over so many pixels about each what the field's outline and the map's own error make of the density is taken out. */
const SMOOTH_PX = 16;
/** Lags at which less than this share of the field lies on itself are left out. */
const LEAST_OVERLAP = 0.1;

/**
 * The highest peak of the autocorrelation of points beyond `fromMm`, in standard deviations of its background: all lags
 * beyond, each over the root of how much of the field lies on itself there.
 *
 * @param halfMm half of the square about the map's middle that is looked at; long lags wrap around
 */
export function highestRepeat(
  points: ChartPoints,
  fromMm: number,
  halfMm: number,
): { sigmas: number; lagMm: number } {
  const side = 2 ** Math.ceil(Math.log2((2 * halfMm) / PIXEL_MM));
  const { density, window } = pictureOf(points, halfMm, side);
  const product = autocorrelation(density, side),
    overlap = autocorrelation(window, side);
  const values: number[] = [];
  const lags: number[] = [];
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const lagMm = PIXEL_MM * Math.hypot(Math.min(x, side - x), Math.min(y, side - y));
      const share = overlap[y * side + x]! / overlap[0]!;
      if (lagMm < fromMm || share < LEAST_OVERLAP) continue;
      values.push(product[y * side + x]! / Math.sqrt(share));
      lags.push(lagMm);
    }
  const sigma = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
  const highest = values.reduce((best, value, i) => (value > values[best]! ? i : best), 0);
  return { sigmas: values[highest]! / sigma, lagMm: lags[highest]! };
}

/** How many points a pixel has beyond those around it, and which pixels lie in the field. */
function pictureOf(
  points: ChartPoints,
  halfMm: number,
  side: number,
): { density: Float64Array; window: Float64Array } {
  const counts = new Float64Array(side * side);
  const px = (mm: number): number => Math.floor((mm + halfMm) / PIXEL_MM);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [px(points[i]!), px(points[i + 1]!)];
    if (Math.min(x, y) >= 0 && Math.max(x, y) < (2 * halfMm) / PIXEL_MM) counts[y * side + x]!++;
  }
  const around = boxMean(counts, side);
  const seen = around.filter((mean) => mean > 0).sort();
  const least = seen[seen.length >> 1]! / 2;
  const window = around.map((mean) => (mean > least ? 1 : 0));
  return { density: counts.map((count, i) => window[i]! * (count - around[i]!)), window };
}

function boxMean(picture: Float64Array, side: number): Float64Array {
  const sums = new Float64Array((side + 1) ** 2);
  for (let y = 0; y < side; y++)
    for (let x = 0, row = 0; x < side; x++) {
      row += picture[y * side + x]!;
      sums[(y + 1) * (side + 1) + x + 1] = sums[y * (side + 1) + x + 1]! + row;
    }
  const at = (x: number, y: number): number =>
    sums[Math.min(side, Math.max(0, y)) * (side + 1) + Math.min(side, Math.max(0, x))]!;
  return picture.map((_, i) => {
    const x = i % side,
      y = Math.floor(i / side);
    const [l, r, t, b] = [x - SMOOTH_PX, x + SMOOTH_PX + 1, y - SMOOTH_PX, y + SMOOTH_PX + 1];
    return (at(r, b) - at(l, b) - at(r, t) + at(l, t)) / (2 * SMOOTH_PX + 1) ** 2;
  });
}
