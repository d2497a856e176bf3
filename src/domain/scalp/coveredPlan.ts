import type { TreatedSkin } from './treatment';
import type { ScalpMaps } from './types';

/** Share of the planned skin under hair from which a photo shows next to nothing of a treatment. [A] */
const COVERED_FROM = 0.9;
/** Of 255: dots at a quarter of their density are seen between hair. [A] */
const OPEN_FROM = 64;
/** Of the planned skin so much that is open, as temples, a parting or a scar are, can be seen. [A] */
const OPEN_LEAST = 0.02;

/**
 * Whether hair hides nearly all that the plan treats in this photo, so that no change can be seen.
 *
 * @param machine what is planned inside the machine's own outline
 * @param shown what is treated after strokes and scars
 */
export function isPlanCovered(
  { areaMm2, photoPxPerPx }: Pick<ScalpMaps, 'areaMm2' | 'photoPxPerPx'>,
  machine: Pick<TreatedSkin, 'plannedMm2' | 'treatedMm2'>,
  { map: { layers } }: Pick<TreatedSkin, 'map'>,
): boolean {
  const { plannedMm2, treatedMm2 } = machine;
  if (!(plannedMm2 > 0) || treatedMm2 > (1 - COVERED_FROM) * plannedMm2) return false;
  let openMm2 = 0;
  for (let i = 0; i < areaMm2.length; i++) if (layers[4 * i]! >= OPEN_FROM) openMm2 += areaMm2[i]!;
  return openMm2 * photoPxPerPx ** 2 < OPEN_LEAST * plannedMm2;
}
