import { REGION_EAR, type HeadPoints, type Vec3 } from '../head/types';
import type { SurfaceRaster } from './raster';

/** From the tragion to beyond the ear's rim: half the length of a man's ear, 32 mm, and what the fit may be off. */
const EAR_REACH_MM = 42;
/** In the picture an ear may lie this far beside where the fit shows it. */
const EAR_OFF_MM = 14;

type Seen = Pick<SurfaceRaster, 'width' | 'box' | 'positionMm' | 'region'>;

interface Rect {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/**
 * Whether a place of the skin (index of a pixel) is so near to an ear that what lies beside it in the photo may be the ear:
 * on the head, or in the picture, as from above an ear stands out from under skin that is farther up.
 *
 * @param mmPerPx of the raster, on the scalp
 */
export function nearEars(raster: Seen, points: HeadPoints, mmPerPx: number): (i: number) => boolean {
  const { width, positionMm } = raster;
  const near = (i: number, [x, y, z]: Vec3): boolean =>
    (positionMm[3 * i]! - x) ** 2 + (positionMm[3 * i + 1]! - y) ** 2 + (positionMm[3 * i + 2]! - z) ** 2 <
    EAR_REACH_MM ** 2;
  const rects = seenEars(raster, EAR_OFF_MM / mmPerPx);
  const within = (i: number): boolean => {
    const x = i % width,
      y = Math.floor(i / width);
    return rects.some(({ x0, y0, x1, y1 }) => x >= x0 && x <= x1 && y >= y0 && y <= y1);
  };
  return (i) => near(i, points.leftTragion) || near(i, points.rightTragion) || within(i);
}

/** Around the pixels that show either ear, wider by so many pixels. */
function seenEars({ width, box, positionMm, region }: Seen, byPx: number): readonly Rect[] {
  const sides: [Rect | null, Rect | null] = [null, null];
  for (let y = box.y0; y <= box.y1; y++)
    for (let x = box.x0, i = y * width + x; x <= box.x1; x++, i++) {
      if (region[i] !== REGION_EAR) continue;
      const side = positionMm[3 * i]! < 0 ? 0 : 1;
      const rect = (sides[side] ??= { x0: x, y0: y, x1: x, y1: y });
      rect.x0 = Math.min(rect.x0, x);
      rect.x1 = Math.max(rect.x1, x);
      rect.y1 = y;
    }
  return sides.flatMap((rect) =>
    rect ? [{ x0: rect.x0 - byPx, y0: rect.y0 - byPx, x1: rect.x1 + byPx, y1: rect.y1 + byPx }] : [],
  );
}
