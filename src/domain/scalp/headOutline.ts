import { REGION_SCALP } from '../head/types';
import type { Mask } from '../image';
import type { SurfaceRaster } from './raster';

/** The outline's direction is taken over this radius. */
const NORMAL_RADIUS_PX = 4;

export type Direction = readonly [number, number];

/** Where the scalp ends against what is not the head; the picture's own border is no outline. x, y each, px; row by row. */
export function outlinePixels(raster: SurfaceRaster): [number, number][] {
  const { width, height, box } = raster;
  const found: [number, number][] = [];
  const first = Math.max(1, box.x0),
    last = Math.min(width - 2, box.x1);
  for (let y = Math.max(1, box.y0); y <= Math.min(height - 2, box.y1); y++)
    outlineOfRow(raster, y, first, last, found);
  return found;
}

function outlineOfRow(
  { width, triangle, region }: SurfaceRaster,
  y: number,
  first: number,
  last: number,
  found: [number, number][],
): void {
  for (let x = first, i = y * width + x; x <= last; x++, i++) {
    if (triangle[i]! < 0 || region[i] !== REGION_SCALP) continue;
    if (triangle[i - 1]! < 0 || triangle[i + 1]! < 0 || triangle[i - width]! < 0 || triangle[i + width]! < 0)
      found.push([x, y]);
  }
}

/** Unit vector from the head's pixels around to those off the head. */
export function outwards({ width, height, triangle }: SurfaceRaster, x: number, y: number): Direction {
  let sumX = 0,
    sumY = 0;
  for (let dy = -NORMAL_RADIUS_PX; dy <= NORMAL_RADIUS_PX; dy++)
    for (let dx = -NORMAL_RADIUS_PX; dx <= NORMAL_RADIUS_PX; dx++) {
      const column = x + dx,
        row = y + dy;
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const side = triangle[row * width + column]! < 0 ? 1 : -1;
      sumX += side * dx;
      sumY += side * dy;
    }
  const length = Math.hypot(sumX, sumY) || 1;
  return [sumX / length, sumY / length];
}

/** Distance from the head's outline (half a pixel beyond x, y) outwards to that of the person, px; null where it is not within reach. */
export function outlineBeyond(
  person: Mask,
  x: number,
  y: number,
  [nx, ny]: Direction,
  reachPx: number,
): number | null {
  const at = (px: number): number => covered(person, x + nx * (0.5 + px), y + ny * (0.5 + px));
  const step = at(0) >= 0.5 ? 1 : -1;
  for (let px = step, last = at(0); Math.abs(px) <= reachPx; px += step) {
    const now = at(px);
    if (now >= 0.5 !== last >= 0.5) return px - step + (step * (last - 0.5)) / (last - now);
    last = now;
  }
  return null;
}

/** 0..1 between the middles of pixels, which lie at whole numbers; beyond the picture as at its border. */
function covered({ width, height, coverage }: Mask, x: number, y: number): number {
  const column = Math.floor(x),
    row = Math.floor(y);
  const at = (cx: number, cy: number): number => {
    const inX = Math.min(width - 1, Math.max(0, cx)),
      inY = Math.min(height - 1, Math.max(0, cy));
    return coverage[inY * width + inX]! / 255;
  };
  const along = (cy: number): number => at(column, cy) + (x - column) * (at(column + 1, cy) - at(column, cy));
  return along(row) + (y - row) * (along(row + 1) - along(row));
}
