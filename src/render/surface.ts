import { grow, intersect, scaled, type Rect } from './rect';

/** A rectangle of the photo drawn into a target. Texel t shows photo px origin + t / texelsPerPx. */
export interface Surface {
  readonly originXPx: number;
  readonly originYPx: number;
  readonly texelsPerPxX: number;
  readonly texelsPerPxY: number;
  readonly widthTexels: number;
  readonly heightTexels: number;
}

export interface HaloGrid {
  /** Side of one cell in texels of the surface, a power of two. */
  readonly cellTexels: number;
  readonly widthCells: number;
  readonly heightCells: number;
  /** Of the blur on the cells, for red and for blue light. */
  readonly sigmaCells: readonly [number, number];
}

/** The whole photo at the working copy's resolution. */
export const screenSurface = (
  widthTexels: number,
  heightTexels: number,
  photoWidthPx: number,
  photoHeightPx: number,
): Surface => ({
  originXPx: 0,
  originYPx: 0,
  texelsPerPxX: widthTexels / photoWidthPx,
  texelsPerPxY: heightTexels / photoHeightPx,
  widthTexels,
  heightTexels,
});

/** The same part of the photo on half as many texels a side, `times` over; the last ones may reach beyond it. */
export const halved = (surface: Surface, times: number): Surface => ({
  ...surface,
  texelsPerPxX: surface.texelsPerPxX / 2 ** times,
  texelsPerPxY: surface.texelsPerPxY / 2 ** times,
  widthTexels: Math.ceil(surface.widthTexels / 2 ** times),
  heightTexels: Math.ceil(surface.heightTexels / 2 ** times),
});

export const wholeOf = ({ widthTexels, heightTexels }: Surface): Rect => ({
  x: 0,
  y: 0,
  width: widthTexels,
  height: heightTexels,
});

/** Not by the surface's texels: halved, the last ones may reach beyond the photo. */
export const onSurface = (
  fraction: Rect,
  surface: Surface,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): Rect =>
  intersect(
    scaled(fraction, widthPx * surface.texelsPerPxX, heightPx * surface.texelsPerPxY),
    wholeOf(surface),
  );

/** What of `rect`, texels, lies in whole columns of the part of the photo; without width where that is none. */
export function columnsWithin(
  rect: Rect,
  { x, width }: Rect,
  { texelsPerPxX, widthTexels }: Surface,
  { widthPx }: { readonly widthPx: number },
): Rect {
  const perFraction = widthPx * texelsPerPxX;
  const left = Math.min(widthTexels, Math.max(0, Math.ceil(x * perFraction)));
  const right = Math.min(widthTexels, Math.max(left, Math.floor((x + width) * perFraction)));
  return intersect(rect, { ...rect, x: left, width: right - left });
}

/** Of the photo's sides. */
export const fractionOf = (
  { x, y, width, height }: Rect,
  { texelsPerPxX, texelsPerPxY }: Surface,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): Rect => ({
  x: x / (widthPx * texelsPerPxX),
  y: y / (heightPx * texelsPerPxY),
  width: width / (widthPx * texelsPerPxX),
  height: height / (heightPx * texelsPerPxY),
});

/** Widest radius that the blur's shader sums. */
export const MAX_BLUR_RADIUS = 24;

/** Cells at least this fine against sigma: 1.5 to 3 of them a sigma. */
const LEAST_SIGMA_CELLS = 1.5;

const MAX_CELL_TEXELS = 64;

/**
 * Side of a halo cell in texels for a halo of `sigmaTexels`. Depends on nothing else, so that a tile at the screen's scale
 * has the screen's cells.
 */
export function haloCellTexels(sigmaTexels: number): number {
  const exponent = Math.floor(Math.log2(Math.max(1, sigmaTexels / LEAST_SIGMA_CELLS)));
  return Math.min(MAX_CELL_TEXELS, 2 ** exponent);
}

export function haloGrid(surface: Surface, sigmaTexels: readonly [number, number]): HaloGrid {
  const cellTexels = haloCellTexels(Math.min(...sigmaTexels));
  // Averaging a cell and interpolating between cells blur as well: variances 1/12 and 1/6 cell2.
  const sigmaCells = (sigma: number): number =>
    Math.sqrt(Math.max(1e-4, (sigma / cellTexels) ** 2 - (cellTexels > 1 ? 0.25 : 0)));
  return {
    cellTexels,
    widthCells: Math.ceil(surface.widthTexels / cellTexels),
    heightCells: Math.ceil(surface.heightTexels / cellTexels),
    sigmaCells: [sigmaCells(sigmaTexels[0]), sigmaCells(sigmaTexels[1])],
  };
}

export const blurRadius = (sigmaCells: number): number =>
  Math.min(MAX_BLUR_RADIUS, Math.max(1, Math.ceil(3 * sigmaCells)));

/** How far marks are carried by a halo, texels. */
export function haloReachTexels(sigmaTexels: readonly [number, number]): number {
  const cell = haloCellTexels(Math.min(...sigmaTexels));
  return (blurRadius(Math.max(...sigmaTexels) / cell) + 2) * cell;
}

/** Weights of the centre and of each of `radius` neighbours to one side; centre + 2 * sides = 1. */
export function gaussianWeights(sigma: number, radius: number): Float32Array {
  const weights = new Float32Array(MAX_BLUR_RADIUS + 1);
  let total = 0;
  for (let i = 0; i <= radius; i++) {
    const weight = Math.exp(-0.5 * (i / sigma) ** 2);
    weights[i] = weight;
    total += i === 0 ? weight : 2 * weight;
  }
  return weights.map((w) => w / total);
}

export interface TileSurface {
  readonly surface: Surface;
  /** Of the tile's first texel in the surface. */
  readonly offsetX: number;
  readonly offsetY: number;
}

/**
 * A tile of the photo, or of a smaller copy of it, with room around it for dots and halo that reach in; all lengths in texels
 * of that copy. The apron begins on the halo's grid over the whole photo and ends at the photo's border, as the screen does:
 * the same cells, the same values.
 */
export function tileSurface(
  tile: Rect,
  widthTexels: number,
  heightTexels: number,
  dotRadiusTexels: number,
  haloSigmaTexels: readonly [number, number],
  [texelsPerPxX, texelsPerPxY]: readonly [number, number] = [1, 1],
): TileSurface {
  const cell = haloCellTexels(Math.min(...haloSigmaTexels));
  const wanted = grow(tile, Math.ceil(haloReachTexels(haloSigmaTexels) + dotRadiusTexels));
  const cells = scaled(wanted, 1 / cell, 1 / cell);
  const photo = { x: 0, y: 0, width: widthTexels, height: heightTexels };
  const rect = intersect(scaled(cells, cell, cell), photo);
  return {
    surface: {
      originXPx: rect.x / texelsPerPxX,
      originYPx: rect.y / texelsPerPxY,
      texelsPerPxX,
      texelsPerPxY,
      widthTexels: rect.width,
      heightTexels: rect.height,
    },
    offsetX: tile.x - rect.x,
    offsetY: tile.y - rect.y,
  };
}
