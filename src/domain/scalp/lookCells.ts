import { earLine } from '../head/earLine';
import type { HeadPoints } from '../head/types';
import { REGION_EAR } from '../head/types';
import type { AnalysisImage, Mask } from '../image';
import { LINEAR_OF_LEVEL, luminanceOf, type LinearRgb } from '../pigment/colour';
import type { SurfaceRaster } from './raster';
import type { PixelBox } from './types';

/** What tells hair from skin: light, warmth, greenness, grain; all logarithms, so that light and shade add to them. */
export const LOOKS = 4;
export const LIGHT = 0;
export const WARMTH = 1;
const GREENNESS = 2;
export const GRAIN = 3;
/** The looks that are colours come first. */
export const COLOUR_LOOKS = 3;

const CELL_MM = 3;
/** Skin at a steeper slant is seen too badly. */
const FACING_LEAST = 0.2;
/** Share of a cell's pixels that must show the head. */
const SHOWS_LEAST = 0.7;
/** Of 255: pixels that the person covers less are rim. */
const PERSON_LEAST = 200;
/** Keeps logarithms of black finite: linear light, and squared levels. */
const LEAST_LIGHT = 2e-3;
const LEAST_GRAIN = 1;
/** In a dark photo as much less, or hair would seem the less dark the darker the photo: of the light of well-lit skin. [A] */
const LEAST_OF_SKIN = 0.02;
/** Of the cells of a head, by their light, this one is well-lit skin also where much of it is hair or shade. */
const WELL_LIT = 0.75;
/** Levels are whole numbers; rounding alone makes that much grain, squared levels. */
const ROUNDING = 0.1;
/** Skin farther below the border of the scalp than this is lit and coloured too differently. */
const NECK_REACH_MM = 45;
/** Below the border the face is left out up to this far above the glabella: brows, eyes, beard; but not the temples. */
const BROWS_UP_TO_MM = 14;
const TEMPLE_REACH_MM = 25;
const TEMPLE_ABOVE_EARS_MM = 15;
const TEMPLE_ASIDE_MM = 45;

/** Squares of about 3 mm of the picture that show the scalp and skin near it. */
export interface LookCells {
  readonly columns: number;
  readonly rows: number;
  readonly cellPx: number;
  /** Of the first cell, pixels. */
  readonly left: number;
  readonly top: number;
  /** Indices of the cells that are told; the rest show no skin near the scalp. */
  readonly told: Int32Array;
  /** 1 for those. */
  readonly isTold: Uint8Array;
  /** 1 for cells that show the head, near the scalp or not. */
  readonly shows: Uint8Array;
  /** `LOOKS` a cell. */
  readonly looks: Float32Array;
  /** Linear light that was added to each channel before its logarithm was taken. */
  readonly leastLight: number;
  /** Outward, unit, 3 a cell. */
  readonly normal: Float32Array;
  readonly positionMm: Float32Array;
  readonly facing: Float32Array;
  readonly borderDistanceMm: Float32Array;
  /** Of the hair model, 0..1. */
  readonly model: Float32Array;
  /** Skin that a cell shows. */
  readonly areaMm2: Float32Array;
}

type Drawn = Omit<LookCells, 'told' | 'isTold' | 'normal' | 'leastLight'>;

/**
 * @param person null where its outline is not known
 * @param mmPerPx of the picture, on skin that faces the camera
 */
