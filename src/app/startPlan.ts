import { luminanceOf } from '../domain/pigment/colour';
import { impressionLook } from '../domain/pigment/impressionLook';
import type { SkinClass } from '../domain/pigment/skinClass';
import { lightBesideSkin, matchedShade, type MatchedShade } from '../domain/pigment/shadeMatch';
import { treatedMean } from '../domain/pigment/treatedMean';
import type { SkinChange } from '../domain/scalp/hairBesideSkin';
import { DEFAULT_PLAN, type TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { DocumentStore } from '../state/documentStore';
import type { PersonTones } from './compute';

/** The shade for this person's hair on skin of this type, which the photo shows or the user knows better. */
export const matchOf = ({ skin, hair }: PersonTones, type: SkinClass): MatchedShade =>
  matchedShade(
    type,
    hair?.tone ?? null,
    skin?.skinClass === type ? skin : null,
    hair && skin && lightBesideSkin(hair, skin),
  );

/** The default plan in the shade that is matched to this person; null where no head is known. */
export function startPlan(tones: PersonTones | null): TreatmentPlan {
  if (!tones) return DEFAULT_PLAN;
  const type = tones.skin?.skinClass ?? DEFAULT_PLAN.skin.type;
  const { family, shade } = matchOf(tones, type);
  return {
    ...DEFAULT_PLAN,
    skin: { type },
    pigment: { ...DEFAULT_PLAN.pigment, family, shade },
  };
}

/** This person's skin after the usual plan beside bare; null where the skin is not known. */
export function usualChange(tones: PersonTones): SkinChange | null {
  if (!tones.skin) return null;
  const { linear } = tones.skin;
  const plan = startPlan(tones);
  const treated = treatedMean(linear, impressionLook(plan), plan.density.impressionsPerCm2);
  return {
    darker: Math.log(luminanceOf(linear) / luminanceOf(treated)),
    bluer: Math.log((treated[2] * linear[0]) / (treated[0] * linear[2])),
  };
}

/** A head that was found only after the photo was open: its shade, as long as none was chosen; no step of its own. */
export function matchLater(document: DocumentStore, tones: PersonTones): void {
  const { plan } = document.getState();
  if (plan.pigment !== DEFAULT_PLAN.pigment || plan.skin !== DEFAULT_PLAN.skin) return;
  const { skin, pigment } = startPlan(tones);
  const history = document.temporal.getState();
  history.pause();
  document.setState({ plan: { ...plan, skin, pigment } });
  history.resume();
}
