/** A track in a picture unrolled: rows along it, columns across; px of the picture. */
export interface AcrossTrack {
  readonly rows: number;
  readonly columns: number;
  readonly stepPx: number;
  /** Distance across of a column, also between two, px; 0 on the track. */
  offset(column: number): number;
  at(row: number, offsetPx: number): readonly [x: number, y: number];
}

const ACROSS_STEP_PX = 0.5;
/** The track's direction is its mean over so many rows to each side. */
const TANGENT_ROWS = 4;

/**
 * @param linePx x, y, x, y, … in finer px
 * @param pxPerPx finer px of a px
 */
export function acrossTrack(
  linePx: readonly number[],
  pxPerPx: number,
  alongPx: number,
  reachPx: number,
): AcrossTrack {
  const places = evenly(linePx, pxPerPx, alongPx);
  const half = Math.ceil(reachPx / ACROSS_STEP_PX);
  const normals = places.map((_, row): readonly [number, number] => {
    const a = places[Math.max(0, row - TANGENT_ROWS)]!,
      b = places[Math.min(places.length - 1, row + TANGENT_ROWS)]!;
    const long = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    return [-(b[1] - a[1]) / long, (b[0] - a[0]) / long];
  });
  return {
    rows: places.length,
    columns: 2 * half + 1,
    stepPx: ACROSS_STEP_PX,
    offset: (column) => (column - half) * ACROSS_STEP_PX,
    at(row, offsetPx) {
      const [x, y] = places[row]!;
      const [nx, ny] = normals[row]!;
      return [x + offsetPx * nx, y + offsetPx * ny];
    },
  };
}

function evenly(
  linePx: readonly number[],
  pxPerPx: number,
  alongPx: number,
): readonly (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  let left = 0;
  for (let k = 0; k + 3 < linePx.length; k += 2) {
    const [x0, y0, x1, y1] = [0, 1, 2, 3].map((d) => linePx[k + d]! / pxPerPx) as [
      number,
      number,
      number,
      number,
    ];
    const long = Math.hypot(x1 - x0, y1 - y0);
    for (; left <= long; left += alongPx) {
      const t = long > 0 ? left / long : 0;
      places.push([x0 + t * (x1 - x0), y0 + t * (y1 - y0)]);
    }
    left -= long;
  }
  return places;
}
