import { boxBlurred } from '../boxBlur';
import type { PixelBox } from '../scalp/types';

/** A part of the maps, its own pixels row-major. */
export interface Window extends PixelBox {
  readonly columns: number;
  readonly rows: number;
}

/** What holds all that is hair and so many pixels around; null where there is none. */
export function windowAround(
  hair: Uint8Array,
  width: number,
  height: number,
  marginPx: number,
): Window | null {
  let left = width,
    right = -1,
    top = -1,
    bottom = -1;
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (hair[i] === 0) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (top < 0) top = y;
      bottom = y;
    }
  if (right < 0) return null;
  const x0 = Math.max(0, left - marginPx),
    y0 = Math.max(0, top - marginPx);
  const x1 = Math.min(width - 1, right + marginPx),
    y1 = Math.min(height - 1, bottom + marginPx);
  return { x0, y0, x1, y1, columns: x1 - x0 + 1, rows: y1 - y0 + 1 };
}

/** Calls back with each pixel's place in the window and in the maps. */
export function forEachIn(
  { x0, y0, columns, rows }: Window,
  width: number,
  visit: (at: number, i: number, x: number, y: number) => void,
): void {
  for (let y = 0, at = 0; y < rows; y++)
    for (let x = 0, i = (y0 + y) * width + x0; x < columns; x++, i++, at++) visit(at, i, x0 + x, y0 + y);
}

/** Nearly a Gaussian of this radius. */
export function softened(values: Float32Array, { columns, rows }: Window, radiusPx: number): Float32Array {
  const radius = Math.max(1, Math.round(radiusPx));
  return boxBlurred(boxBlurred(values, columns, rows, radius), columns, rows, radius);
}

/** Mean of `values` around each place, by `weight`; 0 where there is none. */
export function meansAround(
  values: Float32Array,
  weight: Float32Array,
  window: Window,
  radiusPx: number,
  softWeight = softened(weight, window, radiusPx),
): Float32Array {
  const sums = softened(
    values.map((value, at) => value * weight[at]!),
    window,
    radiusPx,
  );
  return sums.map((sum, at) => (softWeight[at]! > 1e-4 ? sum / softWeight[at]! : 0));
}
