import { absorbed } from './absorbed';
import type { ImpressionLook, Rgb } from './look';
import { MARK_AREA } from './markProfile';
import { pigmentedLight, withoutShine } from './pigmentedSkin';

/**
 * Integral of an average mark of peak 1, mm2: that of its gaussian, 2 pi times both sigmas, times the profile's share of it and
 * the mean square of its relative size. Density times this is the mean mark amount of skin, however it is turned to the
 * camera.
 */
export const markAreaMm2 = (look: ImpressionLook): number =>
  MARK_AREA * 2 * Math.PI * look.markSigmaMm ** 2 * look.elongation * (1 + look.sizeSpread ** 2);

/**
 * Mean light of treated skin, linear R, G, B: the tone between marks, and what marks that lie at random over each other
 * leave of it.
 *
 * @param skin bare, without gloss
 */
export function treatedMean(skin: Rgb, look: ImpressionLook, impressionsPerCm2: number): Rgb {
  const halo = (impressionsPerCm2 * look.visible) / look.haloReferencePerCm2;
  const tone = pigmentedLight(skin, withoutShine(Math.min(...skin)), { mark: 0, halo: [halo, halo] }, look);
  const perMark = ((impressionsPerCm2 * look.visible) / 100) * markAreaMm2(look);
  const passed = (c: 0 | 1 | 2): number =>
    tone[c] * Math.exp(-perMark * (1 - look.veil[c]) * absorbed(look.markDensity[c]));
  return [passed(0), passed(1), passed(2)];
}
