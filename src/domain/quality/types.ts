/**
 * Edges seen in a sample of the photo at its own resolution, 3 numbers each: where it is, x and y, photo px, and how far
 * it is spread: the standard deviation of the Gaussian whose integral is as steep, photo px (a perfect step: 0.4).
 */
export interface EdgeSamples {
  /** Measured along rows: upright edges. */
  readonly alongX: Float32Array;
  /** Measured along columns: level edges. */
  readonly alongY: Float32Array;
}

/**
 * What can be wrong with a photo of a head: too few pixels for single impressions, soft edges, too little light, burnt
 * highlights on the scalp, scalp outside the picture.
 */
export type PhotoProblemKind = 'small' | 'blurred' | 'dark' | 'glare' | 'cut-off';

/** What a problem makes less true: how single impressions look, the figures in cm2, or where the scalp ends. */
export type Spoilt = 'dots' | 'area' | 'outline';

export interface PhotoProblem {
  readonly kind: PhotoProblemKind;
  readonly severity: 'slight' | 'strong';
  readonly spoils: readonly Spoilt[];
}
