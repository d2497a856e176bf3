import type { HeadPose } from '../head/types';
import type { DepthMap, ScalpMaps } from './types';

/** Of the maps' pixels, every so many in x and y: depth is steep only where skin ends. */
const STEP_PX = 2;

/** Depth of the skin seen: what lies clearly behind it is hidden. */
export function depthMap(
  { width, height, box, positionMm, areaMm2 }: ScalpMaps,
  { rotation: r, translationMm }: HeadPose,
): DepthMap {
  const [r6, r7, r8] = [r[6]!, r[7]!, r[8]!];
  const tz = translationMm[2];
  const columns = Math.ceil(width / STEP_PX),
    rows = Math.ceil(height / STEP_PX);
  const depthMm = new Float32Array(columns * rows);
  for (let row = Math.floor(box.y0 / STEP_PX); row * STEP_PX <= box.y1; row++)
    for (let column = Math.floor(box.x0 / STEP_PX); column * STEP_PX <= box.x1; column++) {
      const i = STEP_PX * (row * width + column);
      if (areaMm2[i] === 0) continue;
      depthMm[row * columns + column] = -(
        r6 * positionMm[3 * i]! +
        r7 * positionMm[3 * i + 1]! +
        r8 * positionMm[3 * i + 2]! +
        tz
      );
    }
  return { width: columns, height: rows, depthMm };
}
