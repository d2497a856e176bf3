/** Spread of the area that the usual plan treats over heads of one size: the modes of the head model drawn at random [C]. */
const SHAPE_SIGMA = 0.06;
/** The same when the hair border lies 3 mm further out, one standard deviation of the border between people [C]. */
const BORDER_SIGMA = 0.024;
/** Nothing is known of the hair on scalp beyond the picture: a share between none and all [A]. */
const UNSEEN_HAIR_SIGMA = 0.5;
/** How far half a scalp under hair may differ between what is seen and the rest [A]. */
const SEEN_HAIR_SIGMA = 0.5;
/** Of hair that is seen and not told from skin the area cannot be told at all. */
const UNTOLD_SIGMA = 0.7;
const LEAST_BARE_SHARE = 0.05;

/** What the area to treat is derived from. */
export interface TreatedAreaEvidence {
  /** One standard deviation of lengths on the scalp, as a fraction. */
  readonly scaleUncertainty: number;
  /** Share of the planned skin of the whole head that is taken to be under hair, 0..1. */
  readonly underHairShare: number;
  /** Hair is told by its colour where none covers the skin: light hair, through which dots would be drawn. */
  readonly hairUnseen: boolean;
  /** Share of the scalp on this side of the head that lies beyond the picture's edge, 0..1. */
  readonly cutOffShare: number;
}

/**
 * One standard deviation of the area to treat on the whole head, as a fraction. Only a part of the head is seen: the rest
 * is the model's, its hair is guessed from what is seen, and an area errs twice as much as a length.
 */
export function treatedAreaUncertainty({
  scaleUncertainty,
  underHairShare,
  hairUnseen,
  cutOffShare,
}: TreatedAreaEvidence): number {
  const hairSigma = Math.hypot(
    SEEN_HAIR_SIGMA * underHairShare * (1 - underHairShare),
    underHairShare > 0 ? UNSEEN_HAIR_SIGMA * cutOffShare : 0,
    hairUnseen ? UNTOLD_SIGMA : 0,
  );
  const bare = Math.max(LEAST_BARE_SHARE, 1 - underHairShare);
  return Math.hypot(2 * scaleUncertainty, SHAPE_SIGMA, BORDER_SIGMA, hairSigma / bare);
}
