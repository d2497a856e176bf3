import type { HairlineStyle } from '../../domain/plan/TreatmentPlan';

/** Width of the edge that comes with a style, mm; the same as the hairline model's. */
export const STYLE_SOFTNESS_MM: Readonly<Record<HairlineStyle, number>> = {
  natural: 12,
  soft: 20,
  broken: 11,
  feathered: 15,
  receded: 14,
  rounded: 10,
  straight: 8,
  'widows-peak': 10,
  defined: 5,
  edged: 2,
};

/** In the order in which they are offered. */
export const STYLES = Object.keys(STYLE_SOFTNESS_MM) as readonly HairlineStyle[];
