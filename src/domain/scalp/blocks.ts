import type { ColourField } from './ColourField';
import type { PixelBox } from './types';

/** Colours of skin, hair and what is behind vary so slowly that they are asked once for a square of this side. */
const BLOCK_PX = 4;

/** Whether the colours of a square are of use. */
export type BlockAsked = (x0: number, y0: number, x1: number, y1: number) => boolean;

/** Those with any pixel of at least this coverage. */
export const coveredFrom =
  (coverage: Uint8Array, width: number, least: number): BlockAsked =>
  (x0, y0, x1, y1) => {
    for (let y = y0; y <= y1; y++)
      for (let i = y * width + x0; i <= y * width + x1; i++) if (coverage[i]! >= least) return true;
    return false;
  };

/**
 * Calls back with the corners, both within, of squares that fill the box, and with the colour of each field in the middle
 * of the square, which holds for that call.
 */
export function forEachBlock<const Fields extends readonly ColourField[]>(
  box: PixelBox,
  fields: Fields,
  isAsked: BlockAsked,
  visit: (colours: { readonly [K in keyof Fields]: Float64Array }, block: PixelBox) => void,
): void {
  const colours = fields.map(() => new Float64Array(3)) as { [K in keyof Fields]: Float64Array };
  for (let y0 = box.y0; y0 <= box.y1; y0 += BLOCK_PX)
    for (let x0 = box.x0; x0 <= box.x1; x0 += BLOCK_PX) {
      const x1 = Math.min(x0 + BLOCK_PX - 1, box.x1),
        y1 = Math.min(y0 + BLOCK_PX - 1, box.y1);
      if (!isAsked(x0, y0, x1, y1)) continue;
      for (let k = 0; k < fields.length; k++) fields[k]!.at((x0 + x1) / 2, (y0 + y1) / 2, colours[k]!);
      visit(colours, { x0, y0, x1, y1 });
    }
}
