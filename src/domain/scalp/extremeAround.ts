/**
 * Of each cell the least or largest value of the cells so far around it; a negative value is none, and stays as it is.
 *
 * @param further Math.min or Math.max
 */
export function extremeAround(
  values: Float32Array,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  reach: number,
  further: (a: number, b: number) => number,
): Float32Array {
  return values.map((own, cell) => {
    if (own < 0) return own;
    const column = cell % columns,
      row = Math.floor(cell / columns);
    let found = own;
    for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y++)
      for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x++) {
        const beside = values[y * columns + x]!;
        if (beside >= 0) found = further(found, beside);
      }
    return found;
  });
}
