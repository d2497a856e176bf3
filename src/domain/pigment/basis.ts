/** Where a figure comes from, as the SMP reference marks it: [M], [S], [C], [A]. The screen marks assumptions. */
export type Basis = 'measured' | 'source' | 'computed' | 'assumption';
