import type { HairlineStyle } from '../../domain/plan/TreatmentPlan';

/** Width of the edge that comes with a style, mm; the same as the hairline model's. */
export const STYLE_SOFTNESS_MM: Readonly<Record<HairlineStyle, number>> = {
  soft: 16,
  natural: 12,
  broken: 12,
  defined: 5,
  edged: 2,
};

/** From soft to edged. */
export const STYLES = Object.keys(STYLE_SOFTNESS_MM) as readonly HairlineStyle[];
