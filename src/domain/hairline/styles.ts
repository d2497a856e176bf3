import type { HairlineStyle } from '../plan/TreatmentPlan';

/** How the front row is set. Depths are the wander of the line, one sided, mm. */
export interface LineStyle {
  /** Wander at the 1–2 cm scale and at the 1–2 mm scale (SMP reference: irregular at both). */
  readonly coarseMm: number;
  readonly fineMm: number;
  /** Share of the full density in the very first row. */
  readonly firstRow: number;
  /** Share of the ramp's dots that gaps of some mm take away, 0..1. */
  readonly gaps: number;
  /** Diameter and pigment of the single dots at the very front, relative to those behind. */
  readonly dotSize: number;
  readonly dotStrength: number;
  /** Width of the ramp that belongs to the style, mm. */
  readonly softnessMm: number;
}

/** From soft to edged. The three levers (density, size, shade) let go of the front together. [A] but for the scales. */
export const LINE_STYLES: Readonly<Record<HairlineStyle, LineStyle>> = {
  soft: {
    coarseMm: 2.8,
    fineMm: 1.6,
    firstRow: 0.06,
    gaps: 0,
    dotSize: 0.74,
    dotStrength: 0.52,
    softnessMm: 16,
  },
  natural: {
    coarseMm: 2.2,
    fineMm: 1.1,
    firstRow: 0.08,
    gaps: 0,
    dotSize: 0.78,
    dotStrength: 0.6,
    softnessMm: 12,
  },
  broken: {
    coarseMm: 3.6,
    fineMm: 1.8,
    firstRow: 0.12,
    gaps: 0.7,
    dotSize: 0.78,
    dotStrength: 0.62,
    softnessMm: 12,
  },
  defined: {
    coarseMm: 1,
    fineMm: 0.6,
    firstRow: 0.35,
    gaps: 0,
    dotSize: 0.92,
    dotStrength: 0.88,
    softnessMm: 5,
  },
  edged: {
    coarseMm: 0.2,
    fineMm: 0.3,
    firstRow: 0.75,
    gaps: 0,
    dotSize: 1,
    dotStrength: 1,
    softnessMm: 2,
  },
};
