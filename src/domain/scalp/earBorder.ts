import { signedDistances } from '../distanceField';
import { REGION_EAR, type HeadPose } from '../head/types';
import { earsIn } from './earsIn';
import type { SurfaceRaster } from './raster';
import type { PixelBox } from './types';

/** Skin so near to a fitted ear in the picture may be the ear itself: ears differ in size and place. [A] */
const MAY_BE_EAR_MM = 5;
/** Nothing changes farther from an ear than this. */
const REACH_MM = 60;
/** An ear hides skin that lies farther than this minus its own depth; behind the head it hides none. */
const IN_FRONT_MM = -5;

type Seen = Pick<SurfaceRaster, 'width' | 'box' | 'region' | 'positionMm' | 'borderDistanceMm'>;

/**
 * Distance from the hair border, mm, for which an ear in front of the scalp is a border too: on the picture, and so much
 * farther off as the ear may be larger than it is fitted. Row-major as the raster's; the same array where no ear is seen.
 *
 * @param mmPerPx of the raster, on the scalp
 */
export function borderWithEars(raster: Seen, { rotation: r }: HeadPose, mmPerPx: number): Float32Array {
  const { width, positionMm: p, borderDistanceMm, region } = raster;
  const [r6, r7, r8] = [r[6]!, r[7]!, r[8]!];
  const ears = earsIn(raster);
  if (ears.length === 0) return borderDistanceMm;
  const depthMm = (i: number): number => -(r6 * p[3 * i]! + r7 * p[3 * i + 1]! + r8 * p[3 * i + 2]!);
  const border = borderDistanceMm.slice();
  for (const ear of ears) {
    const hidesFromMm = ear.pixels.reduce((sum, i) => sum + depthMm(i), 0) / ear.pixels.length + IN_FRONT_MM;
    const box = grown(ear.box, raster.box, Math.ceil(REACH_MM / mmPerPx));
    const columns = box.x1 - box.x0 + 1;
    const beside = new Uint8Array(columns * (box.y1 - box.y0 + 1));
    for (let y = box.y0, k = 0; y <= box.y1; y++)
      for (let i = y * width + box.x0; i <= y * width + box.x1; i++, k++)
        beside[k] = region[i] === REGION_EAR ? 0 : 1;
    const distances = signedDistances(beside, columns, beside.length / columns);
    for (let y = box.y0, k = 0; y <= box.y1; y++)
      for (let i = y * width + box.x0; i <= y * width + box.x1; i++, k++) {
        if (!(border[i]! > 0)) continue;
        const mm = distances[k]! * mmPerPx - MAY_BE_EAR_MM;
        if (mm < border[i]! && depthMm(i) >= hidesFromMm) border[i] = mm;
      }
  }
  return border;
}

const grown = (ear: PixelBox, within: PixelBox, by: number): PixelBox => ({
  x0: Math.max(within.x0, ear.x0 - by),
  y0: Math.max(within.y0, ear.y0 - by),
  x1: Math.min(within.x1, ear.x1 + by),
  y1: Math.min(within.y1, ear.y1 + by),
});