export function lookCells(
  analysis: AnalysisImage,
  raster: SurfaceRaster,
  points: HeadPoints,
  { model, person }: { readonly model: Mask; readonly person: Mask | null },
  mmPerPx: number,
): LookCells {
  const { x0, y0, x1, y1 } = inner(raster.box, analysis);
  const cellPx = Math.max(2, Math.round(CELL_MM / mmPerPx));
  const columns = Math.max(0, Math.floor((x1 + 1 - x0) / cellPx)),
    rows = Math.max(0, Math.floor((y1 + 1 - y0) / cellPx));
  const count = columns * rows;
  const drawn: Drawn = {
    columns,
    rows,
    cellPx,
    left: x0,
    top: y0,
    shows: new Uint8Array(count),
    looks: new Float32Array(LOOKS * count),
    positionMm: new Float32Array(3 * count),
    facing: new Float32Array(count),
    borderDistanceMm: new Float32Array(count),
    model: new Float32Array(count),
    areaMm2: new Float32Array(count),
  };
  for (let cell = 0; cell < count; cell++)
    drawCell(analysis, raster, model.coverage, person?.coverage, drawn, cell);
  const leastLight = setLooks(drawn);
  const normal = new Float32Array(3 * count);
  const isTold = new Uint8Array(count);
  for (let cell = 0; cell < count; cell++)
    isTold[cell] =
      drawn.shows[cell] && isNearScalp(drawn, cell, points) && setNormal(drawn, cell, normal) ? 1 : 0;
  const told = Int32Array.from(isTold.keys()).filter((cell) => isTold[cell] === 1);
  return { ...drawn, leastLight, told, isTold, normal };
}

/** A pixel is compared with its neighbours, so the picture's rim is left out. */
const inner = ({ x0, y0, x1, y1 }: PixelBox, { width, height }: AnalysisImage): PixelBox => ({
  x0: Math.max(1, x0),
  y0: Math.max(1, y0),
  x1: Math.min(width - 2, x1),
  y1: Math.min(height - 2, y1),
});

function drawCell(
  { width, data, photoPxPerPx }: AnalysisImage,
  { facing: cosine, region, positionMm: p, borderDistanceMm, areaMm2 }: SurfaceRaster,
  model: Uint8Array,
  person: Uint8Array | undefined,
  into: Drawn,
  cell: number,
): void {
  const { cellPx, columns, left, top } = into;
  const x0 = left + (cell % columns) * cellPx,
    y0 = top + Math.floor(cell / columns) * cellPx;
  let n = 0,
    r = 0,
    g = 0,
    b = 0,
    square = 0,
    x = 0,
    y = 0,
    z = 0,
    facing = 0,
    border = 0,
    hair = 0,
    area = 0;
  for (let row = y0; row < y0 + cellPx; row++)
    for (let i = row * width + x0, end = i + cellPx; i < end; i++) {
      if (!(cosine[i]! > FACING_LEAST) || region[i] === REGION_EAR) continue;
      if (person !== undefined && person[i]! < PERSON_LEAST) continue;
      n++;
      r += LINEAR_OF_LEVEL[data[4 * i]!]!;
      g += LINEAR_OF_LEVEL[data[4 * i + 1]!]!;
      b += LINEAR_OF_LEVEL[data[4 * i + 2]!]!;
      const fine = fineness(data, 4 * i + 1, width);
      square += fine * fine;
      x += p[3 * i]!;
      y += p[3 * i + 1]!;
      z += p[3 * i + 2]!;
      facing += cosine[i]!;
      border += borderDistanceMm[i]!;
      area += areaMm2[i]!;
      hair += model[i]!;
    }
  if (n < SHOWS_LEAST * cellPx ** 2) return;
  into.shows[cell] = 1;
  into.looks.set([r / n, g / n, b / n, square / n], LOOKS * cell);
  into.positionMm.set([x / n, y / n, z / n], 3 * cell);
  into.facing[cell] = facing / n;
  into.borderDistanceMm[cell] = border / n;
  into.model[cell] = hair / n / 255;
  into.areaMm2[cell] = area * photoPxPerPx ** 2;
}

/**
 * From mean linear light and squared grain of the cells to their looks.
 *
 * @returns `leastLight`
 */
