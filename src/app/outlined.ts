import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { ViewState } from '../state/viewStore';

/** Ids of what is worked on and stands out by its outline: the chosen zone or scar, all scars while another is drawn. */
export function outlinedIds(
  { tool, zoneId }: Pick<ViewState, 'tool' | 'zoneId'>,
  { scars }: Pick<TreatmentPlan, 'scars'>,
): readonly string[] {
  if (tool === 'scar') return scars.map(({ id }) => id);
  return zoneId === null ? [] : [zoneId];
}
