import { widenedPeak } from '../domain/pigment/absorbed';
import type { ImpressionLook, Rgb } from '../domain/pigment/look';
import type { Stage } from './stages';

/** What a surface's own pixels and the photo's blur do to marks. */
export interface Sampling {
  /** Of the surface's texels, on the skin that faces the camera. */
  readonly texelsPerMm: number;
  /** Blur (one sigma) of photo and texel together, texels. */
  readonly blurTexels: number;
}

/**
 * Peak densities such that marks take away as much light as they do in the skin, although blur has widened them. For the
 * average mark that faces the camera; what is turned away differs little.
 */
export function drawnDensity(look: ImpressionLook, { texelsPerMm, blurTexels }: Sampling): Rgb {
  const blurMm2 = (blurTexels / texelsPerMm) ** 2;
  const across = look.markSigmaMm ** 2,
    along = across * look.elongation ** 2;
  const kept = Math.sqrt((across * along) / ((across + blurMm2) * (along + blurMm2)));
  const [red, green, blue] = look.markDensity;
  const drawn = (peak: number): number => widenedPeak(peak, kept) / kept;
  return [drawn(red), drawn(green), drawn(blue)];
}

/** Stages that each part of a look is used in first; the rest are uniforms of the composite. */
const PLACED = [
  'markSigmaMm',
  'elongation',
  'sizeSpread',
  'strengthSpread',
  'strengthSkew',
  'depthSpread',
  'widthByDepth',
  'peakByDepth',
  'directionSpreadRad',
  'shapeSpread',
  'edgeSize',
  'edgeStrength',
  'scarStrength',
] as const satisfies readonly (keyof ImpressionLook)[];

/** Stages that a change of look makes stale. */
export function stagesOfLook(before: ImpressionLook | null, after: ImpressionLook): readonly Stage[] {
  if (before === null || PLACED.some((key) => before[key] !== after[key])) return ['place'];
  const same = (key: keyof ImpressionLook): boolean =>
    JSON.stringify(before[key]) === JSON.stringify(after[key]);
  // How far the halo reaches decides where marks are needed.
  const splatted = ['sessions', 'sessionsShown', 'visible', 'haloSigmaMm', 'patchiness'] as const;
  if (!splatted.every(same)) return ['splat'];
  return JSON.stringify(before) === JSON.stringify(after) ? [] : ['composite'];
}
