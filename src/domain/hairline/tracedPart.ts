import type { LineGround } from './lineGround';

/** What of the front a line that was followed reaches; the person's own right and left. */
export type TracedPart = 'whole' | 'right' | 'left' | 'middle';

/** A side counts as found where the line reaches so much of the way from the midline to above the outer eye corner. */
const SIDE_SHARE = 0.75;

/** @param pointsMm on the skin, head frame, mm: x, y, z, … */
export function tracedPart(
  { middleX, cornerX }: Pick<LineGround, 'middleX' | 'cornerX'>,
  pointsMm: readonly number[],
): TracedPart {
  let right = 0,
    left = 0;
  for (let k = 0; k + 2 < pointsMm.length; k += 3) {
    right = Math.max(right, middleX - pointsMm[k]!);
    left = Math.max(left, pointsMm[k]! - middleX);
  }
  const enough = SIDE_SHARE * cornerX;
  if (right >= enough) return left >= enough ? 'whole' : 'right';
  return left >= enough ? 'left' : 'middle';
}
