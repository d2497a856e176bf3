import type { AnalysisImage } from '../image';
import { medianMmPerPx } from '../scalp/maps';
import type { ScalpMaps } from '../scalp/types';
import { BLUISH_FROM, mattSkin, type MattSkin } from './mattSkin';
import { labOf, luminanceOf, type Lab, type LinearRgb } from './colour';
import { skinCells, type SkinCell } from './skinCells';
import { hueDegOf, isRuddy, withUsualBlood } from './blood';
import { classChance, itaDegOf, SKIN_CLASSES, skinClassOf, type SkinClass } from './skinClass';

/**
 * What makes the class less sure, for the screen to say. The first two hold for every photo: its white balance is not
 * known and nothing is corrected for it, and how brightly skin was exposed is assumed.
 */
export type SkinToneNote =
  | 'white-balance-unknown'
  | 'exposure-assumed'
  /** The skin's hue is none of skin under white light: the light or the white balance is coloured. */
  | 'odd-hue'
  /** It has next to no colour, as in a photo in black and white. */
  | 'colourless'
  /** It is darker than skin of any type in a usual exposure. */
  | 'too-dark'
  /** Redness of the skin was taken out before its type was read. */
  | 'ruddy'
  | 'little-skin'
  /** Skin of the forehead counted because little bare scalp is seen. */
  | 'forehead'
  /** Only the cheeks show enough skin: hair hides scalp and forehead, and shades what is left of them. */
  | 'cheeks'
  /** Another class is nearly as likely; not said where light or colour is missing to tell any. */
  | 'near-edge';

export interface SkinTone {
  /** Mean of well-lit bare skin as it is in the picture. */
  readonly linear: LinearRgb;
  readonly lab: Lab;
  /** Individual typology angle with the allowances for exposure and for ruddy skin; the class follows it. */
  readonly itaDeg: number;
  readonly skinClass: SkinClass;
  /** Chance that the class is right, 0..1. */
  readonly confidence: number;
  readonly skinCm2: number;
  readonly notes: readonly SkinToneNote[];
  /** null where gloss cannot be told from skin. */
  readonly matt: MattSkin | null;
}

/** Bare scalp below which the forehead counts, too; all skin below which there is doubt, and below which it tells nothing. */
const SCALP_ENOUGH_CM2 = 15;
const SKIN_ENOUGH_CM2 = 12;
const SKIN_LEAST_CM2 = 8;
/** Part of a cell's red that may be highlight: light of the lamp's colour on top of the skin's. */
const HIGHLIGHT_MOST = 0.12;
/** Luminance beside the brightest tenth below which skin lies in shadow. */
const SHADOW_BELOW = 0.45;
/** Quantiles of the rest that are the well-lit skin. */
const LIT_FROM = 0.25;
const LIT_TO = 0.75;
/**
 * Luminance of skin under a colorimeter beside well-lit skin in a photograph, which is exposed lighter. [A] Of the twenty
 * rendered heads of known skin type 19 come within one class with it, 14 without; they alone would take 0.7, portraits
 * of light-skinned people more.
 */
export const MEASURED_TO_LIT = 0.8;
/** One standard deviation of the angle from one photo of unknown white balance, degrees: the likeliest on those heads. */
const ITA_SIGMA_DEG = 12;
const DOUBT = 1.4;
/** Hue angles h_ab of skin of every type under white light reach from about 30 to 75 degrees. */
const HUE_LEAST_DEG = 30;
const HUE_MOST_DEG = 75;
/** Chroma and L* of well-lit skin in a photo below which colour or light is missing, not melanin there. [A] */
const COLOURLESS_BELOW = 4;
const TOO_DARK_BELOW = 18;
/** Chance of the class that such a photo leaves at most. [A] */
const CHANCE_IF_UNREAD = 1 / 3;
/** Chance of the second likeliest class beside the likeliest's. */
const NEARLY_AS_LIKELY = 0.75;

/**
 * Colour and type of the patient's bare skin in one photo: without hair, highlights and shadow. Null where too little is
 * seen. The class is that of the individual typology angle (Chardon 1991) by the edges of the SMP reference.
 */
