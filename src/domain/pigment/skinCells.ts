import type { AnalysisImage } from '../image';
import type { ScalpMaps } from '../scalp/types';
import { LINEAR_OF_LEVEL, type LinearRgb } from './colour';

/** Mean colour of a small square of bare skin: noise, pores and the picture's compression are averaged away. */
export interface SkinCell {
  readonly rgb: LinearRgb;
  /** Skin behind its pixels. */
  readonly areaCm2: number;
}

export type SkinPart = 'scalp' | 'forehead' | 'cheeks';

const CELL_MM = 3;
/** A cell is wide enough to be told by about this many of its pixels to a side. */
const LOOKED_AT = 3;
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
/** Cheeks beside the nose, above a beard: so far below the outer eye corners and beside the middle of the face. */
const CHEEK = { belowFromMm: 16, belowToMm: 40, innerMm: 22, outerMm: 52 } as const;
/** Of a face that is bent down or turned away the cheeks lie in its own shade, and face the camera less than this. [A] */
const CHEEK_FACING_LEAST = 0.8;

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
  const step = Math.max(1, Math.floor(sidePx / LOOKED_AT));
  const lookedAt = Math.ceil(sidePx / step) ** 2;
  const isBare = bareSkin(maps, part);
  const cells: SkinCell[] = [];
  for (let top = box.y0; top + sidePx <= box.y1 + 1; top += sidePx)
    for (let left = box.x0; left + sidePx <= box.x1 + 1; left += sidePx) {
      let [r, g, b, mm2, count] = [0, 0, 0, 0, 0];
      for (let y = top; y < top + sidePx; y += step)
        for (let i = y * width + left; i < y * width + left + sidePx; i += step) {
          if (!isBare(i)) continue;
          const red = data[4 * i]!,
            green = data[4 * i + 1]!,
            blue = data[4 * i + 2]!;
          if (red >= CLIPPED_FROM || green >= CLIPPED_FROM || blue >= CLIPPED_FROM) continue;
          r += LINEAR_OF_LEVEL[red]!;
          g += LINEAR_OF_LEVEL[green]!;
          b += LINEAR_OF_LEVEL[blue]!;
          mm2 += areaMm2[i]!;
          count++;
        }
      if (count < lookedAt / 2 || r === 0) continue;
      const areaCm2 = (mm2 * photoPxPerPx ** 2 * (sidePx ** 2 / lookedAt)) / 100;
      cells.push({ rgb: [r / count, g / count, b / count], areaCm2 });
    }
  return cells;
}

function bareSkin(maps: ScalpMaps, part: SkinPart): (i: number) => boolean {
  const { facing, hair, scalp, borderDistanceMm, positionMm } = maps;
  const faces = (i: number): boolean => facing[i]! > FACING_LEAST && hair.coverage[i]! < HAIR_FROM;
  if (part === 'scalp') return (i) => scalp.coverage[i]! >= SCALP_FROM && faces(i);
  if (part === 'cheeks') {
    const isCheek = onCheek(maps);
    return (i) => facing[i]! > CHEEK_FACING_LEAST && faces(i) && isCheek(i);
  }
  return (i) =>
    borderDistanceMm[i]! > -FOREHEAD_FROM_MM &&
    borderDistanceMm[i]! < -FOREHEAD_TO_MM &&
    positionMm[3 * i + 2]! > FOREHEAD_Z_MM &&
    faces(i);
}

function onCheek({ positionMm, points }: ScalpMaps): (i: number) => boolean {
  const { leftExocanthion: left, rightExocanthion: right } = points;
  const [middleMm, eyesMm] = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
  return (i) => {
    const besideMm = Math.abs(positionMm[3 * i]! - middleMm);
    const belowMm = eyesMm - positionMm[3 * i + 1]!;
    const { belowFromMm, belowToMm, innerMm, outerMm } = CHEEK;
    return (
      positionMm[3 * i + 2]! > 0 &&
      besideMm > innerMm &&
      besideMm < outerMm &&
      belowMm > belowFromMm &&
      belowMm < belowToMm
    );
  };
}
