import type { LinearRgb } from './colour';

export type Rgb = LinearRgb;

/** One session's share of the pattern and its dots beside the average one. */
export interface SessionLook {
  /** Share of the full density that is reached with it, 0..1. */
  readonly upTo: number;
  /** Optical density and diameter of its marks, relative to the plan's. */
  readonly strength: number;
  readonly size: number;
}

/** What the shaders need to know of shade, deposit, skin, time and finish; computed by `impressionLook` from the plan. */
export interface ImpressionLook {
  /** Width (one sigma) of an average mark across its growth direction, seen from the front, before the photo's own blur, mm. */
  readonly markSigmaMm: number;
  /** Long over short axis of an oblique deposit, >= 1, along the growth direction. */
  readonly elongation: number;
  /** Peak optical density (natural log) of an average mark, linear R, G, B. */
  readonly markDensity: Rgb;
  /** Share of an average mark's density that the warmest takes less of red and more of blue light, and the coolest the other way. */
  readonly toneSpread: number;
  /** Share of the skin's light that comes back from above the deposits and never meets them, linear R, G, B. */
  readonly veil: Rgb;
  /** The same of the deep, coloured light: hardly any of it. */
  readonly deepVeil: Rgb;
  /** Width (one sigma) of the light that the skin carries sideways around a deposit, mm: red, and blue; green lies between. */
  readonly haloSigmaMm: readonly [number, number];
  /** Optical density (natural log) that the deep, coloured light of the skin meets where the halo is 1. */
  readonly haloStrength: number;
  /** Density of average impressions at which the halo is 1. */
  readonly haloReferencePerCm2: number;
  /** Neutral optical density (natural log) of the halo where it is 1, linear R, G, B. */
  readonly haloDensity: Rgb;
  /** Optical density of reddened skin where the halo is 1, linear R, G, B: fresh work alone. */
  readonly redness: Rgb;
  /** How far that differs from place to place, 0..1: blood gathers in patches. Of the halo of blue light. */
  readonly patchiness: number;
  /** Relative spread (one sigma) of the diameter, the pigment and the depth of single marks. */
  readonly sizeSpread: number;
  readonly strengthSpread: number;
  /** Of the pigment's spread, see `skewedDeviation`. */
  readonly strengthSkew: number;
  readonly depthSpread: number;
  /** Relative change of a mark's width and of its peak for a relative change of its depth. */
  readonly widthByDepth: number;
  readonly peakByDepth: number;
  /** Spread (one sigma) of the direction of single deposits around the growth direction, rad. */
  readonly directionSpreadRad: number;
  /** Natural log (one sigma) by which the axes of single deposits differ from the average's; their area stays. */
  readonly shapeSpread: number;
  /** Diameter and optical density of the single dots at the very edge of the treated skin, relative to those behind. */
  readonly edgeSize: number;
  readonly edgeStrength: number;
  /** Three, in order. */
  readonly sessions: readonly [SessionLook, SessionLook, SessionLook];
  readonly sessionsShown: 1 | 2 | 3;
  /** Optical density of marks in a scar beside those on other skin, 0..1: there they fade faster. */
  readonly scarStrength: number;
  /** Share of the impressions that are still seen, 0..1. */
  readonly visible: number;
  /** 0 natural … 1 highlights fully turned down. */
  readonly matte: number;
}