export function skinTone(analysis: AnalysisImage, maps: ScalpMaps): SkinTone | null {
  const pitchMm = medianMmPerPx(maps) * analysis.photoPxPerPx;
  if (!(pitchMm > 0)) return null;
  const scalp = skinCells(analysis, maps, pitchMm, 'scalp');
  const isCovered = areaCm2(scalp) < SCALP_ENOUGH_CM2;
  const head = isCovered ? [...scalp, ...skinCells(analysis, maps, pitchMm, 'forehead')] : scalp;
  const usesCheeks = areaCm2(head) < SKIN_LEAST_CM2;
  const cells = usesCheeks ? skinCells(analysis, maps, pitchMm, 'cheeks') : head;
  const skinCm2 = areaCm2(cells);
  if (skinCm2 < SKIN_LEAST_CM2) return null;

  const linear = meanOf(litCells(cells));
  const lab = labOf(linear);
  const [r, g, b] = withUsualBlood(linear);
  const itaDeg = itaDegOf(labOf([r * MEASURED_TO_LIT, g * MEASURED_TO_LIT, b * MEASURED_TO_LIT]));
  const hueDeg = hueDegOf(linear);
  const isColourless = Math.hypot(lab.a, lab.b) < COLOURLESS_BELOW;
  const isTooDark = lab.l < TOO_DARK_BELOW;
  const isOdd = !isColourless && (hueDeg < HUE_LEAST_DEG || hueDeg > HUE_MOST_DEG);
  const isLittle = skinCm2 < SKIN_ENOUGH_CM2;
  const sigmaDeg = ITA_SIGMA_DEG * (isOdd ? DOUBT : 1) * (isLittle || usesCheeks ? DOUBT : 1);
  const skinClass = skinClassOf(itaDeg);
  const chance = classChance(skinClass, itaDeg, sigmaDeg);
  const isUnread = isColourless || isTooDark;
  const confidence = isUnread ? Math.min(CHANCE_IF_UNREAD, chance) : chance;
  const notes: SkinToneNote[] = ['white-balance-unknown', 'exposure-assumed'];
  if (isTooDark) notes.push('too-dark');
  if (isColourless) notes.push('colourless');
  else if (isOdd) notes.push('odd-hue');
  else if (isRuddy(linear)) notes.push('ruddy');
  if (isLittle) notes.push('little-skin');
  if (usesCheeks) notes.push('cheeks');
  else if (isCovered) notes.push('forehead');
  const rival = Math.max(
    ...SKIN_CLASSES.map((other) => (other === skinClass ? 0 : classChance(other, itaDeg, sigmaDeg))),
  );
  if (!isUnread && rival > NEARLY_AS_LIKELY * chance) notes.push('near-edge');
  return { linear, lab, itaDeg, skinClass, confidence, skinCm2, notes, matt: mattSkin(cells) };
}

/** By luminance: what is neither highlight nor shadow, and of that the middle. */
function litCells(cells: readonly SkinCell[]): readonly SkinCell[] {
  const matt = withoutHighlights(cells);
  const bright = [...matt].sort((a, b) => luminanceOf(a.rgb) - luminanceOf(b.rgb));
  const shadow = SHADOW_BELOW * luminanceOf(bright[Math.floor(0.9 * bright.length)]!.rgb);
  const lit = bright.filter(({ rgb }) => luminanceOf(rgb) >= shadow);
  return lit.slice(Math.floor(LIT_FROM * lit.length), Math.ceil(LIT_TO * lit.length));
}

/** Dichromatic reflection (Shafer 1985): a highlight adds equal light to all channels, so blue gains on red. */
function withoutHighlights(cells: readonly SkinCell[]): readonly SkinCell[] {
  const ratios = cells.map(({ rgb }) => rgb[2] / rgb[0]).sort((a, b) => a - b);
  const blueToRed = ratios[ratios.length >> 1]!;
  if (blueToRed >= BLUISH_FROM) return cells;
  const highlightOf = ({ rgb }: SkinCell): number => (rgb[2] - blueToRed * rgb[0]) / (1 - blueToRed) / rgb[0];
  return cells.filter((cell) => highlightOf(cell) < HIGHLIGHT_MOST);
}

function meanOf(cells: readonly SkinCell[]): LinearRgb {
  const mean = (k: 0 | 1 | 2): number => cells.reduce((sum, { rgb }) => sum + rgb[k], 0) / cells.length;
  return [mean(0), mean(1), mean(2)];
}

const areaCm2 = (cells: readonly SkinCell[]): number => cells.reduce((sum, cell) => sum + cell.areaCm2, 0);
