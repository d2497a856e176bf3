import type { Mask } from '../../image';

/** The head and body as seen, on a grid of square cells over the analysis picture. */
export interface SeenRegion {
  readonly width: number;
  readonly height: number;
  readonly cellPx: number;
  readonly inside: Uint8Array;
  /** Distance to the region's edge, analysis px, positive inside. The picture's own border is no edge. */
  readonly signedDistancePx: Float32Array;
  /** 0..1 share of hair near the cell. */
  readonly hair: Float32Array;
}

/** Longest side of the grid, cells. */
export const REGION_CELLS = 320;

export function gridOf(widthPx: number, heightPx: number): { width: number; height: number; cellPx: number } {
  const cellPx = Math.max(1, Math.max(widthPx, heightPx) / REGION_CELLS);
  return {
    width: Math.max(1, Math.floor(widthPx / cellPx)),
    height: Math.max(1, Math.floor(heightPx / cellPx)),
    cellPx,
  };
}

/** Mean coverage 0..1 of each cell, from a few samples. */
export function coverageOnGrid(mask: Mask, width: number, height: number, cellPx: number): Float32Array {
  const out = new Float32Array(width * height);
  const first = samplePlaces(width, 0.25, cellPx, mask.width);
  const second = samplePlaces(width, 0.75, cellPx, mask.width);
  const upper = samplePlaces(height, 0.25, cellPx, mask.height);
  const lower = samplePlaces(height, 0.75, cellPx, mask.height);
  const { coverage } = mask;
  for (let y = 0, i = 0; y < height; y++) {
    const high = upper[y]! * mask.width;
    const low = lower[y]! * mask.width;
    for (let x = 0; x < width; x++, i++) {
      const left = first[x]!;
      const right = second[x]!;
      out[i] =
        (coverage[high + left]! + coverage[high + right]! + coverage[low + left]! + coverage[low + right]!) /
        1020;
    }
  }
  return out;
}

/** Pixel under each cell's place `at` (0..1 across the cell) along one side. */
function samplePlaces(cells: number, at: number, cellPx: number, sidePx: number): Int32Array {
  const places = new Int32Array(cells);
  for (let i = 0; i < cells; i++) places[i] = Math.min(sidePx - 1, Math.floor((i + at) * cellPx));
  return places;
}

/** 1 where the value is above the limit. */
export function cellsAbove(values: Float32Array, limit: number): Uint8Array {
  const cells = new Uint8Array(values.length);
  for (let i = 0; i < cells.length; i++) cells[i] = values[i]! > limit ? 1 : 0;
  return cells;
}

/** Connected parts (4 neighbours) of the cells equal to 1: label from 1 per cell, sizes by label. */
export function connectedParts(
  cells: Uint8Array,
  width: number,
  height: number,
): { labels: Int32Array; sizes: number[] } {
  const labels = new Int32Array(cells.length);
  const sizes = [0];
  const count = width * height;
  const stack = new Int32Array(count);
  for (let start = 0; start < cells.length; start++) {
    if (cells[start] !== 1 || labels[start] !== 0) continue;
    const label = sizes.length;
    let size = 0;
    let waiting = 0;
    labels[start] = label;
    stack[waiting++] = start;
    while (waiting > 0) {
      const at = stack[--waiting]!;
      size++;
      const x = at % width;
      for (let side = 0; side < 4; side++) {
        const next = side === 0 ? at - 1 : side === 1 ? at + 1 : side === 2 ? at - width : at + width;
        if (next < 0 || next >= count || cells[next] !== 1 || labels[next] !== 0) continue;
        if ((side === 0 && x === 0) || (side === 1 && x === width - 1)) continue;
        labels[next] = label;
        stack[waiting++] = next;
      }
    }
    sizes.push(size);
  }
  return { labels, sizes };
}

/** Keeps the largest connected part and fills its holes. */
export function solidPart(cells: Uint8Array, width: number, height: number): Uint8Array {
  const { labels, sizes } = connectedParts(cells, width, height);
  let best = 0;
  for (let k = 1; k < sizes.length; k++) if (best === 0 || sizes[k]! > sizes[best]!) best = k;
  const outside = new Uint8Array(cells.length);
  for (let i = 0; i < cells.length; i++) outside[i] = best !== 0 && labels[i] === best ? 0 : 1;
  const around = connectedParts(outside, width, height);
  const touches = new Uint8Array(around.sizes.length);
  for (let x = 0; x < width; x++) {
    touches[around.labels[x]!] = 1;
    touches[around.labels[(height - 1) * width + x]!] = 1;
  }
  for (let y = 0; y < height; y++) {
    touches[around.labels[y * width]!] = 1;
    touches[around.labels[y * width + width - 1]!] = 1;
  }
  const out = new Uint8Array(cells.length);
  for (let i = 0; i < cells.length; i++)
    out[i] = outside[i] === 0 || touches[around.labels[i]!] === 0 ? 1 : 0;
  return out;
}

