/**
 * A buffer of zeros for the time of one call, the same one for every picture of a size: fresh memory for each takes
 * several times as long as to clear it.
 */
export function scratch<T extends { readonly length: number; fill(value: number): T }>(
  make: (length: number) => T,
): (length: number) => T {
  let kept: T | null = null;
  return (length) => (kept?.length === length ? kept.fill(0) : (kept = make(length)));
}
