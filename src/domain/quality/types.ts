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
 * Patches of a sample of the photo at its own resolution, 8 numbers each, levels of 255: the middle, x and y, photo px; the
 * mean of green; of green's residue beside its shading the variance, the mean product of neighbours and the variance of the
 * finest band (as white noise would have it); the sum of the three channels' covariances, and what it would be if they went
 * together.
 */
export type GrainPatches = Float32Array;

/** What is read from a photo at its own resolution. */
export interface PhotoSamples {
  readonly edges: EdgeSamples;
  readonly patches: GrainPatches;
}

/** Of a device that cannot read them. */
export const NO_SAMPLES: PhotoSamples = {
  edges: { alongX: new Float32Array(), alongY: new Float32Array() },
  patches: new Float32Array(),
};

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
