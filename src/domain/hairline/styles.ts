import type { HairlineStyle } from '../plan/TreatmentPlan';

/** How the front row is set, and how the line runs. Depths are the wander of the line, one sided, mm. */
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
  readonly shape: LineShape;
}

/** How the line runs between its handles. */
export interface LineShape {
  /** Where on the way to the corner the curve's tangent leaves the level of the middle, 0..1: large is a broad, flat front. */
  readonly level: number;
  /** How far before the corner the line turns into its direction there, mm: small is a sharp corner. */
  readonly cornerTurnMm: number;
  /** Of the plan's recession, and more of it for this style, mm. */
  readonly recessionShare: number;
  readonly furtherBackMm: number;
  /** The temple behind its natural border, mm. */
  readonly templeBackMm: number;
  /** How far the middle comes before the line beside it, mm. */
  readonly widowsPeakMm: number;
}

const USUAL: LineShape = {
  level: 0.74,
  cornerTurnMm: 11,
  recessionShare: 1,
  furtherBackMm: 0,
  templeBackMm: 0,
  widowsPeakMm: 0,
};

const NATURAL: LineStyle = {
  coarseMm: 2.2,
  fineMm: 1.1,
  firstRow: 0.08,
  gaps: 0,
  dotSize: 0.78,
  dotStrength: 0.6,
  softnessMm: 12,
  shape: USUAL,
};

/** The three levers (density, size, shade) let go of the front together. [A] but for the scales. */
export const LINE_STYLES: Readonly<Record<HairlineStyle, LineStyle>> = {
  natural: NATURAL,
  soft: {
    coarseMm: 2.8,
    fineMm: 1.6,
    firstRow: 0.06,
    gaps: 0,
    dotSize: 0.74,
    dotStrength: 0.52,
    softnessMm: 16,
    shape: USUAL,
  },
  broken: {
    coarseMm: 3.6,
    fineMm: 1.8,
    firstRow: 0.12,
    gaps: 0.7,
    dotSize: 0.78,
    dotStrength: 0.62,
    softnessMm: 12,
    shape: USUAL,
  },
  feathered: {
    coarseMm: 1.2,
    fineMm: 3.2,
    firstRow: 0.06,
    gaps: 0,
    dotSize: 0.7,
    dotStrength: 0.5,
    softnessMm: 18,
    shape: USUAL,
  },
  receded: {
    ...NATURAL,
    softnessMm: 14,
    shape: { ...USUAL, level: 0.35, cornerTurnMm: 14, furtherBackMm: 18, templeBackMm: 7 },
  },
  rounded: {
    ...NATURAL,
    coarseMm: 1.6,
    softnessMm: 10,
    shape: { ...USUAL, level: 0.42, cornerTurnMm: 22 },
  },
  straight: {
    ...NATURAL,
    coarseMm: 1.2,
    fineMm: 0.9,
    firstRow: 0.16,
    dotSize: 0.84,
    dotStrength: 0.72,
    softnessMm: 8,
    shape: { ...USUAL, level: 0.86, cornerTurnMm: 7 },
  },
  'widows-peak': { ...NATURAL, softnessMm: 10, shape: { ...USUAL, level: 0.7, widowsPeakMm: 9 } },
  defined: {
    coarseMm: 1,
    fineMm: 0.6,
    firstRow: 0.35,
    gaps: 0,
    dotSize: 0.92,
    dotStrength: 0.88,
    softnessMm: 5,
    shape: { ...USUAL, level: 0.7, cornerTurnMm: 7 },
  },
  edged: {
    coarseMm: 0.2,
    fineMm: 0.3,
    firstRow: 0.75,
    gaps: 0,
    dotSize: 1,
    dotStrength: 1,
    softnessMm: 2,
    shape: { ...USUAL, level: 0.9, cornerTurnMm: 2, recessionShare: 0.5 },
  },
};
