import { REGION_EAR } from '../head/types';
import type { SurfaceRaster } from './raster';
import type { PixelBox } from './types';

/** An ear that the raster shows. */
export interface SeenEar {
  /** -1 the right one, 1 the left one. */
  readonly side: -1 | 1;
  readonly box: PixelBox;
  /** Pixels of the raster that show it, row by row. */
  readonly pixels: readonly number[];
}

/** Those that are seen, the right one first. */
export function earsIn({
  width,
  region,
  positionMm,
}: Pick<SurfaceRaster, 'width' | 'region' | 'positionMm'>): readonly SeenEar[] {
  const [right, left]: [number[], number[]] = [[], []];
  for (let i = region.indexOf(REGION_EAR); i >= 0; i = region.indexOf(REGION_EAR, i + 1))
    (positionMm[3 * i]! < 0 ? right : left).push(i);
  return ([-1, 1] as const).flatMap((side) => {
    const pixels = side < 0 ? right : left;
    return pixels.length > 0 ? [{ side, pixels, box: boxOf(pixels, width) }] : [];
  });
}

function boxOf(pixels: readonly number[], width: number): PixelBox {
  let x0 = Infinity,
    x1 = -1;
  for (const i of pixels) {
    const x = i % width;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
  }
  return { x0, y0: Math.floor(pixels[0]! / width), x1, y1: Math.floor(pixels.at(-1)! / width) };
}
