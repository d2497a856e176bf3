import type { HeadPoints, Vec3 } from '../head/types';
import { earsIn } from './earsIn';
import type { SurfaceRaster } from './raster';

/** From the tragion to beyond the ear's rim: half the length of a man's ear, 32 mm, and what the fit may be off. */
const EAR_REACH_MM = 42;
/** In the picture an ear may lie this far beside where the fit shows it. */
const EAR_OFF_MM = 14;

type Seen = Pick<SurfaceRaster, 'width' | 'positionMm' | 'region'>;

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
  const byPx = EAR_OFF_MM / mmPerPx;
  const rects = earsIn(raster).map(({ box: { x0, y0, x1, y1 } }) => ({
    x0: x0 - byPx,
    y0: y0 - byPx,
    x1: x1 + byPx,
    y1: y1 + byPx,
  }));
  const within = (i: number): boolean => {
    const x = i % width,
      y = Math.floor(i / width);
    return rects.some(({ x0, y0, x1, y1 }) => x >= x0 && x <= x1 && y >= y0 && y <= y1);
  };
  return (i) => near(i, points.leftTragion) || near(i, points.rightTragion) || within(i);
}