function setLooks({ shows, looks }: Drawn): number {
  const cells = [...shows.keys()].filter((cell) => shows[cell] === 1);
  const lightOf = (cell: number): LinearRgb => {
    const at = LOOKS * cell;
    return [looks[at]!, looks[at + 1]!, looks[at + 2]!];
  };
  const lights = Float64Array.from(cells, (cell) => luminanceOf(lightOf(cell))).sort();
  const ofSkin = LEAST_OF_SKIN * (lights[Math.floor(WELL_LIT * lights.length)] ?? 1);
  const leastLight = Math.max(Number.EPSILON, Math.min(LEAST_LIGHT, ofSkin));
  // Encoded levels go about with the root of light.
  const leastGrain = Math.max(ROUNDING, (LEAST_GRAIN * leastLight) / LEAST_LIGHT);
  for (const cell of cells) {
    const grain = looks[LOOKS * cell + GRAIN]!;
    looks.set([...colourLooks(lightOf(cell), leastLight), Math.log(grain + leastGrain) / 2], LOOKS * cell);
  }
  return leastLight;
}

/** Light, warmth and greenness of linear light. */
export function colourLooks(light: LinearRgb, leastLight: number): readonly [number, number, number] {
  const [red, green, blue] = light.map((level) => level + leastLight) as [number, number, number];
  return [
    Math.log(luminanceOf([red, green, blue])),
    Math.log(red / blue),
    Math.log(green / Math.sqrt(red * blue)),
  ];
}

/** Linear light of the looks. */
export function lightOfLooks(look: (k: number) => number, leastLight: number): LinearRgb {
  const [toRed, toBlue, toGreen] = [
    Math.exp(look(WARMTH) / 2),
    Math.exp(-look(WARMTH) / 2),
    Math.exp(look(GREENNESS)),
  ];
  const mean = Math.exp(look(LIGHT)) / luminanceOf([toRed, toGreen, toBlue]);
  const level = (share: number): number => Math.max(0, mean * share - leastLight);
  return [level(toRed), level(toGreen), level(toBlue)];
}

/** How far a level stands out from its four neighbours. */
const fineness = (data: Uint8ClampedArray, level: number, width: number): number =>
  data[level]! -
  (data[level - 4]! + data[level + 4]! + data[level - 4 * width]! + data[level + 4 * width]!) / 4;

function isNearScalp({ positionMm, borderDistanceMm }: Drawn, cell: number, points: HeadPoints): boolean {
  const border = borderDistanceMm[cell]!;
  if (border >= 0) return true;
  if (border < -NECK_REACH_MM) return false;
  const [x, y, z] = [positionMm[3 * cell]!, positionMm[3 * cell + 1]!, positionMm[3 * cell + 2]!];
  const isFace = z > earLine(points, 2) && y < points.glabella[1] + BROWS_UP_TO_MM;
  const isTemple =
    border > -TEMPLE_REACH_MM &&
    y > earLine(points, 1) + TEMPLE_ABOVE_EARS_MM &&
    Math.abs(x) > TEMPLE_ASIDE_MM;
  return !isFace || isTemple;
}

/** From the cells beside it; false where there are none. */
function setNormal(
  { columns, rows, shows, positionMm: p }: Drawn,
  cell: number,
  normal: Float32Array,
): boolean {
  const column = cell % columns,
    row = Math.floor(cell / columns);
  const beside = (there: number, exists: boolean): number => (exists && shows[there] ? there : cell);
  const west = beside(cell - 1, column > 0),
    east = beside(cell + 1, column < columns - 1);
  const north = beside(cell - columns, row > 0),
    south = beside(cell + columns, row < rows - 1);
  if (west === east || north === south) return false;
  const across = (k: number): number => p[3 * east + k]! - p[3 * west + k]!;
  const down = (k: number): number => p[3 * south + k]! - p[3 * north + k]!;
  const x = down(1) * across(2) - down(2) * across(1),
    y = down(2) * across(0) - down(0) * across(2),
    z = down(0) * across(1) - down(1) * across(0);
  const length = Math.hypot(x, y, z);
  if (!(length > 0)) return false;
  normal.set([x / length, y / length, z / length], 3 * cell);
  return true;
}
