import type { Lab } from './colour';

/** Like Fitzpatrick's types, but read from the colour alone. */
export type SkinClass = 'I' | 'II' | 'III' | 'IV' | 'V' | 'VI';
export const SKIN_CLASSES: readonly SkinClass[] = ['I', 'II', 'III', 'IV', 'V', 'VI'];

/** Lower ends of the classes I to V, degrees (SMP reference). */
const EDGES_DEG = [55, 41, 28, 10, -30] as const;

/** Individual typology angle (Chardon 1991), degrees: the larger, the lighter. */
export const itaDegOf = ({ l, b }: Lab): number => (Math.atan2(l - 50, b) * 180) / Math.PI;

export function skinClassOf(itaDeg: number): SkinClass {
  const k = EDGES_DEG.findIndex((edge) => itaDeg > edge);
  return SKIN_CLASSES[k < 0 ? EDGES_DEG.length : k]!;
}

/** Chance that the angle lies in the class where it is known with this standard deviation. */
export function classChance(skinClass: SkinClass, itaDeg: number, sigmaDeg: number): number {
  const k = SKIN_CLASSES.indexOf(skinClass);
  const above = k === 0 ? 1 : normalCdf((EDGES_DEG[k - 1]! - itaDeg) / sigmaDeg);
  const below = k === EDGES_DEG.length ? 0 : normalCdf((EDGES_DEG[k]! - itaDeg) / sigmaDeg);
  return above - below;
}

/** Abramowitz and Stegun 1964, 26.2.17; off by less than 1e-7. */
function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x > 0 ? 1 - tail : tail;
}
