/** Mean over the square of `2 * radius + 1` cells around each cell, as far as it lies in the picture. */
export function boxBlurred(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const out = new Float32Array(values.length);
  const rows = new Float32Array(values.length);
  for (let row = 0; row < values.length; row += width) blurRow(values, rows, row, width, radius);
  blurColumns(rows, out, width, height, radius);
  return out;
}

function blurRow(from: Float32Array, to: Float32Array, row: number, width: number, radius: number): void {
  let sum = 0;
  let count = Math.min(radius, width);
  for (let x = 0; x < count; x++) sum += from[row + x]!;
  for (let x = 0; x < width; x++) {
    if (x + radius < width) {
      sum += from[row + x + radius]!;
      count++;
    }
    if (x > radius) {
      sum -= from[row + x - radius - 1]!;
      count--;
    }
    to[row + x] = sum / count;
  }
}

/** All columns at once, row by row: as the memory lies. */
function blurColumns(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  radius: number,
): void {
  const sums = new Float64Array(width);
  let count = Math.min(radius, height);
  for (let y = 0; y < count; y++) for (let x = 0; x < width; x++) sums[x] = sums[x]! + from[y * width + x]!;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    if (y + radius < height) {
      const entering = row + radius * width;
      for (let x = 0; x < width; x++) sums[x] = sums[x]! + from[entering + x]!;
      count++;
    }
    if (y > radius) {
      const leaving = row - (radius + 1) * width;
      for (let x = 0; x < width; x++) sums[x] = sums[x]! - from[leaving + x]!;
      count--;
    }
    const share = 1 / count;
    for (let x = 0; x < width; x++) to[row + x] = sums[x]! * share;
  }
}

/** Sums over rectangles of cells in four look-ups each. */
export class CellSums {
  private readonly sums: Float64Array;

  constructor(
    values: ArrayLike<number>,
    private readonly width: number,
    private readonly height: number,
  ) {
    const stride = width + 1;
    const sums = new Float64Array(stride * (height + 1));
    for (let y = 0, i = 0; y < height; y++) {
      let row = 0;
      for (let x = 0, at = (y + 1) * stride + 1; x < width; x++, i++, at++) {
        row += values[i]!;
        sums[at] = sums[at - stride]! + row;
      }
    }
    this.sums = sums;
  }

  /** Over the square of `2 * radius + 1` cells around a cell, as far as it lies in the picture. */
  around(x: number, y: number, radius: number): number {
    const { sums, width, height } = this;
    const left = x > radius ? x - radius : 0;
    const right = x + radius < width ? x + radius + 1 : width;
    const upper = (y > radius ? y - radius : 0) * (width + 1);
    const lower = (y + radius < height ? y + radius + 1 : height) * (width + 1);
    return sums[lower + right]! - sums[lower + left]! - sums[upper + right]! + sums[upper + left]!;
  }
}
