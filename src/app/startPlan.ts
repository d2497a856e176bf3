import { matchedShade, type MatchedShade } from '../domain/pigment/shadeMatch';
import { DEFAULT_PLAN, type TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { DocumentStore } from '../state/documentStore';
import type { PersonTones } from './compute';

/** The shade for this person's skin and hair; for the default skin where the photo shows too little. */
export const matchOf = ({ skin, hair }: PersonTones): MatchedShade =>
  matchedShade(skin?.skinClass ?? DEFAULT_PLAN.skin.type, hair?.tone ?? null, skin);

/** The default plan in this person's own shade. */
export function startPlan(tones: PersonTones | null): TreatmentPlan {
  if (!tones?.skin) return DEFAULT_PLAN;
  const { family, shade } = matchOf(tones);
  return {
    ...DEFAULT_PLAN,
    skin: { type: tones.skin.skinClass },
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
