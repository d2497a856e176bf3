import type { PixelBox } from './types';

/** Colours of skin, hair and what is behind vary so slowly that they are asked once for a square of this side. */
const BLOCK_PX = 4;

/** Calls back with the corners, both within, of squares that fill the box. */
export function forEachBlock(
  box: PixelBox,
  visit: (x0: number, y0: number, x1: number, y1: number) => void,
): void {
  for (let y = box.y0; y <= box.y1; y += BLOCK_PX)
    for (let x = box.x0; x <= box.x1; x += BLOCK_PX)
      visit(x, y, Math.min(x + BLOCK_PX - 1, box.x1), Math.min(y + BLOCK_PX - 1, box.y1));
}
