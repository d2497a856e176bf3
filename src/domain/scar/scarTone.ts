import type { AnalysisImage } from '../image';
import type { LinearRgb } from '../pigment/colour';
import { LONG_FROM } from '../scalp/longHair';
import type { ScalpMaps } from '../scalp/types';
import { mix, smooth } from '../smoothstep';
import { scarInHair, type ScarInHair } from './scarInHair';
import { meanLightOver, scarSeen, SEEN_OVER_MM, type SeenScar } from './scarSeen';
import {
  hairBeside,
  skinBeside,
  type HairBeside,
  type LightAround,
  type NearPixels,
} from './scarSurroundings';

/** Of the difference between a scar and the skin around it, what pigment takes away at the reference density. [A] */
const SHARE = 0.6;
/** However pale a scar is, pigment leaves this much of its light. [A] */
const LEAST_RATIO = 0.55;
/** With its dots a scar in hair stays so much lighter than the hair: a darker spot would be the worse one. [A] */
const LIGHTER_THAN_HAIR = 1.05;
/** Skin is toned where it differs as the scar does, so far beyond the drawn border: hands draw about so true. [A] */
const DRAWN_TRUE_MM = 1.2;
/** Share of the scar's difference from which on a place is toned in full. */
const WHOLLY_SCAR = 0.6;

/** What is known of one pixel near a scar. */
export interface ScarPixel {
  /**
   * By what its own light is multiplied, linear R, G, B, so that it comes nearer to what is around: bare skin, or cropped
   * hair on skin. Pigment only darkens: nowhere above 1. Texture remains, for it is multiplied too.
   */
  readonly ratio: LinearRgb;
  /** Darkest channel of the scar's linear light there; 0 where none is seen. */
  readonly level: number;
  /** How far it is asked there what is hair and what is scar, 0..1: 0 on bare skin. */
  readonly inHair: number;
  /** How far no hair hides the skin there, 0..1, and the share of the full density that it needs, 0..1. */
  readonly bare: number;
  readonly density: number;
}

const NO_TONE: Pick<ScarPixel, 'ratio' | 'level'> = { ratio: [1, 1, 1], level: 0 };

/**
 * Each of the pixels near a scar. What is around is carried across the scar with its shading, and what was drawn as scar but
 * looks like it keeps its light. Where it is hair, only what is lighter than the hair is scar.
 *
 * @param mmPerPx of the picture
 */
export function scarPixels(
  analysis: AnalysisImage,
  maps: Pick<ScalpMaps, 'hair' | 'scalp' | 'hairBeyondHead'>,
  near: NearPixels,
  widthMm: number,
  mmPerPx: number,
): (k: number) => ScarPixel {
  const lightOver = (overMm: number): LightAround => meanLightOver(analysis, overMm, widthMm, mmPerPx);
  const onSkin = tonedOnSkin(analysis, maps, near, mmPerPx, lightOver(SEEN_OVER_MM.skin));
  const hair = hairBeside(analysis, maps, near, mmPerPx);
  const inHair = hair && scarInHair(lightOver(SEEN_OVER_MM.hair), hair, near);
  // Long hair lies over the scar and is not what is beside it.
  const isCropped = maps.hairBeyondHead < LONG_FROM;
  return (k) => {
    const share = hair ? hair.share(near.at[k]!) : 0;
    const skinTone = share < 1 || !isCropped ? onSkin(k) : NO_TONE;
    if (!hair || share === 0) return { ...skinTone, inHair: 0, bare: 1, density: 1 };
    const bare = inHair ? inHair.bare(near.at[k]!) : 0;
    const hairTone = isCropped && inHair ? tonedInHair(inHair, hair, near, k, bare) : NO_TONE;
    const own = isCropped ? share : 0;
    const channel = (c: 0 | 1 | 2): number => mix(skinTone.ratio[c], hairTone.ratio[c], own);
    return {
      ratio: [channel(0), channel(1), channel(2)],
      level: mix(skinTone.level, hairTone.level, own),
      inHair: share,
      bare: mix(1, bare, share),
      density: mix(1, bare * (inHair?.density ?? 0), share),
    };
  };
}

/** @param contrast of a scar: its light over that of the skin around it, linear R, G, B */
export function toneRatio(contrast: LinearRgb): LinearRgb {
  const channel = (c: 0 | 1 | 2): number =>
    contrast[c] > 1 ? Math.max(LEAST_RATIO, 1 - SHARE * (1 - 1 / contrast[c])) : 1;
  return [channel(0), channel(1), channel(2)];
}

/** What its dots do not take away of the difference between a scar and the hair around it, linear R, G, B. */
export function toneRatioInHair({ contrast, left }: Pick<ScarInHair, 'contrast' | 'left'>): LinearRgb {
  const channel = (c: 0 | 1 | 2): number =>
    Math.min(1, Math.max(LEAST_RATIO, LIGHTER_THAN_HAIR / (contrast[c] * left[c])));
  return [channel(0), channel(1), channel(2)];
}

function tonedOnSkin(
  analysis: AnalysisImage,
  maps: Pick<ScalpMaps, 'hair' | 'scalp'>,
  near: NearPixels,
  mmPerPx: number,
  lightOf: LightAround,
): (k: number) => Pick<ScarPixel, 'ratio' | 'level'> {
  const around = skinBeside(analysis, maps, near, mmPerPx);
  const seen = around && scarSeen(lightOf, around, near);
  if (!seen) return () => NO_TONE;
  const ratio = toneRatio(seen.contrast);
  return (k) => {
    if (near.distanceMm[k]! >= 2 * DRAWN_TRUE_MM) return NO_TONE;
    const i = near.at[k]!;
    return toned(ratio, seen, around(i), within(near, k) * smooth(seen.likeness(i) / WHOLLY_SCAR));
  };
}

const tonedInHair = (
  inHair: ScarInHair,
  hair: HairBeside,
  near: NearPixels,
  k: number,
  bare: number,
): Pick<ScarPixel, 'ratio' | 'level'> =>
  toned(toneRatioInHair(inHair), inHair, hair.light(near.at[k]!), within(near, k) * bare);

function toned(
  ratio: LinearRgb,
  { contrast }: Pick<SeenScar, 'contrast'>,
  beside: LinearRgb,
  amount: number,
): Pick<ScarPixel, 'ratio' | 'level'> {
  const channel = (c: 0 | 1 | 2): number => 1 - amount * (1 - ratio[c]);
  const level = Math.min(beside[0] * contrast[0], beside[1] * contrast[1], beside[2] * contrast[2]);
  return { ratio: [channel(0), channel(1), channel(2)], level: amount * level };
}

/** 1 inside, 0 where no hand draws so wrong. */
const within = ({ distanceMm }: NearPixels, k: number): number =>
  1 - smooth(distanceMm[k]! / (2 * DRAWN_TRUE_MM));
