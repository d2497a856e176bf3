import type { HeadPose } from '../head/types';
import type { DepthMap, ScalpMaps } from './types';

/** Depth of the skin seen at each pixel: what lies clearly behind it is hidden. */
export function depthMap({ width, height, positionMm, areaMm2 }: ScalpMaps, pose: HeadPose): DepthMap {
  const r = pose.rotation;
  const tz = pose.translationMm[2];
  const depthMm = new Float32Array(width * height);
  for (let i = 0; i < depthMm.length; i++) {
    if (areaMm2[i] === 0) continue;
    depthMm[i] = -(
      r[6]! * positionMm[3 * i]! +
      r[7]! * positionMm[3 * i + 1]! +
      r[8]! * positionMm[3 * i + 2]! +
      tz
    );
  }
  return { width, height, depthMm };
}
