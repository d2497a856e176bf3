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
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) {
        const px = Math.min(mask.width - 1, Math.floor((x + 0.25 + 0.5 * (k & 1)) * cellPx));
        const py = Math.min(mask.height - 1, Math.floor((y + 0.25 + 0.5 * (k >> 1)) * cellPx));
        sum += mask.coverage[py * mask.width + px]!;
      }
      out[y * width + x] = sum / 1020;
    }
  }
  return out;
}

/** Connected parts (4 neighbours) of the cells equal to 1: label from 1 per cell, sizes by label. */
export function connectedParts(
  cells: Uint8Array,
  width: number,
  height: number,
): { labels: Int32Array; sizes: number[] } {
  const labels = new Int32Array(cells.length);
  const sizes = [0];
  const stack: number[] = [];
  for (let start = 0; start < cells.length; start++) {
    if (cells[start] !== 1 || labels[start] !== 0) continue;
    const label = sizes.length;
    let size = 0;
    labels[start] = label;
    stack.push(start);
    while (stack.length > 0) {
      const at = stack.pop()!;
      size++;
      const x = at % width;
      const visit = (next: number): void => {
        if (cells[next] === 1 && labels[next] === 0) {
          labels[next] = label;
          stack.push(next);
        }
      };
      if (x > 0) visit(at - 1);
      if (x < width - 1) visit(at + 1);
      if (at >= width) visit(at - width);
      if (at < width * (height - 1)) visit(at + width);
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
  const touches = new Set<number>();
  for (let i = 0; i < cells.length; i++) {
    const x = i % width;
    if (x === 0 || x === width - 1 || i < width || i >= width * (height - 1)) touches.add(around.labels[i]!);
  }
  const out = new Uint8Array(cells.length);
  for (let i = 0; i < cells.length; i++) out[i] = outside[i] === 0 || !touches.has(around.labels[i]!) ? 1 : 0;
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

/** Euclidean distance, cells, to the nearest cell with the given value (Felzenszwalb's two passes). */
function distanceTo(cells: Uint8Array, value: number, width: number, height: number): Float32Array {
  const squared = new Float32Array(cells.length);
  for (let i = 0; i < cells.length; i++) squared[i] = cells[i] === value ? 0 : FAR;
  const line = new Float64Array(Math.max(width, height));
  const result = new Float64Array(line.length);
  const hull = new Int32Array(line.length);
  const bounds = new Float64Array(line.length + 1);
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) line[y] = squared[y * width + x]!;
    lowerEnvelope(line, height, result, hull, bounds);
    for (let y = 0; y < height; y++) squared[y * width + x] = result[y]!;
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) line[x] = squared[y * width + x]!;
    lowerEnvelope(line, width, result, hull, bounds);
    for (let x = 0; x < width; x++) squared[y * width + x] = Math.sqrt(Math.min(result[x]!, FAR));
  }
  return squared;
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
