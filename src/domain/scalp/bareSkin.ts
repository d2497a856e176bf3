import type { AnalysisImage } from '../image';
import { levelOf } from '../pigment/colour';
import { ColourField } from './ColourField';
import type { SkinSample } from './croppedHair';
import type { ColourMap, ScalpMaps } from './types';

/** Hair model's coverage (0..255) below which a pixel of the head tells the colour of skin. */
const SKIN_BELOW = 60;
/** Of the pixels of the head, every so many in x and y is asked for the colour of skin. */
const SKIN_STEP = 2;
/** Colours are gathered in squares of this side. */
const CELL_MM = 9;

export type SeenHead = Pick<ScalpMaps, 'facing' | 'box'>;

/** @param mmPerPx of the picture */
export const colourCellPx = (mmPerPx: number): number => Math.max(4, Math.round(CELL_MM / mmPerPx));

/**
 * Colour of the head's bare skin, completed to where there is none; null where no bare skin is seen.
 *
 * @param head `facing` is above 0 where the head is seen, nowhere outside its `box`
 * @param hair coverage of the hair model, 0..255, at the picture's size
 * @param under what is known of the skin under it
 */
export function bareSkin(
  { width, height, data }: AnalysisImage,
  { facing, box }: SeenHead,
  hair: Uint8Array,
  cellPx: number,
  under: readonly SkinSample[] = [],
): ColourField | null {
  const skin = new ColourField(width, height, cellPx);
  const first = (from: number): number => from - (from % SKIN_STEP);
  for (let y = first(box.y0); y <= box.y1; y += SKIN_STEP)
    for (let x = first(box.x0), i = y * width + x; x <= box.x1; x += SKIN_STEP, i += SKIN_STEP)
      if (facing[i]! > 0 && hair[i]! < SKIN_BELOW)
        skin.add(x, y, data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!, SKIN_STEP ** 2);
  for (const { x, y, rgb, areaPx } of under) {
    const [red, green, blue] = [levelOf(rgb[0]), levelOf(rgb[1]), levelOf(rgb[2])];
    skin.add(Math.min(width - 1, x), Math.min(height - 1, y), red, green, blue, areaPx);
  }
  return skin.spread() ? skin : null;
}

/** The field at the middle of each cell, and the share of the cell that shows the head. */
export function skinMap(
  skin: ColourField,
  { width, height }: AnalysisImage,
  { facing, box }: SeenHead,
  cellPx: number,
): ColourMap {
  const columns = Math.ceil(width / cellPx),
    rows = Math.ceil(height / cellPx);
  const rgba = new Uint8Array(4 * columns * rows);
  const colour = new Float64Array(3);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = 4 * (row * columns + column);
      skin.at((column + 0.5) * cellPx - 0.5, (row + 0.5) * cellPx - 0.5, colour);
      for (let k = 0; k < 3; k++) rgba[at + k] = Math.round(colour[k]!);
      const [x0, y0] = [column * cellPx, row * cellPx];
      if (x0 > box.x1 || y0 > box.y1 || x0 + cellPx <= box.x0 || y0 + cellPx <= box.y0) continue;
      rgba[at + 3] = Math.round(255 * headShare(facing, width, height, x0, y0, cellPx));
    }
  return {
    width: columns,
    height: rows,
    coversX: (columns * cellPx) / width,
    coversY: (rows * cellPx) / height,
    rgba,
  };
}

function headShare(
  facing: Float32Array,
  width: number,
  height: number,
  x0: number,
  y0: number,
  cellPx: number,
): number {
  let seen = 0,
    count = 0;
  for (let y = y0; y < Math.min(height, y0 + cellPx); y++)
    for (let x = x0; x < Math.min(width, x0 + cellPx); x++, count++) if (facing[y * width + x]! > 0) seen++;
  return seen / count;
}
