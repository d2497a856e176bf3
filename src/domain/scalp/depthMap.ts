import type { HeadPose } from '../head/types';
import type { DepthMap, ScalpMaps } from './types';

/** Depth of the skin seen at each pixel: what lies clearly behind it is hidden. */
export function depthMap(
  { width, height, box, positionMm, areaMm2 }: ScalpMaps,
  { rotation: r, translationMm }: HeadPose,
): DepthMap {
  const [r6, r7, r8] = [r[6]!, r[7]!, r[8]!];
  const tz = translationMm[2];
  const depthMm = new Float32Array(width * height);
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i++) {
      if (areaMm2[i] === 0) continue;
      depthMm[i] = -(
        r6 * positionMm[3 * i]! +
        r7 * positionMm[3 * i + 1]! +
        r8 * positionMm[3 * i + 2]! +
        tz
      );
    }
  return { width, height, depthMm };
}
