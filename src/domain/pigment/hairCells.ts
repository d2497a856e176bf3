import type { HeadPoints } from '../head/types';
import type { AnalysisImage } from '../image';
import { ColourField } from '../scalp/ColourField';
import type { PixelBox, ScalpMaps } from '../scalp/types';
import { LINEAR_OF_LEVEL, luminanceOf, type LinearRgb } from './colour';

/** A small square of hair. */
export interface HairCell {
  /** Linear light of each channel over that of the skin around it. */
  readonly besideSkin: LinearRgb;
  readonly areaCm2: number;
  /** Of the hair seen there, 0..255. */
  readonly opacity: number;
}

const CELL_MM = 2;
const BROW_CELL_MM = 1;
/** A cell is told by at least so many of its pixels to a side. */
const LOOKED_AT = 3;
/** Of 255: opacity from which a pixel is hair, and below which it is skin. */
const HAIR_FROM = 110;
const SKIN_BELOW = 30;
const FACING_LEAST = 0.3;
const SKIN_FIELD_MM = 9;
/** Of the pixels of the head, every so many in x and y is asked for the colour of skin. */
const SKIN_STEP = 2;
/** Skin this far below the hair border still tells the colour of the scalp's. */
const SKIN_REACH_MM = 45;
/**
 * Luminance beside the skin's above which what is as coloured as skin is skin in a highlight or in shade that the hair
 * model took for hair; where it is very sure, and where it is not.
 */
const SKINLIKE_FROM = 0.75;
const SKINLIKE_FROM_IF_UNSURE = 0.66;
const SURE_FROM = 180;
/** Blue over red beside the skin's: from here on it is grey, up to here blond. */
const GREY_FROM = 1.25;
export const BLOND_UP_TO = 0.85;
/** Brows are darker than this beside the skin. */
const BROW_BELOW = 0.55;
/** Where brows lie from the glabella, mm. */
const BROW_LOW_MM = -7;
const BROW_HIGH_MM = 12;
const BROW_INNER_MM = 10;
const BROW_OUTER_MM = 52;

type Pick = (i: number) => boolean;

/**
 * Hair on the hair-bearing scalp.
 *
 * @param skin of `skinAround`
 */
export function fringeCells(
  analysis: AnalysisImage,
  maps: ScalpMaps,
  pitchMm: number,
  skin: ColourField,
): readonly HairCell[] {
  const { scalp, hair, facing } = maps;
  const isHair: Pick = (i) =>
    scalp.coverage[i]! > 127 && hair.coverage[i]! >= HAIR_FROM && facing[i]! > FACING_LEAST;
  return cellsOf(analysis, maps, pitchMm, skin, CELL_MM, isHair).filter(({ besideSkin, opacity }) => {
    const blueToRed = besideSkin[2] / besideSkin[0];
    if (blueToRed >= GREY_FROM || blueToRed <= BLOND_UP_TO) return true;
    const skinlike = opacity >= SURE_FROM ? SKINLIKE_FROM : SKINLIKE_FROM_IF_UNSURE;
    return luminanceOf(besideSkin) < skinlike;
  });
}

/**
 * Dark cells where the brows lie.
 *
 * @param skin of `skinAround`
 */
export function browCells(
  analysis: AnalysisImage,
  maps: ScalpMaps,
  pitchMm: number,
  skin: ColourField,
  { glabella }: HeadPoints,
): readonly HairCell[] {
  const { positionMm, facing } = maps;
  const isBrow: Pick = (i) => {
    const side = Math.abs(positionMm[3 * i]! - glabella[0]);
    const above = positionMm[3 * i + 1]! - glabella[1];
    const inFront = positionMm[3 * i + 2]! > 0 && facing[i]! > FACING_LEAST;
    return (
      inFront && side > BROW_INNER_MM && side < BROW_OUTER_MM && above > BROW_LOW_MM && above < BROW_HIGH_MM
    );
  };
  const box = boxAround(maps, isBrow);
  const cells = cellsOf(analysis, { ...maps, box }, pitchMm, skin, BROW_CELL_MM, isBrow);
  return cells.filter(({ besideSkin }) => luminanceOf(besideSkin) < BROW_BELOW);
}

/** Of the pixels that are looked for, every so many in x and y is asked. */
const SOUGHT_STEP = 4;

