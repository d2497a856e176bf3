import type { ShadeId } from '../../domain/plan/TreatmentPlan';
import type { ShownPigment } from '../../state/statusStore';
import { usePlan, useStatus } from '../AppContext';
import { colourOnSomeSkin, dilutionOf, type SwatchColours } from '../art/shadeColours';

export const useShownPigment = (): ShownPigment | null =>
  useStatus(({ photo }) => photo?.head?.pigment ?? null);

/** The colours of each shade on the patient's own skin, or on some skin where the photo shows too little. */
export function useSwatches(): (shade: ShadeId) => SwatchColours {
  const swatches = useShownPigment()?.swatches;
  const ownDilution = usePlan((plan) => plan.pigment.custom.dilution);
  return (shade) =>
    swatches?.find((swatch) => swatch.shade === shade) ?? colourOnSomeSkin(dilutionOf(shade, ownDilution));
}
