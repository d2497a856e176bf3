import type { HeadPoints } from '../head/types';
import type { AnalysisImage } from '../image';
import { medianMmPerPx } from '../scalp/maps';
import type { ScalpMaps } from '../scalp/types';
import { smoothstep } from '../smoothstep';
import { chromaOf, labOf, luminanceOf, type Lab, type LinearRgb } from './colour';
import { BLOND_UP_TO, browCells, fringeCells, skinAround, type HairCell } from './hairCells';
import { MEASURED_TO_LIT, type SkinTone } from './skinTone';

export type HairTone = 'black' | 'dark-brown' | 'light-brown' | 'blond-or-red' | 'grey';

/** What makes the tone less sure, for the screen to say. */
export type HairToneNote =
  /** Clipped so short that skin shows through, or light: how much is skin is assumed. */
  | 'cropped'
  /** The same of long hair, which is thin or light. */
  | 'see-through'
  | 'little-hair'
  /** No hair of the head was seen; brows are often darker, and the frame of glasses may pass for them. */
  | 'brows';

export interface SeenHair {
  readonly tone: HairTone;
  readonly source: 'fringe' | 'brows';
  /** Of the hair alone, as a colorimeter would read it if the skin tone is right. */
  readonly lab: Lab;
  /** Share of hair in what is seen, the rest being skin, 0..1. [A] where `notes` say cropped or see-through. */
  readonly cover: number;
  readonly areaCm2: number;
  readonly notes: readonly HairToneNote[];
}

const HAIR_LEAST_CM2 = 1;
const HAIR_ENOUGH_CM2 = 3;
/** Luminance beside the skin's up to which no skin can show through. [A] */
const FULL_UP_TO = 0.2;
/** [A] Share of a cropped fringe that is hair: set on the rendered heads, whose cover is 0.5 to 1. */
const CROPPED_COVER = 0.6;
/** [A] Of the dark part of a brow. */
const BROW_COVER = 0.85;
/** L* of the darkest hair that is supposed behind skin that shows through, on skin of this typology angle. [A] */
const DARKEST = { light: { itaDeg: 48, l: 25 }, dark: { itaDeg: 20, l: 12 } } as const;
/** No hair is more coloured: blond has 0.4. [A] */
const HAIR_SATURATION_MOST = 0.45;
const COVER_STEP = 0.02;
/** The denser half of cropped hair, without its darkest, which is shade. */
const DENSE_FROM = 0.1;
const DENSE_TO = 0.5;
/** Of hair that hides the skin the differences are light and shade between strands: what is lit, without its gloss. */
const LIT_FROM = 0.65;
const LIT_TO = 0.92;
/** The middle of it: less light, and hardly any gloss. */
const MIDDLE_FROM = 0.35;
const MIDDLE_TO = 0.65;
/** Of the darkest channel of lit hair no more is taken for gloss. [A] */
const GLOSS_MOST = 0.5;
/** Of 255: opacity of hair that hides the skin. */
const OPAQUE_FROM = 220;
/** Brows are darker than the hair of the head, but seldom less than so light beside it. [A] */
const DARK_BROWS = 0.5;
/** L* that part the tones. [A] */
const BLACK_BELOW = 20;
const DARK_BROWN_BELOW = 28;
const BROW_DARK_BROWN_BELOW = 36;
const LIGHT_BROWN_BELOW = 52;
/** Saturation beside the skin's from which hair that hides the skin is brown, however dark: shade takes light, not colour. [A] */
const BROWN_FROM = 0.75;
/** Chroma of it at least: with less, as in a photo without colour, nothing tells brown from black. [A] */
const BROWN_CHROMA_LEAST = 4;
/** Blue over red beside the skin's: brows that are lighter than dark brown and yellower than this belong to fair hair. [A] */
const FAIR_BROW_BELOW = 0.92;
/** a* from which lighter hair is red. [A] */
const RED_FROM = 18;
const RED_LIGHTER_THAN = 26;
/** Saturation beside the skin's below which hair is grey, and lightness L* from which it can be. [A] */
const GREY_BELOW = 0.55;
const GREY_LIGHTER_THAN = 30;
/** Gloss is taken off little by little while the saturation beside the skin's changes by this, or it would jump. [A] */
const GREY_FADES = 0.2;

/**
 * Colour of the patient's own hair or stubble in one photo, read beside the skin around it, which has the same light;
 * of the brows where none is seen on the head. Null where neither is.
 *
 * @param points of the head's surface, to find the brows; null: only hair of the head
 * @param isLong of `Fringe`
 */
