import type { RimColours, TreatmentMap } from '../domain/scalp/types';
import { EMPTY_RECT, type Banded, type Rect } from './rect';
import type { PhotoSize } from './view';

/** What interpolation carries further, px of the map. */
const AROUND_PX = 1;

/** What makes skin more than skin alone to draw. */
export interface ClosedBy {
  readonly treatment: TreatmentMap;
  readonly rim: RimColours;
}

/**
 * Of each band the widest part, as high as it, in which there is skin alone: no hair, and none of the outline's rim. Without
 * width where there is none. Fractions of the photo's sides, as the bands are.
 */
export function openSkin({ bands }: Banded, { treatment, rim }: ClosedBy, photo: PhotoSize): readonly Rect[] {
  const { width } = treatment;
  const closed = new Uint8Array(width);
  return bands.map((band) => {
    const from = Math.max(0, Math.ceil(band.x * width));
    const to = Math.min(width, Math.floor((band.x + band.width) * width));
    closed.fill(0);
    closeAtHair(closed, band, treatment, from, to);
    closeAtRim(closed, band, rim, photo);
    const { first, end } = longestRun(closed, from, to);
    const [left, right] = [first + AROUND_PX, end - AROUND_PX];
    return right > left ? { ...band, x: left / width, width: (right - left) / width } : EMPTY_RECT;
  });
}

/** Columns of the map, from `from` to before `to`, in which the band has hair. */
function closeAtHair(
  closed: Uint8Array,
  band: Rect,
  { width, height, layers }: TreatmentMap,
  from: number,
  to: number,
): void {
  const top = Math.max(0, Math.floor(band.y * height) - AROUND_PX);
  const bottom = Math.min(height, Math.ceil((band.y + band.height) * height) + AROUND_PX);
  for (let y = top; y < bottom; y++)
    for (let x = from, i = 4 * (y * width + from) + 3; x < to; x++, i += 4)
      if (layers[i] !== 0) closed[x] = 1;
}

/** Columns of the map in which colours tell the band's part from what lies beyond the outline. */
function closeAtRim(closed: Uint8Array, band: Rect, rim: RimColours, photo: PhotoSize): void {
  const { leftPx, topPx, cellPx, width: columns, height: rows, rgba } = rim;
  const rowAt = (fraction: number): number => (fraction * photo.heightPx - topPx) / cellPx;
  const columnAt = (cell: number): number => ((leftPx + cell * cellPx) / photo.widthPx) * closed.length;
  const first = Math.min(rows - 1, Math.max(0, Math.floor(rowAt(band.y)) - 1));
  const last = Math.min(rows - 1, Math.max(0, Math.ceil(rowAt(band.y + band.height)) + 1));
  for (let column = 0; column < columns; column++) {
    let row = first;
    while (row <= last && rgba[4 * (row * columns + column) + 3] === 0) row++;
    if (row > last) continue;
    closed.fill(1, Math.max(0, Math.floor(columnAt(column))), Math.max(0, Math.ceil(columnAt(column + 1))));
  }
}

function longestRun(
  closed: Uint8Array,
  from: number,
  to: number,
): { readonly first: number; readonly end: number } {
  let best = { first: from, end: from };
  for (let first = from; first < to;) {
    let end = first;
    while (end < to && closed[end] === 0) end++;
    if (end - first > best.end - best.first) best = { first, end };
    first = end + 1;
  }
  return best;
}
