import { randomSource } from '../random';

/** The single hairs of a cropped head as its photo would show them: a square that joins on to itself. */
export interface HairPointTile {
  /** Texels. */
  readonly side: number;
  /** Texels a photo px, at most 1. */
  readonly perPx: number;
  /**
   * Two bytes a texel, row-major: how far dark hair hides the skin, of 255 · how many light hairs are seen beside the mean,
   * `LIGHT_HAIR_STEPS` for it.
   */
  readonly bytes: Uint8Array;
  /** Mean of the first, 0..1. */
  readonly meanDark: number;
}

export const LIGHT_HAIR_STEPS = 24;

/** Texels of the side at the most, and of a coarse photo as many as cover so many mm. */
const MOST_SIDE = 512;
const COVERS_MM = 50;
const SEED = 9_002;
/** A hair in each square of such a side: 125 per cm², of which some merge. [A] */
const CELL_MM = { dark: 0.8, light: 0.5 } as const;
/** Share of the squares without a hair. */
const EMPTY = { dark: 0.12, light: 0.25 } as const;
/** How far from the middle of its square a hair may grow, of the square's side. */
const JITTER = 0.48;
/** Sigma of a hair's end and the root that shows beneath, and of a hair that is seen from its side, mm. [A] */
const SIGMA_MM = { dark: [0.085, 0.14], light: [0.09, 0.15] } as const;
/** Length of a point over its width, at most. */
const ELONGATED = { dark: 1.25, light: 2.4 } as const;
/** How much of the light single hairs take or send back, beside the strongest. */
const FAINTEST = { dark: 0.35, light: 0.2 } as const;
/** Few hairs are far lighter than the others. */
const LIGHT_POWER = 1.8;
/** Variance of a texel's own box. */
const TEXEL_VARIANCE = 1 / 12;
/** Texels are no finer than this, mm: the photo's own blur is wider. */
const FINEST_MM = 0.04;
const REACH_SIGMAS = 3.2;

/** A gaussian by the square of the distance in sigmas, in so many steps each: exponentials took most of the time. */
const PROFILE_STEPS = 100;
const PROFILE = Float32Array.from({ length: PROFILE_STEPS * REACH_SIGMAS ** 2 }, (_, step) =>
  Math.exp(-(step + 0.5) / (2 * PROFILE_STEPS)),
);

type Kind = 'dark' | 'light';

let made: { readonly key: string; readonly tile: HairPointTile } | null = null;

/**
 * Made when it is first asked for, and remembered for the last photo.
 *
 * @param mmPerPx of the photo
 * @param blurSigmaPx how far the photo spreads a point
 */
export function hairPointTile(mmPerPx: number, blurSigmaPx: number): HairPointTile {
  const key = `${mmPerPx} ${blurSigmaPx}`;
  if (made?.key === key) return made.tile;
  const perPx = Math.min(1, mmPerPx / FINEST_MM);
  const texelMm = mmPerPx / perPx;
  const blurTexels = Math.hypot(blurSigmaPx * perPx, Math.sqrt(TEXEL_VARIANCE));
  const side = Math.min(MOST_SIDE, 2 ** Math.ceil(Math.log2(COVERS_MM / texelMm)));
  const dark = splatted('dark', side, texelMm, blurTexels);
  const light = splatted('light', side, texelMm, blurTexels);
  const meanLight = light.reduce((a, b) => a + b, 0) / light.length;
  const bytes = new Uint8Array(2 * side * side);
  let sumDark = 0;
  for (let i = 0; i < side * side; i++) {
    bytes[2 * i] = Math.round(255 * Math.min(1, dark[i]!));
    bytes[2 * i + 1] = Math.min(255, Math.round((LIGHT_HAIR_STEPS * light[i]!) / meanLight));
    sumDark += bytes[2 * i]!;
  }
  const tile = { side, perPx, bytes, meanDark: sumDark / (255 * side * side) };
  made = { key, tile };
  return tile;
}

/** Points that keep their energy however wide the photo spreads them. */
function splatted(kind: Kind, side: number, texelMm: number, blurTexels: number): Float32Array {
  const sums = new Float32Array(side * side);
  const random = randomSource(SEED + (kind === 'dark' ? 0 : 1));
  const cells = Math.max(4, Math.round((side * texelMm) / CELL_MM[kind]));
  const cell = side / cells;
  const between = ([from, to]: readonly [number, number]): number => from + (to - from) * random();
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++) {
      const place = (at: number): number => (at + 0.5 + JITTER * (2 * random() - 1)) * cell;
      const [x, y] = [place(column), place(row)];
      const ownTexels = between(SIGMA_MM[kind]) / texelMm;
      const stretched = Math.sqrt(between([1, ELONGATED[kind]]));
      const angle = Math.PI * random();
      const faintness = random();
      const strength =
        FAINTEST[kind] + (1 - FAINTEST[kind]) * (kind === 'dark' ? faintness : faintness ** LIGHT_POWER);
      if (random() < EMPTY[kind]) continue;
      splat(sums, side, x, y, {
        long: Math.hypot(ownTexels * stretched, blurTexels),
        short: Math.hypot(ownTexels / stretched, blurTexels),
        angle,
        energy: strength * ownTexels ** 2,
      });
    }
  return sums;
}

interface Point {
  /** Sigmas, texels. */
  readonly long: number;
  readonly short: number;
  readonly angle: number;
  /** Of a point whose height is 1, the product of its sigmas. */
  readonly energy: number;
}

function splat(
  sums: Float32Array,
  side: number,
  x: number,
  y: number,
  { long, short, angle, energy }: Point,
): void {
  const reach = Math.ceil(REACH_SIGMAS * long);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const peak = energy / (long * short);
  const [left, top] = [Math.floor(x) - reach, Math.floor(y) - reach];
  for (let row = top; row <= y + reach; row++) {
    const dy = row + 0.5 - y;
    const start = (row & (side - 1)) * side;
    for (let column = left; column <= x + reach; column++) {
      const dx = column + 0.5 - x;
      const along = (cos * dx + sin * dy) / long,
        across = (cos * dy - sin * dx) / short;
      const step = (PROFILE_STEPS * (along * along + across * across)) | 0;
      if (step >= PROFILE.length) continue;
      const i = start + (column & (side - 1));
      sums[i] = sums[i]! + peak * PROFILE[step]!;
    }
  }
}

/** What is seen of single hairs at a place. */
export interface HairPoint {
  /** How far dark hair hides the skin, 0..1. */
  readonly dark: number;
  /** How many light hairs beside their mean, from 0. */
  readonly light: number;
}

/** The same maths as shaders/chunks/hair_points.glsl at the photo's own resolution. */
export function hairPointAt({ side, perPx, bytes }: HairPointTile, xPx: number, yPx: number): HairPoint {
  const x = xPx * perPx - 0.5,
    y = yPx * perPx - 0.5;
  const left = Math.floor(x),
    top = Math.floor(y);
  const [u, v] = [x - left, y - top];
  const sampled = (k: 0 | 1): number => {
    const at = (column: number, row: number): number =>
      bytes[2 * ((row & (side - 1)) * side + (column & (side - 1))) + k]!;
    const upper = (1 - u) * at(left, top) + u * at(left + 1, top);
    const lower = (1 - u) * at(left, top + 1) + u * at(left + 1, top + 1);
    return (1 - v) * upper + v * lower;
  };
  return { dark: sampled(0) / 255, light: sampled(1) / LIGHT_HAIR_STEPS };
}
