import type { LinearRgb } from '../pigment/colour';
import { smooth } from '../smoothstep';
import { scarSeen } from './scarSeen';
import type { LightAround, HairBeside, NearPixels } from './scarSurroundings';

/** Times as light as the hair around: up to here nothing is seen of a scar, and from here on it surely is one. [A] */
const UNSEEN_UP_TO = 1.06;
const SEEN_FROM = 1.2;
/** Likeness to the scar up to which a place is hair, and from which on it is bare: stubble is uneven. [A] */
const HAIR_UP_TO = 0.15;
const BARE_FROM = 0.6;
/** What dots at the reference density leave of the light of a scar, in the mean, linear R, G, B. [A] */
const DOTS_LEAVE: LinearRgb = [0.66, 0.73, 0.76];

/** A scar among hair, told from it by its light. */
export interface ScarInHair {
  /** Its light over that of the hair, linear R, G, B. */
  readonly contrast: LinearRgb;
  /** Share of the density that makes it as dark as the hair, 0..1; what is still missing then is left to the tone. */
  readonly density: number;
  /** What dots of that density leave of its light, linear R, G, B. */
  readonly left: LinearRgb;
  /** How far a pixel shows bare scar, 0..1: 0 where hair is, and where no scar is seen. */
  readonly bare: (i: number) => number;
}

/** null where the scar is no lighter than the hair: pigment would only darken it. */
export function scarInHair(lightOf: LightAround, hair: HairBeside, near: NearPixels): ScarInHair | null {
  const seen = scarSeen(lightOf, hair.light, near);
  const isSeen = seen ? smooth((luminance(seen.drawn) - UNSEEN_UP_TO) / (SEEN_FROM - UNSEEN_UP_TO)) : 0;
  if (!seen || isSeen === 0) return null;
  const { contrast, likeness } = seen;
  const density = Math.min(1, Math.max(0, 1 - 1 / luminance(contrast)) / (1 - luminance(DOTS_LEAVE)));
  const left = (c: 0 | 1 | 2): number => 1 - density * (1 - DOTS_LEAVE[c]);
  return {
    contrast,
    density,
    left: [left(0), left(1), left(2)],
    bare: (i) => isSeen * smooth((likeness(i) - HAIR_UP_TO) / (BARE_FROM - HAIR_UP_TO)),
  };
}

/** Of linear light; of ratios of such light about as well. */
const luminance = ([red, green, blue]: LinearRgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
