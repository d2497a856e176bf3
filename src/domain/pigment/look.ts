/** What the shaders need to know of shade, deposit, time and finish; computed by `impressionLook` from the plan. */
export interface ImpressionLook {
  /** Half width at half depth of one mark seen from the front (deposit spread by skin), mm. */
  readonly markHalfWidthMm: number;
  /** Long over short axis of an oblique deposit, >= 1, along the growth direction. */
  readonly elongation: number;
  /** Peak optical density (natural log) of one mark, linear R, G, B. */
  readonly markDensity: readonly [number, number, number];
  /** Width (one sigma) of the light that the skin carries sideways around a deposit, mm. */
  readonly haloSigmaMm: number;
  /** Share of the deep, coloured light of the skin taken away where the halo is at the density of `haloReferencePerCm2`. */
  readonly haloStrength: number;
  readonly haloReferencePerCm2: number;
  /** Neutral optical density (natural log) of the halo at the same reference, linear R, G, B. */
  readonly haloDensity: readonly [number, number, number];
  /** Relative spread (one sigma) of the size and of the strength of single marks. */
  readonly sizeSpread: number;
  readonly strengthSpread: number;
  /** 0 natural … 1 highlights fully turned down. */
  readonly matte: number;
}
