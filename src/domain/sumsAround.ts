/** Some cells of a picture and the values that each has; the rest have none. */
export interface SomeCells {
  readonly columns: number;
  readonly rows: number;
  /** Their indices, ascending. */
  readonly cells: Int32Array;
  /** Values a cell. */
  readonly stride: number;
  /** In the order of the cells. */
  readonly values: Float64Array;
}

/**
 * Sums of the values over the square of `2 * radius + 1` cells around each cell that is asked for: as fast as there are few of
 * both.
 *
 * @param isAsked 1 a cell of the picture
 * @param visit gets the sums, which hold for that call, and how many cells of the square lie in the picture
 */
export function sumsAround(
  some: SomeCells,
  radius: number,
  isAsked: Uint8Array,
  visit: (cell: number, sums: Float64Array, count: number) => void,
): void {
  const { columns, rows, cells, stride } = some;
  const inColumns = new Float64Array(stride * columns);
  const sums = new Float64Array(stride);
  let [entering, leaving] = [0, 0];
  for (let y = 0; y < rows; y++) {
    for (; entering < cells.length && cells[entering]! < (y + radius + 1) * columns; entering++)
      addTo(inColumns, some, entering, 1);
    for (; leaving < cells.length && cells[leaving]! < (y - radius) * columns; leaving++)
      addTo(inColumns, some, leaving, -1);
    const high = Math.min(rows - 1, y + radius) - Math.max(0, y - radius) + 1;
    let before = -2;
    for (let x = 0; x < columns; x++) {
      if (isAsked[y * columns + x] === 0) continue;
      const [left, right] = [Math.max(0, x - radius), Math.min(columns - 1, x + radius)];
      if (before === x - 1) slide(sums, inColumns, stride, x - radius - 1, x + radius, columns);
      else sumUp(sums, inColumns, stride, left, right);
      before = x;
      visit(y * columns + x, sums, high * (right - left + 1));
    }
  }
}

function addTo(
  inColumns: Float64Array,
  { columns, cells, stride, values }: SomeCells,
  k: number,
  sign: 1 | -1,
): void {
  const to = stride * (cells[k]! % columns);
  for (let i = 0; i < stride; i++) inColumns[to + i]! += sign * values[stride * k + i]!;
}

function slide(
  sums: Float64Array,
  inColumns: Float64Array,
  stride: number,
  leaving: number,
  entering: number,
  columns: number,
): void {
  if (leaving >= 0) for (let i = 0; i < stride; i++) sums[i]! -= inColumns[stride * leaving + i]!;
  if (entering < columns) for (let i = 0; i < stride; i++) sums[i]! += inColumns[stride * entering + i]!;
}

function sumUp(
  sums: Float64Array,
  inColumns: Float64Array,
  stride: number,
  first: number,
  last: number,
): void {
  sums.fill(0);
  for (let x = first; x <= last; x++) for (let i = 0; i < stride; i++) sums[i]! += inColumns[stride * x + i]!;
}
