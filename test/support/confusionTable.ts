/** Rows are what is true, columns what was seen. */
export function confusionTable(
  pairs: readonly (readonly [truth: string, seen: string])[],
  truths: readonly string[],
  seens: readonly string[],
): string {
  const wide = Math.max(...[...truths, ...seens].map(({ length }) => length)) + 2;
  const line = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(wide)).join('') + '\n';
  const rows = truths.map((truth) =>
    line([truth, ...seens.map((seen) => String(pairs.filter(([t, s]) => t === truth && s === seen).length))]),
  );
  return line(['', ...seens]) + rows.join('');
}
