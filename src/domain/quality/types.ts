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

/** How the photo itself blurs and grains what it shows. */
export interface PhotoGrain {
  /** Spread (one sigma) of a point beyond the pixel's own, photo px: lens, focus, hand, sharpening. */
  readonly blurSigmaPx: number;
  /** Variance of linear light (0..1 a channel) is `noiseFloor + noisePerLight * light`, at the photo's own resolution. */
  readonly noiseFloor: number;
  readonly noisePerLight: number;
  /** Share of a pixel's noise that its neighbours have too, 0..1: denoising, compression. */
  readonly noiseCorrelation: number;
  /** 0 each colour has its own noise … 1 grey noise. */
  readonly noiseGrey: number;
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
