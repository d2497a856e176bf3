import type { ShadeId } from '../plan/TreatmentPlan';

/**
 * One dilution of the ladder. `dilution` is parts of water to one of pigment (trade figures in the SMP reference);
 * `strength` is the optical density of its marks relative to dark brown, and `rgb` the balance of that density over
 * linear R, G, B: black and grey pigment absorb evenly, brown ones leave more red. [A] where no source gives a figure.
 */
export interface Shade {
  readonly id: ShadeId;
  /** As on the screen. */
  readonly name: string;
  readonly dilution: number;
  readonly strength: number;
  readonly rgb: readonly [number, number, number];
}

export const SHADES: readonly Shade[] = [
  { id: 'jet', name: 'Jet black', dilution: 10, strength: 1.4, rgb: [1.04, 1, 0.97] },
  { id: 'black', name: 'Soft black', dilution: 20, strength: 1.2, rgb: [1.02, 1, 0.98] },
  { id: 'dark-brown', name: 'Dark brown', dilution: 30, strength: 1, rgb: [1, 1, 1] },
  { id: 'brown', name: 'Brown', dilution: 36, strength: 0.85, rgb: [0.93, 1, 1.06] },
  { id: 'light-brown', name: 'Light brown', dilution: 42, strength: 0.7, rgb: [0.88, 1, 1.1] },
  { id: 'blond', name: 'Blond', dilution: 52, strength: 0.5, rgb: [0.82, 1, 1.18] },
  { id: 'grey', name: 'Grey', dilution: 42, strength: 0.62, rgb: [1.03, 1, 0.96] },
];

export function shadeOf(id: ShadeId): Shade {
  const shade = SHADES.find((candidate) => candidate.id === id);
  if (!shade) throw new RangeError(`unknown shade ${id}`);
  return shade;
}
