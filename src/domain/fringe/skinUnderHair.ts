import type { HeadPoints } from '../head/types';
import { boxBlurred } from '../boxBlur';
import { signedDistances } from '../distanceField';
import type { AnalysisImage } from '../image';
import { LINEAR_OF_LEVEL, luminanceOf } from '../pigment/colour';
import type { ColourMap, ScalpMaps } from '../scalp/types';
import { forEachIn, meansAround, type Window } from './window';

/** Opacity (0..255) from which hair is dense, and up to which skin is bare. */
const DENSE_FROM = 170;
const BARE_UP_TO = 20;
/** Shading under hair is told by the hair's own over about so much; what is finer is the hair, mm. */
const SHADING_MM = 4;
/** What of the skin's own texture is kept is finer than this, mm. */
const TEXTURE_MM = 2.5;
const TEXTURE_MOST = 1.2;
/** Skin at a slant is shading and edge. */
const TEXTURE_FACING = 0.6;
/** A piece of skin that is smaller tells too little, and a larger one nothing more, mm from its middle. */
const PIECE_LEAST_MM = 3;
const PIECE_MOST_MM = 14;
/** Farther outside the hair border than this there are ears, brows and creases, mm. */
const SCALP_AND_FOREHEAD_MM = 45;
const BROWS_END_MM = 18;
const FACING_BINS = 12;
/** Seen at more of a slant than this the background shows as well. */
const RIM_FACING = 0.2;
/** Light at the very rim beside that where it begins. */
const RIM_LIGHT = 0.7;
const SHADE_LEAST = 0.2;
const SHADE_MOST = 1.02;
/** So many times as much hair is told by some skin of its slant. */
const LEAST_SKIN = 10;
/** Of hair that is hardly told from skin. */
const LEAST_LIGHT = 0.05;

/** Red, green and blue, linear light, row-major. */
export type Planes = readonly [Float32Array, Float32Array, Float32Array];

type Seen = Pick<
  ScalpMaps,
  'width' | 'height' | 'facing' | 'hair' | 'borderDistanceMm' | 'positionMm' | 'box'
>;

/** Mean luminance of dense cropped hair beside that of the skin around; 1 where there is none. */
export function croppedHairLight(analysis: AnalysisImage, maps: Seen, skin: ColourMap): number {
  const light = known.get(maps) ?? meanHairLight(analysis, maps, skin);
  known.set(maps, light);
  return light;
}

/** Of each photo it is asked for twice. */
const known = new WeakMap<Seen, number>();