export function seenRegion(
  inside: Uint8Array,
  hair: Float32Array | null,
  grid: { width: number; height: number; cellPx: number },
): SeenRegion {
  const { width, height, cellPx } = grid;
  const toOutside = distanceTo(inside, 0, width, height);
  const toInside = distanceTo(inside, 1, width, height);
  const signedDistancePx = new Float32Array(inside.length);
  for (let i = 0; i < inside.length; i++) {
    signedDistancePx[i] = (inside[i] === 1 ? toOutside[i]! - 0.5 : 0.5 - toInside[i]!) * cellPx;
  }
  return {
    width,
    height,
    cellPx,
    inside,
    signedDistancePx,
    hair: hair === null ? new Float32Array(inside.length) : boxBlurred(hair, width, height, 3),
  };
}

const FAR = 1e9;

/** Euclidean distance, cells, to the nearest cell with the given value (Felzenszwalb's two passes, the first by sweeps). */
function distanceTo(cells: Uint8Array, value: number, width: number, height: number): Float32Array {
  const distances = columnSquares(cells, value, width, height);
  const line = new Float64Array(width);
  const result = new Float64Array(width);
  const hull = new Int32Array(width);
  const bounds = new Float64Array(width + 1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) line[x] = distances[y * width + x]!;
    lowerEnvelope(line, width, result, hull, bounds);
    for (let x = 0; x < width; x++) distances[y * width + x] = Math.sqrt(Math.min(result[x]!, FAR));
  }
  return distances;
}

/** Squared distance within the column, FAR where it has no such cell. */
function columnSquares(cells: Uint8Array, value: number, width: number, height: number): Float32Array {
  const squares = new Float32Array(cells.length);
  const steps = new Int32Array(width).fill(-1);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const gone = cells[i] === value ? 0 : steps[x]! < 0 ? -1 : steps[x]! + 1;
      steps[x] = gone;
      squares[i] = gone < 0 ? FAR : gone * gone;
    }
  }
  steps.fill(-1);
  for (let y = height - 1; y >= 0; y--) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const gone = cells[i] === value ? 0 : steps[x]! < 0 ? -1 : steps[x]! + 1;
      steps[x] = gone;
      if (gone >= 0 && gone * gone < squares[i]!) squares[i] = gone * gone;
    }
  }
  return squares;
}

function lowerEnvelope(
  f: Float64Array,
  n: number,
  out: Float64Array,
  hull: Int32Array,
  bounds: Float64Array,
): void {
  let k = 0;
  bounds[0] = -Infinity;
  bounds[1] = Infinity;
  for (let q = 1; q < n; q++) {
    let s = meet(f, hull[k]!, q);
    while (k > 0 && s <= bounds[k]!) {
      k--;
      s = meet(f, hull[k]!, q);
    }
    k++;
    hull[k] = q;
    bounds[k] = s;
    bounds[k + 1] = Infinity;
  }
  k = 0;
  for (let q = 0; q < n; q++) {
    while (bounds[k + 1]! < q) k++;
    const p = hull[k]!;
    out[q] = (q - p) * (q - p) + f[p]!;
  }
}

const meet = (f: Float64Array, p: number, q: number): number =>
  (f[q]! + q * q - (f[p]! + p * p)) / (2 * q - 2 * p);

export function boxBlurred(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const rows = new Float32Array(values.length);
  const out = new Float32Array(values.length);
  blurLines(values, rows, height, width, width, 1, radius);
  blurLines(rows, out, width, height, 1, width, radius);
  return out;
}

function blurLines(
  from: Float32Array,
  to: Float32Array,
  lines: number,
  length: number,
  lineStride: number,
  stride: number,
  radius: number,
): void {
  for (let line = 0; line < lines; line++) {
    const base = line * lineStride;
    let sum = 0;
    let count = 0;
    for (let i = 0; i < Math.min(radius, length); i++) {
      sum += from[base + i * stride]!;
      count++;
    }
    for (let i = 0; i < length; i++) {
      if (i + radius < length) {
        sum += from[base + (i + radius) * stride]!;
        count++;
      }
      if (i - radius - 1 >= 0) {
        sum -= from[base + (i - radius - 1) * stride]!;
        count--;
      }
      to[base + i * stride] = sum / count;
    }
  }
}

/** Bilinear sample of a grid at analysis px; null outside the picture. */
export function sampleGrid(
  region: SeenRegion,
  values: Float32Array,
  xPx: number,
  yPx: number,
): number | null {
  const x = xPx / region.cellPx - 0.5;
  const y = yPx / region.cellPx - 0.5;
  if (x < 0 || y < 0 || x > region.width - 1 || y > region.height - 1) return null;
  const x0 = Math.min(region.width - 2, Math.floor(x));
  const y0 = Math.min(region.height - 2, Math.floor(y));
  const fx = x - x0;
  const fy = y - y0;
  const at = y0 * region.width + x0;
  return (
    (values[at]! * (1 - fx) + values[at + 1]! * fx) * (1 - fy) +
    (values[at + region.width]! * (1 - fx) + values[at + region.width + 1]! * fx) * fy
  );
}
