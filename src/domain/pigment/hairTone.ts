import type { HeadPoints } from '../head/types';
import type { AnalysisImage } from '../image';
import { medianMmPerPx } from '../scalp/maps';
import type { ScalpMaps } from '../scalp/types';
import { chromaOf, labOf, luminanceOf, type Lab, type LinearRgb } from './colour';
import { BLOND_UP_TO, browCells, fringeCells, skinAround, type HairCell } from './hairCells';
import { MEASURED_TO_LIT, type SkinTone } from './skinTone';

export type HairTone = 'black' | 'dark-brown' | 'light-brown' | 'blond-or-red' | 'grey';

/** What makes the tone less sure, for the screen to say. */
export type HairToneNote =
  /** Clipped so short that skin shows through, or light: how much is skin is assumed. */
  | 'cropped'
  | 'little-hair'
  /** No hair of the head was seen; brows are often darker, and the frame of glasses may pass for them. */
  | 'brows';

export interface SeenHair {
  readonly tone: HairTone;
  readonly source: 'fringe' | 'brows';
  /** Of the hair alone, as a colorimeter would read it if the skin tone is right. */
  readonly lab: Lab;
  /** Share of hair in what is seen, the rest being skin, 0..1. [A] where `notes` say cropped. */
  readonly cover: number;
  readonly areaCm2: number;
  readonly notes: readonly HairToneNote[];
}

const HAIR_LEAST_CM2 = 1;
const HAIR_ENOUGH_CM2 = 3;
/** Luminance beside the skin's up to which no skin can show through. */
const FULL_UP_TO = 0.1;
/** [A] Share of a cropped fringe that is hair: set on the rendered heads, whose cover is 0.5 to 1. */
const CROPPED_COVER = 0.65;
/** The denser half, without its darkest, which is shade. */
const DENSE_FROM = 0.1;
const DENSE_TO = 0.5;
/** Brows are darker than the hair of the head, but seldom less than so light beside it. [A] */
const DARK_BROWS = 0.5;
/** L* that part the tones. [A] */
const BLACK_BELOW = 20;
/** Saturation from which hair as dark as black is brown in shade. [A] */
const BLACK_UP_TO = 0.3;
const DARK_BROWN_BELOW = 30;
const LIGHT_BROWN_BELOW = 52;
/** a* from which lighter hair is red. [A] */
const RED_FROM = 18;
const RED_LIGHTER_THAN = 26;
/** Saturation beside the skin's below which hair is grey, and lightness L* from which it can be. [A] */
const GREY_BELOW = 0.55;
const GREY_LIGHTER_THAN = 30;

/**
 * Colour of the patient's own hair or stubble in one photo, read beside the skin around it, which has the same light;
 * of the brows where none is seen on the head. Null where neither is.
 *
 * @param points of the head's surface, to find the brows; null: only hair of the head
 */
export function hairTone(
  analysis: AnalysisImage,
  maps: ScalpMaps,
  skin: SkinTone,
  points: HeadPoints | null,
): SeenHair | null {
  const pitchMm = medianMmPerPx(maps) * analysis.photoPxPerPx;
  if (!(pitchMm > 0)) return null;
  const around = skinAround(analysis, maps, pitchMm);
  if (!around) return null;
  const fringe = fringeCells(analysis, maps, pitchMm, around);
  const brows = points ? browCells(analysis, maps, pitchMm, around, points) : [];
  const ofBrows = areaCm2(brows) >= HAIR_LEAST_CM2 ? toneOf(brows, skin, 'brows') : null;
  if (areaCm2(fringe) < HAIR_LEAST_CM2) return ofBrows;
  const ofFringe = toneOf(fringe, skin, 'fringe');
  return ofBrows && isThinnedByCrop(fringe, brows, ofFringe) ? asFringe(ofBrows, ofFringe) : ofFringe;
}

/**
 * Stubble that looks far lighter than the brows lets skin through, rather than being so light: unless it is grey, or warmer than
 * skin as blond and red hair are.
 */
function isThinnedByCrop(fringe: readonly HairCell[], brows: readonly HairCell[], seen: SeenHair): boolean {
  if (!seen.notes.includes('cropped') || seen.tone === 'grey') return false;
  const [r, , b] = denseMean(fringe);
  return b / r > BLOND_UP_TO && luminanceOf(denseMean(brows)) < DARK_BROWS * luminanceOf(denseMean(fringe));
}

const asFringe = ({ tone, lab, cover }: SeenHair, fringe: SeenHair): SeenHair => ({
  ...fringe,
  tone,
  lab,
  cover,
});

