import type { SkinClass } from '../domain/pigment/skinClass';
import { lightBesideSkin, matchedShade, type MatchedShade } from '../domain/pigment/shadeMatch';
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
