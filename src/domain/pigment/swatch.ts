import type { ShadeId } from '../plan/TreatmentPlan';
import { hexOf } from './colour';
import { impressionLook, type LookedAt } from './impressionLook';
import type { ImpressionLook, Rgb } from './look';
import { pigmentedLight, withoutShine } from './pigmentedSkin';
import { LADDER } from './shades';

/** Bare skin, the tone between marks and the middle of a mark at the usual density; #rrggbb. */
export interface Swatch {
  readonly shade: ShadeId;
  readonly skin: string;
  readonly tone: string;
  readonly mark: string;
}

/** The whole ladder and the user's own mixture on this skin, by the same maths as the picture. */
export function ladderOnSkin(plan: LookedAt, skin: Rgb): readonly Swatch[] {
  return [...LADDER, 'custom' as const].map((shade) => {
    const look = impressionLook({ ...plan, pigment: { ...plan.pigment, shade } });
    return {
      shade,
      skin: hexOf(skin),
      tone: hexOf(seen(skin, 0, look)),
      mark: hexOf(seen(skin, 1, look)),
    };
  });
}

/** All of the skin's light is its body: a swatch has no gloss. */
const seen = (skin: Rgb, mark: number, look: ImpressionLook): Rgb =>
  pigmentedLight(skin, withoutShine(Math.min(...skin)), { mark, halo: [1, 1] }, look);