/** Hair is read within this of the place, mm along the picture, and from so much of it at least. [A] */
const PLACE_REACH_MM = 8;
const PLACE_LEAST_CM2 = 0.3;

/**
 * The same of the hair at one place of the scalp; null where hardly any is seen there.
 *
 * @param xPx pixels of the maps
 */
export function hairToneAt(
  analysis: AnalysisImage,
  maps: ScalpMaps,
  skin: SkinTone,
  xPx: number,
  yPx: number,
): SeenHair | null {
  const pitchMm = medianMmPerPx(maps) * analysis.photoPxPerPx;
  const around = pitchMm > 0 ? skinAround(analysis, maps, pitchMm) : null;
  if (!around) return null;
  const reachPx = Math.ceil(PLACE_REACH_MM / pitchMm);
  const { x0, y0, x1, y1 } = maps.box;
  const box = {
    x0: Math.max(x0, Math.floor(xPx) - reachPx),
    y0: Math.max(y0, Math.floor(yPx) - reachPx),
    x1: Math.min(x1, Math.floor(xPx) + reachPx),
    y1: Math.min(y1, Math.floor(yPx) + reachPx),
  };
  const cells = fringeCells(analysis, { ...maps, box }, pitchMm, around);
  return areaCm2(cells) >= PLACE_LEAST_CM2 ? toneOf(cells, skin, 'fringe') : null;
}

/** Hair of the head that is nearly as light as skin: what of the skin it covers cannot be told well. */
export const isLightFringe = (hair: SeenHair | null): boolean =>
  hair !== null &&
  hair.source === 'fringe' &&
  hair.areaCm2 >= HAIR_ENOUGH_CM2 &&
  (hair.tone === 'grey' || hair.tone === 'blond-or-red');

function toneOf(cells: readonly HairCell[], skin: SkinTone, source: SeenHair['source']): SeenHair {
  const mixed = denseMean(cells);
  const cover = coverOf(mixed);
  const pure = (k: 0 | 1 | 2): number =>
    Math.max(0, (mixed[k] - (1 - cover)) / cover) * skin.linear[k] * MEASURED_TO_LIT;
  const lab = labOf([pure(0), pure(1), pure(2)]);
  const area = areaCm2(cells);
  const notes: HairToneNote[] = [];
  if (cover < 1 && source === 'fringe') notes.push('cropped');
  if (area < HAIR_ENOUGH_CM2) notes.push('little-hair');
  if (source === 'brows') notes.push('brows');
  return { tone: toneOfLab(lab, saturationOf(skin.lab)), source, lab, cover, areaCm2: area, notes };
}

function denseMean(cells: readonly HairCell[]): LinearRgb {
  const dense = [...cells]
    .sort((a, b) => luminanceOf(a.besideSkin) - luminanceOf(b.besideSkin))
    .slice(Math.floor(DENSE_FROM * cells.length), Math.ceil(DENSE_TO * cells.length));
  const mean = (k: 0 | 1 | 2): number =>
    dense.reduce((sum, cell) => sum + cell.besideSkin[k], 0) / dense.length;
  return [mean(0), mean(1), mean(2)];
}

/**
 * Clipped black hair and longer light brown look alike: between what is too dark for skin to show through and what is
 * too light for dark hair the hair is taken for as dark as the former, which is dark brown on light skin.
 */
function coverOf(mixed: LinearRgb): number {
  const seen = luminanceOf(mixed);
  if (seen <= FULL_UP_TO) return 1;
  const pure = Math.max(FULL_UP_TO, (seen - (1 - CROPPED_COVER)) / CROPPED_COVER);
  return pure < 1 ? Math.max(CROPPED_COVER, (1 - seen) / (1 - pure)) : CROPPED_COVER;
}

function toneOfLab(lab: Lab, skinSaturation: number): HairTone {
  if (lab.l >= GREY_LIGHTER_THAN && saturationOf(lab) < GREY_BELOW * skinSaturation) return 'grey';
  if (lab.l >= RED_LIGHTER_THAN && lab.a >= RED_FROM) return 'blond-or-red';
  if (lab.l < BLACK_BELOW && saturationOf(lab) < BLACK_UP_TO) return 'black';
  if (lab.l < DARK_BROWN_BELOW) return 'dark-brown';
  return lab.l < LIGHT_BROWN_BELOW ? 'light-brown' : 'blond-or-red';
}

/** Does not change with exposure: L* + 16, a* and b* grow alike. */
const saturationOf = (lab: Lab): number => chromaOf(lab) / (lab.l + 16);

const areaCm2 = (cells: readonly HairCell[]): number => cells.reduce((sum, cell) => sum + cell.areaCm2, 0);
