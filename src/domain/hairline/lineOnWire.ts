import type { HeadFit } from '../head/types';
import type { WireLine } from '../head/wire';
import type { HeadDome } from './frontChart';
import { seenRuns } from './seenLine';

/**
 * The near side of the planned line as another fit of the same head shows it, for the wire head.
 *
 * @param dome @param pointsMm of the head at `scale`, head frame, mm
 */
export function lineOnWire(
  { dome, scale }: { readonly dome: HeadDome; readonly scale: number },
  pointsMm: Float64Array,
  fit: HeadFit,
): readonly WireLine[] {
  const [x, y, z] = fit.pose.translationMm;
  // A head of another size looks the same from as much farther away.
  const farther = scale / fit.shape.scale;
  const pose = { ...fit.pose, translationMm: [farther * x, farther * y, farther * z] as const };
  return seenRuns(dome, { ...fit, pose }, pointsMm).map((run) => ({
    kind: 'hairline',
    points: Float32Array.from(run),
  }));
}
