import { luminanceOf } from '../pigment/colour';
import { LIGHT, lightOfLooks, LOOKS, WARMTH, type LookCells } from './lookCells';

/** Hair that is this much darker than skin is told from gloss, which is grey as well: logarithm of light. [A] */
const DARK_HAIR = 0.3;
/** Spreads of warmth below skin and hair from which on a cell is glossy. */
const LESS_WARM_FROM = 3;
/** Skin is warm enough for gloss to be told from it: logarithm of red over blue. */
const WARM_LEAST = 0.3;
/** What is left below gloss at least, beside the light that is seen. */
const LEAST_BODY = 0.05;

/**
 * Looks beside skin as they would be without gloss, which lies on skin and on dark hair alike, adds the light's own colour to
 * either, and makes hair look as light as skin. Where a cell is so much less warm than both, so much white light is taken off that
 * it is as warm as skin. Beside grey hair gloss cannot be told.
 *
 * @param besideSkin what is seen, `LOOKS` a told cell
 * @param added what hair adds to skin
 * @param matt the result
 */
export function withoutGloss(
  { told, looks, leastLight }: LookCells,
  besideSkin: Float64Array,
  added: Float64Array,
  spread: Float64Array,
  matt: Float64Array,
): void {
  matt.set(besideSkin);
  if (added[LIGHT]! > -DARK_HAIR) return;
  const lessWarm = Math.min(0, added[WARMTH]!) - LESS_WARM_FROM * spread[WARMTH]!;
  for (let j = 0; j < told.length; j++) {
    const at = LOOKS * j;
    const look = LOOKS * told[j]!;
    const skinWarmth = looks[look + WARMTH]! - besideSkin[at + WARMTH]!;
    if (besideSkin[at + WARMTH]! > lessWarm || skinWarmth < WARM_LEAST) continue;
    const [red, green, blue] = lightOfLooks((k) => looks[look + k]!, leastLight);
    const redToBlue = Math.exp(skinWarmth);
    const white = (redToBlue * blue - red) / (redToBlue - 1);
    const seen = luminanceOf([red, green, blue]);
    if (!(seen > 0)) continue;
    matt[at + LIGHT] = besideSkin[at + LIGHT]! + Math.log(Math.max(LEAST_BODY, 1 - white / seen));
    matt[at + WARMTH] = 0;
  }
}
