import type { ZoneSkin } from './zoneMix';

/**
 * Why nothing is seen of a shown zone: nothing of it is left where it can lie, those above it cover it, hair does, or the
 * photo does not show its skin.
 */
export type Unseen = 'gone' | 'covered' | 'hair' | 'photo';

/** Less skin carries no more than a few dots. [A] */
const FEW_DOTS_MM2 = 5;
/** Less of its skin in the photo, where hair leaves no more, is not seen for the hair. [A] */
const OPEN_LEAST = 0.02;

/**
 * @param areaCm2 of the whole head that the zone treats
 * @param aloneCm2 that it would treat without the others
 * @param skin that it treats in the photo; null where that is not known
 */
export function whyUnseen(areaCm2: number, aloneCm2: number, skin: ZoneSkin | null): Unseen | null {
  if (100 * areaCm2 < FEW_DOTS_MM2) return 100 * aloneCm2 < FEW_DOTS_MM2 ? 'gone' : 'covered';
  if (!skin) return null;
  if (skin.plannedMm2 < FEW_DOTS_MM2) return 'photo';
  return skin.treatedMm2 < Math.max(FEW_DOTS_MM2, OPEN_LEAST * skin.plannedMm2) ? 'hair' : null;
}
