import { healedState } from '../domain/pigment/healing';
import { ladderOnSkin } from '../domain/pigment/swatch';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { ShownPigment } from '../state/statusStore';
import type { PersonTones } from './compute';
import { matchOf } from './startPlan';

export function shownPigment(tones: PersonTones, plan: TreatmentPlan): ShownPigment {
  const { skin, hair } = tones;
  const { assumptions } = healedState({ ...plan.age, skin: plan.skin.type, scar: false });
  return {
    match: matchOf(tones, plan.skin.type),
    skin,
    hair,
    swatches: skin ? ladderOnSkin(plan, skin.linear) : [],
    assumptions,
  };
}
