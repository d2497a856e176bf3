/** The outline runs where coverage (0..255) is half: what there is inside it. */
export const insideOf = (coverage: number): number => (coverage < 128 ? 0 : coverage);
