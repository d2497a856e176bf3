import { luminanceOf } from './colour';
import type { SkinCell } from './skinCells';

/** Skin's own light in one photo, without the gloss on top of it: linear red where it is well lit, and its colour. */
export interface MattSkin {
  readonly red: number;
  readonly greenToRed: number;
  readonly blueToRed: number;
}

/** Luminance beside the brightest tenth below which skin lies in shadow and takes its colour from the surroundings. */
const SHADOW_BELOW = 0.4;
/** Quantiles of blue over red that are matt: below lies redder skin, above it gloss. */
const MATT_FROM = 0.25;
const MATT_TO = 0.5;
/** Blue over red from which gloss, which is as blue as the lamp, cannot be told from skin. */
export const BLUISH_FROM = 0.85;

/** Null where the photo's light hides the difference. */
export function mattSkin(cells: readonly SkinCell[]): MattSkin | null {
  const bright = cells.map(({ rgb }) => luminanceOf(rgb)).sort((a, b) => a - b);
  const shadow = SHADOW_BELOW * (bright[Math.floor(0.9 * bright.length)] ?? 0);
  const lit = cells.filter(({ rgb }) => luminanceOf(rgb) >= shadow);
  const byBlue = lit.sort((a, b) => a.rgb[2] / a.rgb[0] - b.rgb[2] / b.rgb[0]);
  const matt = byBlue.slice(Math.floor(MATT_FROM * lit.length), Math.ceil(MATT_TO * lit.length));
  const sum = (k: 0 | 1 | 2): number => matt.reduce((total, { rgb }) => total + rgb[k], 0);
  const red = sum(0);
  if (!(red > 0) || sum(2) >= BLUISH_FROM * red) return null;
  return { red: red / matt.length, greenToRed: sum(1) / red, blueToRed: sum(2) / red };
}
