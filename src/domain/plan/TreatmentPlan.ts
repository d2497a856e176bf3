export type ShadeId = 'jet' | 'black' | 'dark-brown' | 'brown' | 'light-brown' | 'blond' | 'grey';

/** All that the user chose; plain JSON, versioned. Lengths in mm on the head. */
export interface TreatmentPlan {
  readonly schemaVersion: 1;
  readonly enabled: boolean;
  readonly density: {
    /** Target on the treated scalp, impressions per cm2 of skin: 5..210, the slider offers 30..210. */
    readonly impressionsPerCm2: number;
    /** Switches off hairline, every gradient and blending: the same density over the whole hair-bearing scalp. */
    readonly uniform: boolean;
  };
  readonly hairline: {
    /** Height of the middle above the glabella, along the skin: 45..100. */
    readonly midpointHeightMm: number;
    /** How far the fronto-temporal corners lie behind the middle: 20..60. */
    readonly cornerRecessionMm: number;
    /** Width over which single dots thicken to full density: 2..20. */
    readonly edgeSoftnessMm: number;
  };
  readonly pigment: { readonly shade: ShadeId };
  readonly deposit: {
    readonly diameterMm: number;
    readonly depthMm: number;
    readonly angleDeg: number;
  };
  readonly sessions: { readonly shown: 1 | 2 | 3 };
  /** Days since the last session. */
  readonly age: { readonly days: number };
  readonly finish: 'natural' | 'matte';
}

export const DENSITY_MIN_PER_CM2 = 5;
export const DENSITY_MAX_PER_CM2 = 210;
export const DENSITY_SLIDER_MIN_PER_CM2 = 30;

/** A believable plan: natural hairline, healed, after the last session (SMP reference figures). */
export const DEFAULT_PLAN: TreatmentPlan = {
  schemaVersion: 1,
  enabled: true,
  density: { impressionsPerCm2: 110, uniform: false },
  hairline: { midpointHeightMm: 70, cornerRecessionMm: 25, edgeSoftnessMm: 10 },
  pigment: { shade: 'dark-brown' },
  deposit: { diameterMm: 0.25, depthMm: 0.5, angleDeg: 60 },
  sessions: { shown: 3 },
  age: { days: 30 },
  finish: 'natural',
};
