import type { ShadeId } from '../domain/plan/TreatmentPlan';

/** Darkest first. */
export const SHADE_LADDER: readonly ShadeId[] = [
  '4',
  '6',
  '8',
  '10',
  '14',
  '18',
  '22',
  '26',
  '30',
  '34',
  '38',
  '42',
  '46',
  '50',
  '60',
];
