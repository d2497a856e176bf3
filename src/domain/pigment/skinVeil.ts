import type { Rgb } from './look';
import { SKIN_CLASSES, type SkinClass } from './skinClass';

/** Light that passes the epidermis down and up again, light and very dark skin, R, G, B (SMP reference, Monte Carlo). */
const EPIDERMIS_LIGHT: Rgb = [0.89, 0.84, 0.74];
const EPIDERMIS_VERY_DARK: Rgb = [0.2, 0.08, 0.01];
/** Where type VI lies between the two, on the scale of melanin (logarithm of the light). [A] */
const TYPE_VI = 0.8;
/** What the dermis below sends back, R, G, B. [A] */
const DERMIS: Rgb = [0.55, 0.32, 0.22];
/** What surface and epidermis send back by themselves, whatever lies below. [A] */
const SURFACE = 0.0004;
/**
 * Share of the light that comes from above a mark's column: without melanin, and what that of very dark skin adds by
 * the square of the melanin. It bounds how dark the strongest dots get: in real work they are grey, not black. [A]
 */
const ABOVE_MARK = 0.18;
const MORE_IN_VERY_DARK = 0.06;
/** The same of the coloured light between the marks, which comes from deep in the dermis. [A] */
const ABOVE_TONE = 0.06;
const MORE_OF_COLOUR_IN_VERY_DARK = 0.09;

/** 0 type I … 1 type VI. */
export const melaninOf = (skin: SkinClass): number => SKIN_CLASSES.indexOf(skin) / (SKIN_CLASSES.length - 1);

/**
 * Share of the skin's light that pigment in the dermis cannot take: from the surface, the epidermis and the dermis above
 * the deposits. Grows with melanin, most for blue light: on dark skin the same dot has less contrast.
 */
export const skinVeil = (skin: SkinClass): Rgb =>
  veilOf(skin, (melanin) => ABOVE_MARK + MORE_IN_VERY_DARK * melanin ** 2);

/** The same of the skin's colour, which comes from deeper: pigment takes about half of it on every skin. */
export const deepVeil = (skin: SkinClass): Rgb =>
  veilOf(skin, (melanin) => ABOVE_TONE + MORE_OF_COLOUR_IN_VERY_DARK * melanin);

function veilOf(skin: SkinClass, aboveOf: (melanin: number) => number): Rgb {
  const melanin = TYPE_VI * melaninOf(skin);
  const above = aboveOf(melanin);
  const veil = (c: 0 | 1 | 2): number => {
    const passes = EPIDERMIS_LIGHT[c] * (EPIDERMIS_VERY_DARK[c] / EPIDERMIS_LIGHT[c]) ** melanin;
    const fromBelow = passes * DERMIS[c];
    return (SURFACE + above * fromBelow) / (SURFACE + fromBelow);
  };
  return [veil(0), veil(1), veil(2)];
}
