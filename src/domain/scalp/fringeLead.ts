import { signedDistances } from '../distanceField';
import type { AnalysisImage } from '../image';
import { haloTinting } from '../pigment/pigmentedSkin';
import { smoothstep } from '../smoothstep';
import { OWN_BYTES, OWN_NEUTRAL, ownByte, ownFactor } from '../zones/ownMarks';
import { middleOf, type Cells } from './cells';
import { bareAlong, type BareShare } from './bareShare';
import { hairBesideSkin, type SkinChange } from './hairBesideSkin';
import type { ScalpMaps } from './types';

/** From so far off on the treatment leads over to cropped hair, mm along the skin. [A] */
const LEADS_OVER_MM = 35;
/** Opacity, 0..255, from which on there is hair. */
const HAIR_FROM = 80;
/** Nearer to the outline distances along the skin are not told. */
const LEAST_FACING = 0.35;

/** Natural log by which pigment amid the hair is more, and less, than elsewhere at the most. [A] */
const MOST = 0.6;
const LEAST = -1;
/** Shares of a change by the number of dots, by their strength and by their size, of which a larger one counts by its area. */
interface Shares {
  readonly number: number;
  readonly strength: number;
  readonly size: number;
}

/** A hand adds dots before it changes the shade; beside hair that is grey it takes a thinner one, rather than leave gaps. [A] */
const MORE_BY: Shares = { number: 0.75, strength: 0.2, size: 0.025 };
const LESS_BY: Shares = { number: 0.25, strength: 0.65, size: 0.05 };
/** The tone between dots is so much less, and more, of what it is elsewhere at the most. [A] */
const TONE_LEAST = 0.7;
const TONE_MOST = 1.2;
/** Natural log by which treated skin is bluer, below which the photo has too little colour to tell. */
const TELLS_COLOUR = 0.02;
/** Share of what makes treated skin darker that is the tone's. [A] */
const TONE_DARKENS = 0.4;

/** No place takes more dots beside the plan's density than so many. */
export const MOST_DOTS = Math.exp(MORE_BY.number * MOST);

/** How impressions change towards cropped hair, so that the skin is about as dark and as warm as it is where they meet. */
export interface FringeLead {
  /** 0 on skin far from hair … 1 where hair is. */
  readonly near: BareShare;
  /** Skin that the hair does not hide. */
  readonly left: BareShare;
  /** Of impressions amid hair beside the plan's, natural log. */
  readonly logNumber: number;
  readonly logStrength: number;
  readonly logSize: number;
  /** Of the tone between them, for as many as there are. */
  readonly logTone: number;
}

/**
 * Null where no dense hair is seen beside bare scalp.
 *
 * @param opacity of the hair around each cell, 0..255
 * @param mmPerPx of the maps, on skin that faces the camera
 * @param treated skin treated as the plan usually is, beside bare skin
 */
export function fringeLead(
  analysis: AnalysisImage,
  maps: ScalpMaps,
  opacity: Cells,
  cellPx: number,
  mmPerPx: number,
  treated: SkinChange,
): FringeLead | null {
  const { columns, rows, values } = opacity;
  const cellMm = cellPx * mmPerPx;
  const facing = facingOf(maps, opacity, cellPx);
  const isHair = Uint8Array.from(values, (value) => (value > HAIR_FROM ? 1 : 0));
  const behindMm = signedDistances(isHair, columns, rows).map(
    (cells, cell) => (cells * cellMm) / Math.max(LEAST_FACING, facing[cell]!),
  );
  const hair = hairBesideSkin(analysis, opacity, { cellPx, cellMm, facing, behindMm });
  if (hair === null) return null;
  const tone = toneAmidHair(hair, treated);
  const darkerByAsMany = treated.darker * (1 + TONE_DARKENS * (tone - 1));
  const more = Math.min(MOST, Math.max(LEAST, logRatio(hair.darker, darkerByAsMany)));
  const by = more > 0 ? MORE_BY : LESS_BY;
  return {
    near: { columns, rows, cellPx, share: behindMm.map((mm) => smoothstep(-LEADS_OVER_MM, 0, mm)) },
    left: { columns, rows, cellPx, share: values.map((value) => 1 - value / 255) },
    logNumber: by.number * more,
    logStrength: by.strength * more,
    logSize: by.size * more,
    logTone: Math.log(haloOf(tone)) - more,
  };
}

