import { lightOf } from '../quality/light';

/** Red, green, blue of linear light, 1 the white of the picture. */
export type LinearRgb = readonly [number, number, number];

/** CIE 1976 L*a*b* against D65, L* 0..100. */
export interface Lab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

/** Linear light of an 8-bit sRGB level (IEC 61966-2-1). */
export const LINEAR_OF_LEVEL: Float64Array = Float64Array.from({ length: 256 }, (_, level) => lightOf(level));

/** Y of linear sRGB (IEC 61966-2-1). */
export const luminanceOf = ([r, g, b]: LinearRgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** X, Y and Z of the white point D65, 2 degree observer: the sums of the rows below. */
const WHITE = [0.9505, 1, 1.089] as const;
/** Where the cube root gives way to a line (CIE 15:2018, 8.2.1). */
const CUBE_FROM = (6 / 29) ** 3;

export function labOf(rgb: LinearRgb): Lab {
  const [r, g, b] = rgb;
  const x = lightness((0.4124 * r + 0.3576 * g + 0.1805 * b) / WHITE[0]);
  const y = lightness(luminanceOf(rgb) / WHITE[1]);
  const z = lightness((0.0193 * r + 0.1192 * g + 0.9505 * b) / WHITE[2]);
  return { l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}

const lightness = (share: number): number =>
  share > CUBE_FROM ? Math.cbrt(share) : (share * (29 / 6) ** 2) / 3 + 4 / 29;

/** C*ab */
export const chromaOf = ({ a, b }: Lab): number => Math.hypot(a, b);

/** 0..255, encoded sRGB, not rounded. */
export function levelOf(light: number): number {
  const l = Math.min(1, Math.max(0, light));
  return 255 * (l <= 0.0031308 ? 12.92 * l : 1.055 * l ** (1 / 2.4) - 0.055);
}

/** Levels by linear light in so many steps, and the light above which each level gives way to the next one. */
const LIGHT_STEPS = 4096;
const LEVEL_OF_STEP = Uint8Array.from({ length: LIGHT_STEPS + 1 }, (_, step) =>
  Math.round(levelOf((step - 0.5) / LIGHT_STEPS)),
);
const LAST_OF_LEVEL = Float64Array.from({ length: 255 }, (_, level) => lightOf(level + 0.5));

/** `levelOf`, rounded; looked up. */
export function nearestLevel(light: number): number {
  const l = light > 0 ? Math.min(1, light) : 0;
  let level = LEVEL_OF_STEP[Math.trunc(l * LIGHT_STEPS)]!;
  while (level < 255 && l >= LAST_OF_LEVEL[level]!) level++;
  return level;
}

/** sRGB as the style sheets write it, #rrggbb. */
export const hexOf = (rgb: LinearRgb): string =>
  `#${rgb.map((light) => Math.round(levelOf(light)).toString(16).padStart(2, '0')).join('')}`;
