/** Where hair leaves no place for impressions, the last of them are so far from the very edge. [A] */
const DEEP_IN_HAIR = 0.35;

/**
 * How far in the treated skin a place counts as, 0..1, where hair leaves `bare` of the impressions: among stubble they are
 * fine and faint, as at the edge of the treated skin.
 */
export const edgeAmongHair = (edge: number, bare: number): number =>
  edge * (DEEP_IN_HAIR + (1 - DEEP_IN_HAIR) * bare);
