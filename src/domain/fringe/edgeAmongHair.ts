/** Where hair leaves no place for impressions, the last of them are so far from the very edge. [A] */
const DEEP_IN_HAIR = 0.35;
/** Where it leaves more than this share of them, they are as large and as dark as beside it. [A] */
const FINER_BELOW = 0.5;

/**
 * How far in the treated skin a place counts as, 0..1, where hair leaves `bare` of the impressions: deep in stubble the last
 * ones are fine and faint. Before that fewer of them do what the missing hair would; fainter ones too would leave a pale rim.
 */
export const edgeAmongHair = (edge: number, bare: number): number =>
  edge * (DEEP_IN_HAIR + (1 - DEEP_IN_HAIR) * Math.min(1, bare / FINER_BELOW));