/** Holds all of them; empty where there are none. */
function boxAround({ width, box }: ScalpMaps, isSought: Pick): PixelBox {
  let x0 = Infinity,
    y0 = Infinity,
    x1 = -Infinity,
    y1 = -Infinity;
  for (let y = box.y0; y <= box.y1; y += SOUGHT_STEP)
    for (let x = box.x0; x <= box.x1; x += SOUGHT_STEP) {
      if (!isSought(y * width + x)) continue;
      x0 = Math.min(x0, x - SOUGHT_STEP);
      x1 = Math.max(x1, x + SOUGHT_STEP);
      y0 = Math.min(y0, y - SOUGHT_STEP);
      y1 = Math.max(y1, y + SOUGHT_STEP);
    }
  return {
    x0: Math.max(box.x0, x0),
    y0: Math.max(box.y0, y0),
    x1: Math.min(box.x1, x1),
    y1: Math.min(box.y1, y1),
  };
}

function cellsOf(
  { data }: AnalysisImage,
  maps: ScalpMaps,
  pitchMm: number,
  skin: ColourField,
  cellMm: number,
  isHair: Pick,
): readonly HairCell[] {
  const { width, box, areaMm2, hair, photoPxPerPx } = maps;
  const sidePx = Math.max(2, Math.round(cellMm / pitchMm));
  const step = Math.max(1, Math.floor(sidePx / LOOKED_AT));
  const lookedAt = Math.ceil(sidePx / step) ** 2;
  const around = new Float64Array(3);
  const cells: HairCell[] = [];
  for (let top = box.y0; top + sidePx <= box.y1 + 1; top += sidePx)
    for (let left = box.x0; left + sidePx <= box.x1 + 1; left += sidePx) {
      let r = 0,
        g = 0,
        b = 0,
        mm2 = 0,
        opaque = 0,
        count = 0;
      for (let y = top; y < top + sidePx; y += step)
        for (let i = y * width + left; i < y * width + left + sidePx; i += step) {
          if (!isHair(i)) continue;
          r += LINEAR_OF_LEVEL[data[4 * i]!]!;
          g += LINEAR_OF_LEVEL[data[4 * i + 1]!]!;
          b += LINEAR_OF_LEVEL[data[4 * i + 2]!]!;
          mm2 += areaMm2[i]!;
          opaque += hair.coverage[i]!;
          count++;
        }
      if (count < lookedAt / 2) continue;
      skin.at(left + sidePx / 2, top + sidePx / 2, around);
      if (Math.min(around[0]!, around[1]!, around[2]!) <= 0) continue;
      const besideSkin = [r / count / around[0]!, g / count / around[1]!, b / count / around[2]!] as const;
      const areaCm2 = (mm2 * photoPxPerPx ** 2 * (sidePx ** 2 / lookedAt)) / 100;
      cells.push({ besideSkin, areaCm2, opacity: opaque / count });
    }
  return cells;
}

/** Linear light of bare skin over the head; null where none is seen. */
export function skinAround({ data }: AnalysisImage, maps: ScalpMaps, pitchMm: number): ColourField | null {
  const { width, height, box, facing, hair, borderDistanceMm } = maps;
  const skin = new ColourField(width, height, Math.max(4, Math.round(SKIN_FIELD_MM / pitchMm)));
  for (let y = box.y0; y <= box.y1; y += SKIN_STEP)
    for (let x = box.x0, i = y * width + x; x <= box.x1; x += SKIN_STEP, i += SKIN_STEP) {
      if (!(facing[i]! > FACING_LEAST) || hair.coverage[i]! >= SKIN_BELOW) continue;
      if (borderDistanceMm[i]! < -SKIN_REACH_MM) continue;
      const level = 4 * i;
      skin.add(
        x,
        y,
        LINEAR_OF_LEVEL[data[level]!]!,
        LINEAR_OF_LEVEL[data[level + 1]!]!,
        LINEAR_OF_LEVEL[data[level + 2]!]!,
        SKIN_STEP ** 2,
      );
    }
  addUnderHair(maps, skin);
  return skin.spread() ? skin : null;
}

/** Where hair hides it the maps know it best. */
function addUnderHair({ width, height, skin, hair, facing }: ScalpMaps, into: ColourField): void {
  if (!skin) return;
  const cellX = (skin.coversX * width) / skin.width,
    cellY = (skin.coversY * height) / skin.height;
  for (let cell = 0; cell < skin.width * skin.height; cell++) {
    const x = Math.floor(((cell % skin.width) + 0.5) * cellX),
      y = Math.floor((Math.floor(cell / skin.width) + 0.5) * cellY);
    if (x >= width || y >= height) continue;
    const i = y * width + x;
    if (!(facing[i]! > FACING_LEAST) || hair.coverage[i]! < HAIR_FROM) continue;
    const light = (k: number): number => LINEAR_OF_LEVEL[skin.rgba[4 * cell + k]!]!;
    into.add(x, y, light(0), light(1), light(2), cellX * cellY);
  }
}
