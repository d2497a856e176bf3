/** Filled projection of the mesh, one byte a cell. */
export interface SilhouetteRaster {
  readonly width: number;
  readonly height: number;
  readonly originXPx: number;
  readonly originYPx: number;
  readonly cellPx: number;
  readonly filled: Uint8Array;
}

/** Cells across the head in a raster made for visibility of the outline. */
const RASTER_CELLS = 96;

/** Of a closed surface. */
export function rasteriseSilhouette(
  projectedPx: Float64Array,
  triangles: Uint32Array,
  cells = RASTER_CELLS,
): SilhouetteRaster {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < projectedPx.length; i += 2) {
    const x = projectedPx[i]!;
    const y = projectedPx[i + 1]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  const cellPx = Math.max(x1 - x0, y1 - y0, 1e-6) / cells;
  const width = Math.ceil((x1 - x0) / cellPx) + 4;
  const height = Math.ceil((y1 - y0) / cellPx) + 4;
  const raster = {
    width,
    height,
    cellPx,
    originXPx: x0 - 2 * cellPx,
    originYPx: y0 - 2 * cellPx,
    filled: new Uint8Array(width * height),
  };
  fillTriangles(raster, projectedPx, triangles, true);
  return raster;
}

export const emptyLike = (raster: SilhouetteRaster): SilhouetteRaster => ({
  ...raster,
  filled: new Uint8Array(raster.filled.length),
});

/** Of corners in cells from the middle of the first; used anew by each call. */
let places = new Float64Array(0);

/** Fills the cells whose middles lie in a triangle; with `oneSide` only of those on one side of a closed surface, which cover the same. */
export function fillTriangles(
  { originXPx, originYPx, cellPx, width, height, filled }: SilhouetteRaster,
  projectedPx: Float64Array,
  triangles: Uint32Array,
  oneSide = false,
): void {
  if (places.length < projectedPx.length) places = new Float64Array(projectedPx.length);
  for (let i = 0; i < projectedPx.length; i += 2) {
    places[i] = (projectedPx[i]! - originXPx) / cellPx - 0.5;
    places[i + 1] = (projectedPx[i + 1]! - originYPx) / cellPx - 0.5;
  }
  for (let i = 0; i < triangles.length; i += 3) {
    const a = 2 * triangles[i]!;
    const b = 2 * triangles[i + 1]!;
    const c = 2 * triangles[i + 2]!;
    if (!oneSide || isClockwise(places, a, b, c)) fillTriangle(filled, width, height, places, a, b, c);
  }
}

const isClockwise = (p: Float64Array, a: number, b: number, c: number): boolean =>
  (p[b]! - p[a]!) * (p[c + 1]! - p[a + 1]!) < (p[b + 1]! - p[a + 1]!) * (p[c]! - p[a]!);

function fillTriangle(
  filled: Uint8Array,
  width: number,
  height: number,
  p: Float64Array,
  a: number,
  b: number,
  c: number,
): void {
  const ay = p[a + 1]!;
  const by = p[b + 1]!;
  const cy = p[c + 1]!;
  const first = Math.max(0, Math.ceil(Math.min(ay, by, cy)));
  const last = Math.min(height - 1, Math.floor(Math.max(ay, by, cy)));
  if (first > last) return;
  const ax = p[a]!;
  const bx = p[b]!;
  const cx = p[c]!;
  for (let y = first; y <= last; y++) {
    let left = Infinity;
    let right = -Infinity;
    if (ay !== by && y >= Math.min(ay, by) && y <= Math.max(ay, by)) {
      const x = ax + ((y - ay) * (bx - ax)) / (by - ay);
      left = x;
      right = x;
    }
    if (by !== cy && y >= Math.min(by, cy) && y <= Math.max(by, cy)) {
      const x = bx + ((y - by) * (cx - bx)) / (cy - by);
      if (x < left) left = x;
      if (x > right) right = x;
    }
    if (cy !== ay && y >= Math.min(cy, ay) && y <= Math.max(cy, ay)) {
      const x = cx + ((y - cy) * (ax - cx)) / (ay - cy);
      if (x < left) left = x;
      if (x > right) right = x;
    }
    const end = Math.min(width - 1, Math.floor(right));
    for (let x = Math.max(0, Math.ceil(left)); x <= end; x++) filled[y * width + x] = 1;
  }
}

export function isFilled(
  { originXPx, originYPx, cellPx, width, height, filled }: SilhouetteRaster,
  xPx: number,
  yPx: number,
): boolean {
  const x = Math.floor((xPx - originXPx) / cellPx);
  const y = Math.floor((yPx - originYPx) / cellPx);
  return x >= 0 && y >= 0 && x < width && y < height && filled[y * width + x] === 1;
}
