import type { ImpressionLook } from '../domain/pigment/look';
import type { Stage } from './stages';

/** Half width at half depth of a gaussian over its sigma: sqrt(2 ln 2). */
export const HALF_WIDTH_PER_SIGMA = Math.sqrt(2 * Math.LN2);

export const sigmaMm = (look: ImpressionLook): number => look.markHalfWidthMm / HALF_WIDTH_PER_SIGMA;

/**
 * Integral of an average mark of peak 1, mm2: 2 pi sigma2 times the mean square of its relative size. Density times this
 * is the mean mark amount of skin, however it is turned to the camera.
 */
export const markAreaMm2 = (look: ImpressionLook): number =>
  2 * Math.PI * sigmaMm(look) ** 2 * (1 + look.sizeSpread ** 2);

/** Stages that a change of look makes stale; shade and strength are uniforms of the composite. */
export function stagesOfLook(before: ImpressionLook | null, after: ImpressionLook): readonly Stage[] {
  if (before === null) return ['place'];
  const moved =
    before.markHalfWidthMm !== after.markHalfWidthMm ||
    before.elongation !== after.elongation ||
    before.sizeSpread !== after.sizeSpread ||
    before.strengthSpread !== after.strengthSpread;
  if (moved) return ['place'];
  if (before.haloSigmaMm !== after.haloSigmaMm) return ['halo'];
  return JSON.stringify(before) === JSON.stringify(after) ? [] : ['composite'];
}
