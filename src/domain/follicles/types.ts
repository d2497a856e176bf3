/**
 * How impressions lie beside each other: single and even but irregular, as on real treated scalps; single and loose; or
 * in follicular units of one to four.
 */
export type PatternStyle = 'fine' | 'diffuse' | 'clustered';

/** Numbers an impression that say how it differs from the average one. */
export const TRAITS = 3;

/**
 * Impressions on the head, ordered so that every prefix is evenly spread: the first `n * areaCm2` of them have density
 * n per cm2. Head frame, mm. Deterministic in (surface, seed, style).
 */
export interface FollicleField {
  readonly count: number;
  /** Hair-bearing area the field covers, cm2. */
  readonly areaCm2: number;
  /** 3 * count */
  readonly positionMm: Float32Array;
  /** 3 * count, unit outward */
  readonly normal: Float32Array;
  /** 3 * count, unit tangent: the direction in which hair would grow */
  readonly growth: Float32Array;
  /** TRAITS * count, uniform in 0..1: size, depth and strength of each impression; see evenedTraits */
  readonly traits: Float32Array;
}
