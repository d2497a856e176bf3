import type { PigmentFamily, ShadeId, TreatmentPlan } from '../plan/TreatmentPlan';
import type { Rgb } from './look';

/** The ladder of dilutions, darkest first: parts of water to one of pigment, as the trade numbers its shades. */
export const LADDER: readonly Exclude<ShadeId, 'custom'>[] = [
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

export const FAMILIES: readonly PigmentFamily[] = ['light', 'medium', 'dark'];

export const DILUTION_MIN = 4;
export const DILUTION_MAX = 60;

/** The dilution at which marks have the optical density of the SMP reference's real scalps. */
const REFERENCE_DILUTION = 30;
/** Of a thinner mixture the skin also clears more: optical density falls by more than the pigment's share does. [A] */
const THINNING_POWER = 1.35;
/** Of a denser one by less: denser pigment clumps in the skin. [A] */
const CLUMPING_POWER = 0.65;

/** Balance of a family's absorption over linear R, G, B, and its strength at one dilution. [A] */
const FAMILY: Record<PigmentFamily, { readonly rgb: Rgb; readonly strength: number }> = {
  light: { rgb: [1, 1, 1], strength: 1.12 },
  medium: { rgb: [0.98, 1, 1.12], strength: 1.14 },
  dark: { rgb: [0.93, 1, 1.34], strength: 0.62 },
};
/** A fully warm mixture leaves this much more red and takes this much more blue. [A] */
const WARM: Rgb = [-0.14, 0, 0.16];

/** Pigment as it is mixed: optical density relative to the reference mixture, and its balance over linear R, G, B. */
export interface Mixture {
  readonly dilution: number;
  readonly strength: number;
  readonly rgb: Rgb;
}

export function mixture({ family, shade, custom }: TreatmentPlan['pigment']): Mixture {
  const own = shade === 'custom';
  const dilution = own ? custom.dilution : Number(shade);
  const warmth = own ? custom.warmth : 0;
  const { rgb, strength } = FAMILY[family];
  const tinted = (c: 0 | 1 | 2): number => rgb[c] * (1 + WARM[c] * warmth);
  return {
    dilution,
    strength: strength * opticalDensity((REFERENCE_DILUTION + 1) / (dilution + 1)),
    rgb: [tinted(0), tinted(1), tinted(2)],
  };
}

/** Relative to the reference, of a mixture with so much pigment beside it. */
function opticalDensity(share: number): number {
  return share ** (share <= 1 ? THINNING_POWER : CLUMPING_POWER);
}
