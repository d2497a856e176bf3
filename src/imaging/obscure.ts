import type { RgbaImage } from '../domain/image';

export interface EllipsePx {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
  /** Clockwise on screen. */
  readonly angleRad: number;
}

/** So few cells across a face that no feature is left; the blend between them hides the grid. */
const CELLS_ACROSS = 5;
/** The last part of the radius fades into the photo. */
const FADE = 0.12;

/** The ellipse to obscure so that all of `core` is beyond recognition and the fade lies outside it. */
export function fadingAround(core: EllipsePx): EllipsePx {
  return { ...core, rx: core.rx / (1 - FADE), ry: core.ry / (1 - FADE) };
}

/**
 * Blurs the ellipse beyond recognition, fading in the last part of its radius: the mean colours of a few cells, blended
 * smoothly. Mutates and returns `image`.
 */
export function obscured(image: RgbaImage, ellipse: EllipsePx): RgbaImage {
  const { cx, cy, rx, ry, angleRad } = ellipse;
  const reach = Math.max(rx, ry);
  const left = Math.max(0, Math.floor(cx - reach)),
    right = Math.min(image.width, Math.ceil(cx + reach));
  const top = Math.max(0, Math.floor(cy - reach)),
    bottom = Math.min(image.height, Math.ceil(cy + reach));
  if (left >= right || top >= bottom) return image;
  const cellPx = (2 * reach) / CELLS_ACROSS;
  const columns = CELLS_ACROSS + 1;
  const sums = new Float64Array(columns * columns * 4);
  const cellOf = (x: number, y: number): number =>
    4 *
    (Math.min(columns - 1, Math.floor((y - top) / cellPx)) * columns +
      Math.min(columns - 1, Math.floor((x - left) / cellPx)));
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const cell = cellOf(x, y),
        i = 4 * (y * image.width + x);
      for (let c = 0; c < 3; c++) sums[cell + c]! += image.data[i + c]!;
      sums[cell + 3]! += 1;
    }
  const cos = Math.cos(angleRad),
    sin = Math.sin(angleRad);
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const dx = x + 0.5 - cx,
        dy = y + 0.5 - cy;
      const radius = Math.hypot((cos * dx + sin * dy) / rx, (cos * dy - sin * dx) / ry);
      const share = Math.min(1, Math.max(0, (1 - radius) / FADE));
      if (share === 0) continue;
      const i = 4 * (y * image.width + x);
      for (let c = 0; c < 3; c++)
        image.data[i + c] =
          (1 - share) * image.data[i + c]! +
          share * blended(sums, columns, (x - left) / cellPx - 0.5, (y - top) / cellPx - 0.5, c);
    }
  return image;
}

/** Bilinear between the cells' means. */
function blended(sums: Float64Array, columns: number, u: number, v: number, channel: number): number {
  const u0 = Math.floor(u),
    v0 = Math.floor(v);
  let sum = 0;
  let weights = 0;
  for (let dy = 0; dy < 2; dy++)
    for (let dx = 0; dx < 2; dx++) {
      const column = u0 + dx,
        row = v0 + dy;
      if (column < 0 || row < 0 || column >= columns || row >= columns) continue;
      const cell = 4 * (row * columns + column);
      const count = sums[cell + 3]!;
      if (count === 0) continue;
      const weight = (dx ? u - u0 : 1 - u + u0) * (dy ? v - v0 : 1 - v + v0);
      sum += (weight * sums[cell + channel]!) / count;
      weights += weight;
    }
  return weights > 0 ? sum / weights : 0;
}
