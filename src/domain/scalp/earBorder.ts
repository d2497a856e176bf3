import { signedDistances } from '../distanceField';
import { REGION_EAR, type HeadPose } from '../head/types';
import type { SurfaceRaster } from './raster';
import type { PixelBox } from './types';

/** Skin so near to a fitted ear in the picture may be the ear itself: ears differ in size and place. [A] */
const MAY_BE_EAR_MM = 5;
/** Nothing changes farther from an ear than this. */
const REACH_MM = 60;
/** An ear hides skin that lies farther than this minus its own depth; behind the head it hides none. */
const IN_FRONT_MM = -5;

type Seen = Pick<SurfaceRaster, 'width' | 'box' | 'region' | 'positionMm' | 'borderDistanceMm'>;

interface Ear {
  readonly box: PixelBox;
  readonly depthMm: number;
}

/**
 * Distance from the hair border, mm, for which an ear in front of the scalp is a border too: on the picture, and so much
 * farther off as the ear may be larger than it is fitted. Row-major as the raster's; the same array where no ear is seen.
 *
 * @param mmPerPx of the raster, on the scalp
 */
export function borderWithEars(raster: Seen, { rotation: r }: HeadPose, mmPerPx: number): Float32Array {
  const { positionMm, borderDistanceMm } = raster;
  const depthMm = (i: number): number =>
    -(r[6]! * positionMm[3 * i]! + r[7]! * positionMm[3 * i + 1]! + r[8]! * positionMm[3 * i + 2]!);
  const ears = earsSeen(raster, depthMm);
  if (ears.length === 0) return borderDistanceMm;
  const border = borderDistanceMm.slice();
  for (const ear of ears) {
    const box = grown(ear.box, raster.box, Math.ceil(REACH_MM / mmPerPx));
    const columns = box.x1 - box.x0 + 1;
    const beside = new Uint8Array(columns * (box.y1 - box.y0 + 1));
    for (let y = box.y0, k = 0; y <= box.y1; y++)
      for (let i = y * raster.width + box.x0; i <= y * raster.width + box.x1; i++, k++)
        beside[k] = raster.region[i] === REGION_EAR ? 0 : 1;
    const distances = signedDistances(beside, columns, beside.length / columns);
    for (let y = box.y0, k = 0; y <= box.y1; y++)
      for (let i = y * raster.width + box.x0; i <= y * raster.width + box.x1; i++, k++) {
        const mm = distances[k]! * mmPerPx - MAY_BE_EAR_MM;
        if (mm < border[i]! && border[i]! > 0 && depthMm(i) >= ear.depthMm + IN_FRONT_MM) border[i] = mm;
      }
  }
  return border;
}

/** Either ear that is seen, with the mean of its depth. */
function earsSeen({ width, box, region, positionMm }: Seen, depthMm: (i: number) => number): readonly Ear[] {
  return [-1, 1].flatMap((side) => {
    let [x0, y0, x1, y1, sum, count] = [Infinity, Infinity, -1, -1, 0, 0];
    for (let y = box.y0; y <= box.y1; y++)
      for (let x = box.x0, i = y * width + x; x <= box.x1; x++, i++) {
        if (region[i] !== REGION_EAR || positionMm[3 * i]! * side <= 0) continue;
        x0 = Math.min(x0, x);
        x1 = Math.max(x1, x);
        y0 = Math.min(y0, y);
        y1 = y;
        sum += depthMm(i);
        count++;
      }
    return count > 0 ? [{ box: { x0, y0, x1, y1 }, depthMm: sum / count }] : [];
  });
}

const grown = (ear: PixelBox, within: PixelBox, by: number): PixelBox => ({
  x0: Math.max(within.x0, ear.x0 - by),
  y0: Math.max(within.y0, ear.y0 - by),
  x1: Math.min(within.x1, ear.x1 + by),
  y1: Math.min(within.y1, ear.y1 + by),
});
