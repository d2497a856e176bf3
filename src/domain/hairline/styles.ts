import type { HairlineStyle } from '../plan/TreatmentPlan';
import type { LineGaps } from './lineGaps';

/** How the front row is set, and how the line runs. Depths are the wander of the line, one sided, mm. */
export interface LineStyle {
  /** Wander at the 1–2 cm scale and at the 1–2 mm scale (SMP reference: irregular at both). */
  readonly coarseMm: number;
  readonly fineMm: number;
  /** Share of the full density in the very first row. */
  readonly firstRow: number;
  /** How the ramp rises from it to the full density: the power of the way through it. Large stays thin for long. */
  readonly rise: number;
  readonly gaps: LineGaps | null;
  /** Diameter and pigment of the single dots at the very front, at nape and sideburns and among stubble, relative to those behind. */
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
  rise: 1.5,
  gaps: null,
  dotSize: 0.66,
  dotStrength: 0.4,
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
    rise: 1.9,
    gaps: null,
    dotSize: 0.64,
    dotStrength: 0.37,
    softnessMm: 20,
    shape: USUAL,
  },
  broken: {
    coarseMm: 2,
    fineMm: 1.1,
    firstRow: 0.22,
    rise: 1.2,
    gaps: { everyMm: 12, widthMm: 8, reachMm: 13, strength: 0.95 },
    dotSize: 0.8,
    dotStrength: 0.68,
    softnessMm: 11,
    shape: USUAL,
  },
  feathered: {
    coarseMm: 1.6,
    fineMm: 1,
    firstRow: 0.34,
    rise: 1.3,
    gaps: { everyMm: 5.2, widthMm: 4.4, reachMm: 14, strength: 0.97 },
    dotSize: 0.72,
    dotStrength: 0.64,
    softnessMm: 15,
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
    rise: 1.5,
    gaps: null,
    dotSize: 0.92,
    dotStrength: 0.88,
    softnessMm: 5,
    shape: { ...USUAL, level: 0.7, cornerTurnMm: 7 },
  },
  edged: {
    coarseMm: 0.2,
    fineMm: 0.3,
    firstRow: 0.75,
    rise: 1.5,
    gaps: null,
    dotSize: 1,
    dotStrength: 1,
    softnessMm: 2,
    shape: { ...USUAL, level: 0.9, cornerTurnMm: 2, recessionShare: 0.5 },
  },
};