/**
 * As warm as the hair, within bounds: greyed skin goes on up to it. But tone darkens, and amid hair that is hardly darker than
 * skin it goes a third of the way to what the fewest dots leave to it. [A]
 */
function toneAmidHair(hair: SkinChange, treated: SkinChange): number {
  if (treated.bluer <= TELLS_COLOUR) return 1;
  const asWarm = Math.min(TONE_MOST, Math.max(TONE_LEAST, hair.bluer / treated.bluer));
  const byFewest = (1 - TONE_DARKENS) * Math.exp(LEAST);
  const asDark = Math.max(0, (hair.darker / treated.darker - byFewest) / TONE_DARKENS);
  return Math.max(TONE_LEAST, Math.min(asWarm, (2 * asWarm + asDark) / 3));
}

/** Of the reference's, for so much of its tone; more than that is told as it is. */
const haloOf = (tone: number): number => (tone < 1 ? haloTinting(tone) : tone);

const logRatio = (a: number, b: number): number => Math.log(Math.max(a, Number.EPSILON) / b);

/** At the middle of each cell; 0 in front of the border of the scalp. */
function facingOf(maps: ScalpMaps, cells: Cells, cellPx: number): Float32Array {
  return cells.values.map((_, cell) => {
    const i = middleOf(maps, cells, cellPx, cell);
    return maps.borderDistanceMm[i]! > 0 ? maps.facing[i]! : 0;
  });
}

export interface LedOver {
  /** See `TreatmentMap.own`. */
  readonly own: Uint8Array;
  /** Impressions that it adds, as coverage (0..255) times mm2 a photo px. */
  readonly added: number;
}

/**
 * Adds the lead to what marks have of their own.
 *
 * @param layers of a `TreatmentMap`
 * @param own changed in place; null where marks have none
 */
export function leadOver(
  { width, height, box, areaMm2 }: ScalpMaps,
  { near, left, logNumber, logStrength, logSize, logTone }: FringeLead,
  layers: Uint8Array,
  own: Uint8Array | null,
): LedOver {
  const made = own ?? new Uint8Array(OWN_BYTES * width * height).fill(OWN_NEUTRAL);
  const there = new Float32Array(width);
  const skinLeft = new Float32Array(width);
  let added = 0;
  for (let y = box.y0; y <= box.y1; y++) {
    bareAlong(near, y, there);
    bareAlong(left, y, skinLeft);
    for (let x = box.x0, i = y * width + x; x <= box.x1; x++, i++) {
      const share = there[x]!;
      if (layers[4 * i] === 0 || share <= 0) continue;
      const at = OWN_BYTES * i;
      made[at] = moved(made[at]!, share * logStrength);
      made[at + 1] = moved(made[at + 1]!, share * logSize);
      made[at + 2] = moved(made[at + 2]!, share * logNumber);
      made[at + 3] = moved(made[at + 3]!, share * (logTone + logToneAmid(skinLeft[x]!)));
      added += layers[4 * i]! * (ownFactor(made[at + 2]!) - 1) * areaMm2[i]!;
    }
  }
  return { own: made, added };
}

/** Where less skin is left the tone of as few dots tints less than that. */
const LEAST_LEFT = 0.15;

/**
 * Fewer dots tint by less than their number, as they do at a front. Amid hair they stand for what is missing of it: their tone
 * is so much stronger, natural log, that it goes with the skin that is left.
 */
function logToneAmid(left: number): number {
  const share = Math.max(LEAST_LEFT, left);
  return Math.log(haloTinting(share) / share);
}

const moved = (byte: number, log: number): number =>
  Math.min(255, Math.max(0, byte + ownByte(log) - OWN_NEUTRAL));
