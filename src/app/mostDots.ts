import type { OpenPhoto } from './photos';

/** Side of the squares over which dots are summed up, as a share of the narrowest picture's width. */
const CELL = 1 / 16;
/** Filled with dots up to this share, a picture shows as much as it can. */
const FULL = 0.9;
/** Widths that are tried, from the widest to the narrowest. */
const WIDTHS = 5;

export interface PictureShape {
  /** Width over height. */
  readonly aspect: number;
  /** Photo px. */
  readonly widestPx: number;
  readonly narrowestPx: number;
}

export interface DotsPicture {
  /** Photo px. */
  readonly centreXPx: number;
  readonly centreYPx: number;
  readonly widthPx: number;
}

/**
 * The part of the photo that shows most dots, and as many of them as can be on skin that faces the camera. The widest that
 * they fill, or the one that they fill most.
 * @returns null where nothing is treated
 */
export function mostDots(
  photo: OpenPhoto,
  { aspect, widestPx, narrowestPx }: PictureShape,
): DotsPicture | null {
  const cells = dotCells(photo, CELL * narrowestPx);
  if (!cells) return null;
  let best: Place | null = null;
  for (let k = 0; k < WIDTHS; k++) {
    const widthPx = widestPx + (k / (WIDTHS - 1)) * (narrowestPx - widestPx);
    const place = bestPlace(cells, widthPx, widthPx / aspect);
    if (place && (!best || place.filled > best.filled)) best = place;
    if (best && best.filled >= FULL) break;
  }
  return best && best.filled > 0 ? best.picture : null;
}

interface DotCells {
  readonly columns: number;
  readonly rows: number;
  readonly cellPx: number;
  /** Of the cells above and to the left of each corner, 0..1 a cell: share of the full density, and the same as far as it faces the camera. */
  readonly dense: Float64Array;
  readonly facing: Float64Array;
}

function dotCells({ decoded, head, treatment }: OpenPhoto, sidePx: number): DotCells | null {
  if (!head || !treatment) return null;
  const { width, height, layers } = treatment.map;
  const pxPerTexel = decoded.widthPx / width;
  const side = Math.max(1, Math.round(sidePx / pxPerTexel));
  const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)];
  const cellPx = side * pxPerTexel;
  const facingAt = facingOf(head.depth, decoded.widthPx, head.mmPerPx, cellPx);
  const across = columns + 1;
  const dense = new Float64Array(across * (rows + 1)),
    facing = new Float64Array(across * (rows + 1));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let y = row * side; y < (row + 1) * side; y++)
        for (let x = column * side; x < (column + 1) * side; x++) sum += layers[4 * (y * width + x)]!;
      const share = sum / (255 * side * side);
      const to = (row + 1) * across + column + 1;
      const upTo = (sums: Float64Array): number =>
        sums[to - 1]! + sums[to - across]! - sums[to - across - 1]!;
      dense[to] = upTo(dense) + share;
      facing[to] = upTo(facing) + (share > 0 ? share * facingAt(column, row) : 0);
    }
  return { columns, rows, cellPx, dense, facing };
}

/** Cosine between the skin's normal and the line of sight about the middle of a cell, from how fast the skin draws away. */
function facingOf(
  { width, height, depthMm }: NonNullable<OpenPhoto['head']>['depth'],
  widthPx: number,
  mmPerPx: number,
  cellPx: number,
): (column: number, row: number) => number {
  const texelsPerPx = width / widthPx;
  const reach = Math.max(1, Math.round((cellPx * texelsPerPx) / 2));
  const runMm = ((2 * reach) / texelsPerPx) * mmPerPx;
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : depthMm[y * width + x]!;
  return (column, row) => {
    const x = Math.floor((column + 0.5) * cellPx * texelsPerPx),
      y = Math.floor((row + 0.5) * cellPx * texelsPerPx);
    const [left, right, above, below] = [
      at(x - reach, y),
      at(x + reach, y),
      at(x, y - reach),
      at(x, y + reach),
    ];
    if (left === 0 || right === 0 || above === 0 || below === 0) return 0;
    return 1 / Math.hypot(1, (right - left) / runMm, (below - above) / runMm);
  };
}

interface Place {
  readonly picture: DotsPicture;
  /** 0..1 */
  readonly filled: number;
}

function bestPlace(
  { columns, rows, cellPx, dense, facing }: DotCells,
  widthPx: number,
  heightPx: number,
): Place | null {
  const wide = Math.min(columns, Math.max(1, Math.round(widthPx / cellPx))),
    high = Math.min(rows, Math.max(1, Math.round(heightPx / cellPx)));
  const sumIn = (sums: Float64Array, column: number, row: number): number => {
    const [top, bottom] = [row * (columns + 1), (row + high) * (columns + 1)];
    return (
      sums[bottom + column + wide]! -
      sums[bottom + column]! -
      sums[top + column + wide]! +
      sums[top + column]!
    );
  };
  let most = 0;
  let place: Place | null = null;
  for (let row = 0; row + high <= rows; row++)
    for (let column = 0; column + wide <= columns; column++) {
      const seen = sumIn(facing, column, row);
      if (seen <= most) continue;
      most = seen;
      const picture = {
        centreXPx: (column + wide / 2) * cellPx,
        centreYPx: (row + high / 2) * cellPx,
        widthPx: wide * cellPx,
      };
      place = { picture, filled: sumIn(dense, column, row) / (wide * high) };
    }
  return place;
}
