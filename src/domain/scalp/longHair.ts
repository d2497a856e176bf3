import { boxBlurred } from '../boxBlur';
import type { AnalysisImage, Mask } from '../image';
import type { SeenMasks } from '../observation';
import { LINEAR_OF_LEVEL, luminanceOf } from '../pigment/colour';
import { windowAround } from '../fringe/window';
import { colourCellPx } from './bareSkin';
import { cellMeans, type Cells } from './cells';
import { ColourField } from './ColourField';
import { coloursBeyond, mattedBeyond } from './matteBeyond';
import { bearsHair, type HeadInBox } from './ownHair';
import type { ScalpMaps } from './types';

/** Share of the hair beyond the head from which it is long: cropped rims have up to 0.13, short sides 0.2 and more. */
export const LONG_FROM = 0.17;

/**
 * Share of the hair model's hair that stands out from the head; 0 where the head itself has next to none: of a bald head
 * the model sees hair in clothes and behind it.
 *
 * @param model its coverage, and `opacity` what of it hides skin of the head, 0..255
 */
export function shareBeyondHead(model: Uint8Array, opacity: Uint8Array, head: HeadInBox): number {
  if (!bearsHair(opacity, head)) return 0;
  const { width, facing, box } = head;
  let all = 0,
    onHead = 0;
  for (let i = 0; i < model.length; i++) all += model[i]!;
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0, end = i + box.x1 - box.x0; i <= end; i++)
      if (facing[i]! > 0) onHead += model[i]!;
  return all > 0 ? (all - onHead) / all : 0;
}

/** Every so many pixels are asked for the light of hair. */
const STEP = 5;
/** Black hair still sends light back. */
const LEAST_LIGHT = 1e-3;

/** Mean luminance of the hair, linear, by how sure the hair model is of it; null where it sees none. */
export function hairLight({ data }: AnalysisImage, { hair }: SeenMasks): number | null {
  if (hair === null || 4 * hair.coverage.length !== data.length) return null;
  let sum = 0,
    weight = 0;
  for (let i = 0; i < hair.coverage.length; i += STEP) {
    const sure = hair.coverage[i]!;
    if (sure === 0) continue;
    const level = (k: number): number => LINEAR_OF_LEVEL[data[4 * i + k]!]!;
    sum += sure * luminanceOf([level(0), level(1), level(2)]);
    weight += sure;
  }
  return weight > 0 ? Math.max(LEAST_LIGHT, sum / weight) : null;
}

/** Less sure than this it is background beside hair; of the outermost strands the model is hardly sure. */
const UNSURE_TO = 25;
/** Up to here the picture's colours decide, and from here on the model: dark hair may look like what is behind it. */
const COLOURS_UP_TO = 60;
const MODEL_FROM = 130;
/** Up to here it sees none, and that tells the colour behind the hair: every so many pixels are asked. */
const NONE_UP_TO = 8;
const BEHIND_STEP = 3;
/** Hair beside the head's outline grows from hair on the head within about this, told in squares of so many pixels. */
const NEAR_MM = 8;
const CELL_PX = 4;
/** Share of the head there that hair covers: without any beyond it, and with enough for all of it. */
const BALD_UP_TO = 0.15;
const HAIRED_FROM = 0.45;
/** Share of a square from which the head is near. */
const HEAD_FROM = 1e-4;

type Surface = Pick<ScalpMaps, 'width' | 'height' | 'facing' | 'hair'>;

/**
 * Hair that stands out from the head, 0..255 a pixel, 0 on the head; null where none is seen. The hair model sees some
 * beside a bald top as well: next to the head only what grows from it is hair.
 *
 * @param mmPerPx of the maps
 */
export function hairBesideHead(
  analysis: AnalysisImage,
  maps: Surface,
  { hair }: SeenMasks,
  mmPerPx: number,
): Uint8Array | null {
  const { width, height, facing } = maps;
  if (hair?.coverage.length !== facing.length) return null;
  const { columns, values } = hairedNearby(maps, mmPerPx);
  const beside = new Uint8Array(facing.length);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const seen = hair.coverage[i]!;
      if (seen <= UNSURE_TO || facing[i]! > 0) continue;
      const grown = values[Math.floor(y / CELL_PX) * columns + Math.floor(x / CELL_PX)]!;
      beside[i] = (255 * grown * (seen - UNSURE_TO)) / (255 - UNSURE_TO);
    }
  withoutBehind(analysis, facing, hair, beside, colourCellPx(mmPerPx));
  return beside;
}

/** Where the picture's colours tell hair from what is behind it, none of that is left. */
function withoutBehind(
  analysis: AnalysisImage,
  facing: Float32Array,
  hair: Mask,
  beside: Uint8Array,
  cellPx: number,
): void {
  const { width, height, data } = analysis;
  const window = windowAround(beside, width, height, 0);
  if (!window) return;
  const behind = new ColourField(width, height, cellPx);
  for (let y = 0; y < height; y += BEHIND_STEP)
    for (let x = 0, i = y * width; x < width; x += BEHIND_STEP, i += BEHIND_STEP)
      if (hair.coverage[i]! < NONE_UP_TO && !(facing[i]! > 0))
        behind.add(x, y, data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!, BEHIND_STEP ** 2);
  const strands = behind.spread() ? coloursBeyond(analysis, window, hair.coverage, behind, cellPx) : null;
  if (!strands) return;
  const told = beside.slice();
  mattedBeyond(analysis, window, behind, strands, told);
  for (let i = 0; i < beside.length; i++) {
    if (beside[i] === 0) continue;
    const t = Math.min(1, Math.max(0, (hair.coverage[i]! - COLOURS_UP_TO) / (MODEL_FROM - COLOURS_UP_TO)));
    beside[i] = t * beside[i]! + (1 - t) * told[i]!;
  }
}

/** 0..1 for each square: how far the head around it bears hair; 1 far from the head. */
function hairedNearby({ width, height, facing, hair }: Surface, mmPerPx: number): Cells {
  const radius = Math.max(1, Math.round(NEAR_MM / mmPerPx / CELL_PX));
  const around = (mask: Mask): Cells => {
    const { columns, rows, values } = cellMeans(mask, CELL_PX);
    const once = boxBlurred(values, columns, rows, radius);
    return { columns, rows, values: boxBlurred(once, columns, rows, radius) };
  };
  const seen = new Uint8Array(facing.length);
  for (let i = 0; i < seen.length; i++) seen[i] = facing[i]! > 0 ? 255 : 0;
  const head = around({ width, height, coverage: seen });
  const haired = around(hair).values;
  const values = head.values.map((share, cell) => {
    if (share < 255 * HEAD_FROM) return 1;
    const t = Math.min(1, Math.max(0, (haired[cell]! / share - BALD_UP_TO) / (HAIRED_FROM - BALD_UP_TO)));
    return t * t * (3 - 2 * t);
  });
  return { ...head, values };
}
