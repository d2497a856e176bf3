/** Norwood's men's scale, I–VII with III vertex, and Ludwig's women's scale, I–III. */
export type NorwoodId = 'norwood-1' | 'norwood-2' | 'norwood-3' | 'norwood-3v' | 'norwood-4' | NorwoodLateId;
type NorwoodLateId = 'norwood-5' | 'norwood-6' | 'norwood-7';
export type LudwigId = 'ludwig-1' | 'ludwig-2' | 'ludwig-3';
export type PatternId = NorwoodId | LudwigId;

/** From the least loss to the most. */
export const NORWOOD: readonly NorwoodId[] = [
  'norwood-1',
  'norwood-2',
  'norwood-3',
  'norwood-3v',
  'norwood-4',
  'norwood-5',
  'norwood-6',
  'norwood-7',
];
export const LUDWIG: readonly LudwigId[] = ['ludwig-1', 'ludwig-2', 'ludwig-3'];
export const PATTERNS: readonly PatternId[] = [...NORWOOD, ...LUDWIG];

export const isLudwig = (id: PatternId): id is LudwigId => id.startsWith('ludwig');
