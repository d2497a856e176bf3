import { fringeLook } from '../domain/fringe/fringeLook';
import { impressionLook } from '../domain/pigment/impressionLook';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import { mostPerCm2 } from '../domain/zones/plannedZones';
import type { PlanInputs } from '../render';
import type { OpenPhoto } from './photos';

/** What a plan says of the look of its impressions and of the hair beside them in this photo. */
export function lookInputs({ head }: OpenPhoto, plan: TreatmentPlan) {
  const { ownHair = 'none', hairLight = 0 } = head ?? {};
  return {
    look: impressionLook(plan),
    fringe: fringeLook(plan, ownHair, hairLight),
    density: { impressionsPerCm2: mostPerCm2(plan), enabled: plan.enabled && head !== null },
  } satisfies Partial<PlanInputs>;
}
