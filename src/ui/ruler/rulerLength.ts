import type { Ruler } from '../../domain/head/correction';
import type { ShownHead } from '../../state/statusStore';

export const LEAST_MM = 3;
export const MOST_MM = 300;

/** A typed length, with a comma or a point; null where it is none that a ruler could have. */
export function typedLengthMm(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (!/^\d+(\.\d*)?$/.test(trimmed)) return null;
  const mm = Number(trimmed);
  return mm >= LEAST_MM && mm <= MOST_MM ? mm : null;
}

export const rulerPx = ({ fromPx, toPx }: Pick<Ruler, 'fromPx' | 'toPx'>): number =>
  Math.hypot(toPx[0] - fromPx[0], toPx[1] - fromPx[1]);

const ODD_BELOW = 0.88;
const ODD_ABOVE = 1.12;

/** By how many percent a head of this size is larger than most; null where that is nothing to wonder about. */
export const oddPercent = (sizeRatio: number): number | null =>
  sizeRatio < ODD_BELOW || sizeRatio > ODD_ABOVE ? Math.round(100 * (sizeRatio - 1)) : null;

/** Size beside the mean head's that the ruler would give the head; nearly, as the scale varies with depth. */
export const sizeRatioBy = (ruler: Ruler, { sizeRatio, mmPerPx }: ShownHead): number =>
  (sizeRatio * ruler.lengthMm) / (rulerPx(ruler) * mmPerPx);
