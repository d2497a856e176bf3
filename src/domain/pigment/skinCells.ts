import type { AnalysisImage } from '../image';
import type { ScalpMaps } from '../scalp/types';
import { LINEAR_OF_LEVEL, type LinearRgb } from './colour';

/** Mean colour of a small square of bare skin: noise, pores and the picture's compression are averaged away. */
export interface SkinCell {
  readonly rgb: LinearRgb;
  /** Skin behind its pixels. */
  readonly areaCm2: number;
}

export type SkinPart = 'scalp' | 'forehead';

const CELL_MM = 3;
/** Of 255: hair's opacity from which a pixel is no bare skin. */
const HAIR_FROM = 60;
const SCALP_FROM = 250;
const FACING_LEAST = 0.5;
/** Of 255: a channel from here on may be clipped; such skin is lit more than it is light. */
const CLIPPED_FROM = 250;
/** The forehead: this far below the hair border along the skin (the brows lie about 55 mm below) and this far in front. */
const FOREHEAD_FROM_MM = 45;
const FOREHEAD_TO_MM = 3;
const FOREHEAD_Z_MM = 40;

/**
 * @param pitchMm side of a pixel of the analysis image on the scalp
 * @returns squares of which at least half is bare skin that faces the camera, neither hair nor burnt
 */
export function skinCells(
  { data }: AnalysisImage,
  maps: ScalpMaps,
  pitchMm: number,
  part: SkinPart,
): readonly SkinCell[] {
  const { width, box, areaMm2, photoPxPerPx } = maps;
  const sidePx = Math.max(2, Math.round(CELL_MM / pitchMm));
  const isBare = bareSkin(maps, part);
  const cells: SkinCell[] = [];
  for (let top = box.y0; top + sidePx <= box.y1 + 1; top += sidePx)
    for (let left = box.x0; left + sidePx <= box.x1 + 1; left += sidePx) {
      let [r, g, b, mm2, count] = [0, 0, 0, 0, 0];
      for (let y = top; y < top + sidePx; y++)
        for (let i = y * width + left; i < y * width + left + sidePx; i++) {
          if (!isBare(i)) continue;
          const [red, green, blue] = [data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!];
          if (Math.max(red, green, blue) >= CLIPPED_FROM) continue;
          r += LINEAR_OF_LEVEL[red]!;
          g += LINEAR_OF_LEVEL[green]!;
          b += LINEAR_OF_LEVEL[blue]!;
          mm2 += areaMm2[i]! * photoPxPerPx ** 2;
          count++;
        }
      if (count < sidePx ** 2 / 2 || r === 0) continue;
      cells.push({ rgb: [r / count, g / count, b / count], areaCm2: mm2 / 100 });
    }
  return cells;
}

function bareSkin(
  { facing, hair, scalp, borderDistanceMm, positionMm }: ScalpMaps,
  part: SkinPart,
): (i: number) => boolean {
  const faces = (i: number): boolean => facing[i]! > FACING_LEAST && hair.coverage[i]! < HAIR_FROM;
  if (part === 'scalp') return (i) => scalp.coverage[i]! >= SCALP_FROM && faces(i);
  return (i) =>
    borderDistanceMm[i]! > -FOREHEAD_FROM_MM &&
    borderDistanceMm[i]! < -FOREHEAD_TO_MM &&
    positionMm[3 * i + 2]! > FOREHEAD_Z_MM &&
    faces(i);
}
