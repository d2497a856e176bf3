/** The four pixels that speak for a cell of a grid over a picture: at a quarter and three quarters of either side. */
export interface CellSamples {
  /** Columns of pixels, two a cell. */
  readonly xPx: Int32Array;
  /** First pixel of the rows of pixels, two a cell. */
  readonly rowPx: Int32Array;
}

export function cellSamples(
  picture: { readonly width: number; readonly height: number },
  width: number,
  height: number,
  cellPx: number,
): CellSamples {
  const rowPx = samplePlaces(height, cellPx, picture.height);
  for (let i = 0; i < rowPx.length; i++) rowPx[i] = rowPx[i]! * picture.width;
  return { xPx: samplePlaces(width, cellPx, picture.width), rowPx };
}

/** Index of one of the four pixels (k 0..3) of the cell x, y. */
export const samplePx = ({ xPx, rowPx }: CellSamples, x: number, y: number, k: number): number =>
  rowPx[2 * y + (k >> 1)]! + xPx[2 * x + (k & 1)]!;

function samplePlaces(cells: number, cellPx: number, sidePx: number): Int32Array {
  const places = new Int32Array(2 * cells);
  for (let i = 0; i < places.length; i++)
    places[i] = Math.min(sidePx - 1, Math.floor(((i >> 1) + 0.25 + 0.5 * (i & 1)) * cellPx));
  return places;
}