/** Both fall off towards the outline: hair that is seen at a slant alone is told by the skin that is seen so, too. */
function meanHairLight({ data }: AnalysisImage, maps: Seen, skin: ColourMap): number {
  const { width, height, box, facing, hair, borderDistanceMm } = maps;
  if (!hair.coverage.some((opacity) => opacity >= DENSE_FROM)) return 1;
  const colours = colourAlong(skin, width, height);
  const bare = new Float64Array(3);
  const [hairSums, hairCounts, skinSums, skinCounts] = [0, 1, 2, 3].map(
    () => new Float64Array(FACING_BINS),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const first = (from: number): number => from - (from % STEP);
  for (let y = first(box.y0); y <= box.y1; y += STEP)
    for (let x = first(box.x0), i = y * width + x; x <= box.x1; x += STEP, i += STEP) {
      const isHair = hair.coverage[i]! >= DENSE_FROM;
      const isSkin = hair.coverage[i]! < BARE_UP_TO && borderDistanceMm[i]! > -BROWS_END_MM;
      if (!(isHair || isSkin) || !(facing[i]! > RIM_FACING)) continue;
      colours(x, y, bare);
      const light = luminanceOf([linear(data, i, 0), linear(data, i, 1), linear(data, i, 2)]) / lumaOf(bare);
      const bin = binOf(facing[i]!);
      if (isHair) {
        hairSums[bin]! += light;
        hairCounts[bin]!++;
      } else {
        skinSums[bin]! += light;
        skinCounts[bin]!++;
      }
    }
  let sum = 0,
    weight = 0;
  for (let bin = 0; bin < FACING_BINS; bin++) {
    const both = Math.min(hairCounts[bin]!, LEAST_SKIN * skinCounts[bin]!);
    if (both === 0) continue;
    sum += (both * (hairSums[bin]! / hairCounts[bin]!)) / (skinSums[bin]! / skinCounts[bin]!);
    weight += both;
  }
  return weight > 0 ? Math.min(1, Math.max(LEAST_LIGHT, sum / weight)) : 1;
}

const STEP = 2;
const linear = (data: Uint8ClampedArray, i: number, k: number): number => LINEAR_OF_LEVEL[data[4 * i + k]!]!;
const lumaOf = (rgb: Float64Array): number => Math.max(1e-3, luminanceOf([rgb[0]!, rgb[1]!, rgb[2]!]));

/**
 * The skin under cropped hair as it would be seen without: the tone of the nearest bare skin, in the light that falls on the
 * hair, with the fine texture of a piece of the same person's bare skin. Linear light, a value a pixel of the window.
 *
 * @param mmPerPx of the maps
 * @param hairLight of `croppedHairLight`
 */
export function skinUnderHair(
  analysis: AnalysisImage,
  maps: Seen,
  skin: ColourMap,
  points: HeadPoints,
  window: Window,
  mmPerPx: number,
  hairLight: number,
): Planes {
  const { width, height } = maps;
  const count = window.columns * window.rows;
  const planes: Planes = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
  const colours = colourAlong(skin, width, height);
  const bare = new Float64Array(3);
  const shade = shading(analysis, maps, colours, window, mmPerPx, hairLight);
  const texture = skinTexture(analysis, maps, points, mmPerPx);
  forEachIn(window, width, (at, _, x, y) => {
    colours(x, y, bare);
    for (let k = 0; k < 3; k++) planes[k]![at] = bare[k]! * shade[at]! * (texture ? texture.at(x, y, k) : 1);
  });
  return planes;
}

type ColourAt = (x: number, y: number, out: Float64Array) => void;

/** Between the middles of cells, as the graphics card interpolates; linear light. */
function colourAlong(skin: ColourMap, mapsWidth: number, mapsHeight: number): ColourAt {
  const { width, height, coversX, coversY, rgba } = skin;
  const perX = width / (coversX * mapsWidth),
    perY = height / (coversY * mapsHeight);
  const light = Float64Array.from(rgba, (level) => LINEAR_OF_LEVEL[level]!);
  return (x, y, out) => {
    const column = Math.min(width - 1, Math.max(0, (x + 0.5) * perX - 0.5)),
      row = Math.min(height - 1, Math.max(0, (y + 0.5) * perY - 0.5));
    const left = Math.floor(column),
      top = Math.floor(row);
    const right = Math.min(width - 1, left + 1),
      below = Math.min(height - 1, top + 1);
    const u = column - left,
      v = row - top;
    const a = 4 * (top * width + left),
      b = 4 * (top * width + right),
      c = 4 * (below * width + left),
      d = 4 * (below * width + right);
    for (let k = 0; k < 3; k++) {
      const upper = (1 - u) * light[a + k]! + u * light[b + k]!;
      const lower = (1 - u) * light[c + k]! + u * light[d + k]!;
      out[k] = (1 - v) * upper + v * lower;
    }
  };
}

/**
 * Light on the skin beside what the slowly varying colour of the bare skin says: towards the outline of a head it falls
 * faster than that. Told by how light hair is beside what hair of its opacity is elsewhere, first by how the surface faces,
 * then by what is left of it around.
 */
function shading(
  { data }: AnalysisImage,
  { width, facing, hair, borderDistanceMm }: Seen,
  colours: ColourAt,
  window: Window,
  mmPerPx: number,
  hairLight: number,
): Float32Array {
  const count = window.columns * window.rows;
  const beside = new Float32Array(count);
  const weight = new Float32Array(count);
  const bare = new Float64Array(3);
  const sums = new Float64Array(FACING_BINS),
    weights = new Float64Array(FACING_BINS);
  forEachIn(window, width, (at, i, x, y) => {
    if (facing[i]! < RIM_FACING || borderDistanceMm[i]! < -BROWS_END_MM) return;
    colours(x, y, bare);
    const light = luminanceOf([linear(data, i, 0), linear(data, i, 1), linear(data, i, 2)]);
    const opacity = hair.coverage[i]! / 255;
    beside[at] = light / (lumaOf(bare) * (1 + opacity * (hairLight - 1)));
    weight[at] = 1;
    const bin = binOf(facing[i]!);
    sums[bin] = sums[bin]! + opacity * beside[at];
    weights[bin] = weights[bin]! + opacity;
  });
  const byFacing = filled(sums, weights);
  forEachIn(window, width, (at, i) => {
    beside[at] = beside[at]! / factorAt(byFacing, facing[i]!);
  });
  const around = meansAround(beside, weight, window, SHADING_MM / mmPerPx);
  forEachIn(window, width, (at, i) => {
    const rim = RIM_LIGHT + (1 - RIM_LIGHT) * Math.min(1, facing[i]! / RIM_FACING);
    const shade = (around[at] || 1) * factorAt(byFacing, facing[i]!) * rim;
    around[at] = Math.min(SHADE_MOST, Math.max(SHADE_LEAST, shade));
  });
  return around;
}

const binOf = (facing: number): number => Math.min(FACING_BINS - 1, Math.floor(facing * FACING_BINS));

/** Means of the bins; one that has hardly anything takes what the next one nearer to the camera has. */
function filled(sums: Float64Array, weights: Float64Array): Float64Array {
  const total = weights.reduce((a, b) => a + b, 0);
  const means = new Float64Array(FACING_BINS).fill(1);
  for (let bin = FACING_BINS - 1, last = 1; bin >= 0; bin--) {
    if (weights[bin]! > 0.002 * total) last = sums[bin]! / weights[bin]!;
    means[bin] = last;
  }
  return means;
}

function factorAt(means: Float64Array, facing: number): number {
  const at = Math.min(FACING_BINS - 1, Math.max(0, facing * FACING_BINS - 0.5));
  const bin = Math.min(FACING_BINS - 2, Math.floor(at));
  return means[bin]! + (at - bin) * (means[bin + 1]! - means[bin]!);
}

interface SkinTexture {
  /** Light beside that around it. */
  readonly at: (x: number, y: number, k: number) => number;
}

/** Of the largest square of bare skin that faces the camera, laid again and again, each time mirrored; null where there is none. */
function skinTexture(
  { data }: AnalysisImage,
  { width, height, facing, hair, borderDistanceMm, positionMm, box }: Seen,
  points: HeadPoints,
  mmPerPx: number,
): SkinTexture | null {
  const columns = box.x1 - box.x0 + 1,
    rows = box.y1 - box.y0 + 1;
  const whole: Window = { ...box, columns, rows };
  const bare = new Uint8Array(columns * rows);
  forEachIn(whole, width, (at, i, x, y) => {
    const isSkin =
      borderDistanceMm[i]! > 0 ||
      (borderDistanceMm[i]! > -SCALP_AND_FOREHEAD_MM &&
        positionMm[3 * i + 1]! > points.glabella[1] + BROWS_END_MM);
    const isInside = x > box.x0 && y > box.y0 && x < box.x1 && y < box.y1;
    if (isSkin && isInside && facing[i]! > TEXTURE_FACING && hair.coverage[i]! < BARE_UP_TO) bare[at] = 1;
  });
  const distances = signedDistances(bare, columns, rows);
  let best = -1,
    most = PIECE_LEAST_MM / mmPerPx;
  forEachIn(whole, width, (at, i) => {
    const worth = Math.min(distances[at]!, PIECE_MOST_MM / mmPerPx) * facing[i]!;
    if (bare[at] === 1 && worth > most) [best, most] = [at, worth];
  });
  if (best < 0 || rows > height) return null;
  const half = Math.max(2, Math.floor(Math.min(distances[best]!, PIECE_MOST_MM / mmPerPx) / Math.SQRT2) - 1);
  const middleX = box.x0 + (best % columns),
    middleY = box.y0 + Math.floor(best / columns);
  const side = 2 * half + 1;
  const piece: Window = {
    x0: middleX - half,
    y0: middleY - half,
    x1: middleX + half,
    y1: middleY + half,
    columns: side,
    rows: side,
  };
  const all = new Float32Array(side * side).fill(1);
  const details = [0, 1, 2].map((k) => {
    const light = new Float32Array(side * side);
    forEachIn(piece, width, (at, i) => (light[at] = linear(data, i, k)));
    const around = meansAround(light, all, piece, TEXTURE_MM / mmPerPx);
    // The noise of single pixels is laid on again by the photo's own grain.
    const quiet = boxBlurred(light, side, side, 1);
    return quiet.map((value, at) =>
      Math.min(TEXTURE_MOST, Math.max(1 / TEXTURE_MOST, value / Math.max(1e-3, around[at]!))),
    );
  });
  const mirrored = (offset: number): number => {
    const period = 2 * side;
    const into = ((offset % period) + period) % period;
    return into < side ? into : period - 1 - into;
  };
  return {
    at: (x, y, k) => details[k]![mirrored(y - piece.y0) * side + mirrored(x - piece.x0)]!,
  };
}