export function hairTone(
  analysis: AnalysisImage,
  maps: ScalpMaps,
  skin: SkinTone,
  points: HeadPoints | null,
  isLong = false,
): SeenHair | null {
  const pitchMm = medianMmPerPx(maps) * analysis.photoPxPerPx;
  if (!(pitchMm > 0)) return null;
  const around = skinAround(analysis, maps, pitchMm);
  if (!around) return null;
  const fringe = fringeCells(analysis, maps, pitchMm, around);
  const brows = points ? browCells(analysis, maps, pitchMm, around, points) : [];
  const ofBrows = areaCm2(brows) >= HAIR_LEAST_CM2 ? toneOf(brows, skin, 'brows', isLong) : null;
  if (areaCm2(fringe) < HAIR_LEAST_CM2) return ofBrows;
  const ofFringe = toneOf(fringe, skin, 'fringe', isLong);
  return ofBrows && isThinnedByCrop(fringe, brows, ofFringe) ? asFringe(ofBrows, ofFringe) : ofFringe;
}

/**
 * Stubble that looks far lighter than the brows lets skin through, rather than being so light: unless it is grey, or warmer than
 * skin as blond and red hair are.
 */
function isThinnedByCrop(fringe: readonly HairCell[], brows: readonly HairCell[], seen: SeenHair): boolean {
  if (seen.cover === 1 || seen.tone === 'grey') return false;
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
 * @param isLong of `Fringe`
 */
export function hairToneAt(
  analysis: AnalysisImage,
  maps: ScalpMaps,
  skin: SkinTone,
  xPx: number,
  yPx: number,
  isLong = false,
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
  return areaCm2(cells) >= PLACE_LEAST_CM2 ? toneOf(cells, skin, 'fringe', isLong) : null;
}

/** Hair of the head that is nearly as light as skin: what of the skin it covers cannot be told well. */
export const isLightFringe = (hair: SeenHair | null): boolean =>
  hair !== null &&
  hair.source === 'fringe' &&
  hair.areaCm2 >= HAIR_ENOUGH_CM2 &&
  (hair.tone === 'grey' || hair.tone === 'blond-or-red');

function toneOf(
  cells: readonly HairCell[],
  skin: SkinTone,
  source: SeenHair['source'],
  isLong: boolean,
): SeenHair {
  const dense = denseMean(cells);
  const opaque = cells.filter(({ opacity }) => opacity >= OPAQUE_FROM);
  const isFull = source === 'fringe' && luminanceOf(dense) <= FULL_UP_TO && areaCm2(opaque) >= HAIR_LEAST_CM2;
  const mixed = isFull ? litHair(opaque, skin) : dense;
  const cover = isFull ? 1 : coverOf(mixed, skin, source);
  const lab = labWithoutSkin(mixed, cover, skin);
  const area = areaCm2(cells);
  const notes: HairToneNote[] = [];
  if (cover < 1 && source === 'fringe') notes.push(isLong ? 'see-through' : 'cropped');
  if (area < HAIR_ENOUGH_CM2) notes.push('little-hair');
  if (source === 'brows') notes.push('brows');
  const tone = source === 'brows' ? toneOfBrows(lab, mixed) : toneOfLab(lab, skin, isFull);
  return { tone, source, lab, cover, areaCm2: area, notes };
}

/**
 * Hair that hides the skin, where light falls on it. Gloss has the colour of the lamp: hair that looks grey only where it is
 * brightest is not grey, and is read without it.
 */
function litHair(opaque: readonly HairCell[], skin: SkinTone): LinearRgb {
  const lit = meanOf(quantiles(opaque, LIT_FROM, LIT_TO));
  const middle = meanOf(quantiles(opaque, MIDDLE_FROM, MIDDLE_TO));
  const gloss = greyOnlyWhereLit(lit, middle, skin) * glossOf(lit, middle, skin);
  const { linear } = skin;
  return [lit[0] - gloss / linear[0], lit[1] - gloss / linear[1], lit[2] - gloss / linear[2]];
}

/** 0..1: 1 where it looks grey, but not in the middle of it. */
function greyOnlyWhereLit(lit: LinearRgb, middle: LinearRgb, skin: SkinTone): number {
  const ofSkin = Math.max(Number.EPSILON, saturationOf(skin.lab));
  const besideSkin = (of: LinearRgb): number => saturationOf(labWithoutSkin(of, 1, skin)) / ofSkin;
  return (
    smoothstep(GREY_BELOW + GREY_FADES, GREY_BELOW, besideSkin(lit)) *
    smoothstep(GREY_BELOW - GREY_FADES, GREY_BELOW, besideSkin(middle))
  );
}

/** Light of the lamp's colour on top of the hair's own, which the middle shows. */
function glossOf(lit: LinearRgb, middle: LinearRgb, { linear }: SkinTone): number {
  const lightOf = (of: LinearRgb, k: 0 | 1 | 2): number => of[k] * linear[k];
  const [red, blue] = [lightOf(lit, 0), lightOf(lit, 2)];
  const [ownRed, ownBlue] = [lightOf(middle, 0), lightOf(middle, 2)];
  if (ownRed <= ownBlue) return 0;
  const most = GLOSS_MOST * Math.min(red, lightOf(lit, 1), blue);
  return Math.min(most, Math.max(0, (blue * ownRed - red * ownBlue) / (ownRed - ownBlue)));
}

/** Of the cells by luminance beside the skin's. */
function quantiles(cells: readonly HairCell[], from: number, to: number): readonly HairCell[] {
  return [...cells]
    .sort((a, b) => luminanceOf(a.besideSkin) - luminanceOf(b.besideSkin))
    .slice(Math.floor(from * cells.length), Math.ceil(to * cells.length));
}

const denseMean = (cells: readonly HairCell[]): LinearRgb => meanOf(quantiles(cells, DENSE_FROM, DENSE_TO));

function meanOf(cells: readonly HairCell[]): LinearRgb {
  const mean = (k: 0 | 1 | 2): number =>
    cells.reduce((sum, cell) => sum + cell.besideSkin[k], 0) / cells.length;
  return [mean(0), mean(1), mean(2)];
}

/**
 * Clipped black hair and longer light brown look alike. Where the assumed cover would make hair darker than people of
 * such skin mostly have it, or more coloured than any hair is, there is less skin in it.
 */
function coverOf(mixed: LinearRgb, skin: SkinTone, source: SeenHair['source']): number {
  const assumed = source === 'brows' ? BROW_COVER : CROPPED_COVER;
  const darkest = darkestBesideSkin(skin);
  const seen = luminanceOf(mixed);
  if (seen <= darkest) return 1;
  const pure = (seen - (1 - assumed)) / assumed;
  let cover = pure >= darkest ? assumed : (1 - seen) / (1 - darkest);
  while (cover < 1 && saturationOf(labWithoutSkin(mixed, cover, skin)) > HAIR_SATURATION_MOST)
    cover = Math.min(1, cover + COVER_STEP);
  return cover;
}

/** Of the hair in a mixture, as a colorimeter would read it. */
function labWithoutSkin(mixed: LinearRgb, cover: number, { linear }: SkinTone): Lab {
  const pure = (k: 0 | 1 | 2): number =>
    Math.max(0, (mixed[k] - (1 - cover)) / cover) * linear[k] * MEASURED_TO_LIT;
  return labOf([pure(0), pure(1), pure(2)]);
}

/** Luminance of the darkest hair that is supposed, over that of well-lit skin. */
function darkestBesideSkin({ itaDeg, linear }: SkinTone): number {
  const { light, dark } = DARKEST;
  const share = Math.min(1, Math.max(0, (itaDeg - dark.itaDeg) / (light.itaDeg - dark.itaDeg)));
  const l = dark.l + share * (light.l - dark.l);
  return ((l + 16) / 116) ** 3 / (luminanceOf(linear) * MEASURED_TO_LIT);
}

function toneOfLab(lab: Lab, skin: SkinTone, isFull: boolean): HairTone {
  if (lab.l >= GREY_LIGHTER_THAN && isGreyish(lab, skin)) return 'grey';
  if (lab.l >= RED_LIGHTER_THAN && lab.a >= RED_FROM) return 'blond-or-red';
  const isShaded =
    isFull && chromaOf(lab) >= BROWN_CHROMA_LEAST && saturationOf(lab) >= BROWN_FROM * saturationOf(skin.lab);
  if (lab.l < BLACK_BELOW && !isShaded) return 'black';
  if (lab.l < DARK_BROWN_BELOW) return 'dark-brown';
  return lab.l < LIGHT_BROWN_BELOW ? 'light-brown' : 'blond-or-red';
}

/** Brows stay dark when hair greys, and those of fair people are darker than their hair. [A] */
function toneOfBrows(lab: Lab, [red, , blue]: LinearRgb): HairTone {
  if (lab.l < BLACK_BELOW) return 'black';
  if (lab.l < BROW_DARK_BROWN_BELOW) return 'dark-brown';
  return blue < FAIR_BROW_BELOW * red || lab.l >= LIGHT_BROWN_BELOW ? 'blond-or-red' : 'light-brown';
}

const isGreyish = (lab: Lab, skin: SkinTone): boolean =>
  saturationOf(lab) < GREY_BELOW * saturationOf(skin.lab);

/** Does not change with exposure: L* + 16, a* and b* grow alike. */
const saturationOf = (lab: Lab): number => chromaOf(lab) / (lab.l + 16);

const areaCm2 = (cells: readonly HairCell[]): number => cells.reduce((sum, cell) => sum + cell.areaCm2, 0);
