import type { PatternStyle } from '../follicles/types';
import type { OwnLine } from '../hairline/ownLine';
import type { SunExposure } from '../pigment/fading';
import type { SkinClass } from '../pigment/skinClass';
import type { ListedScar } from '../scar/scar';
import { SCALP_ZONE, type Zone } from '../zones/zone';

/** A step of the ladder of dilutions, named by its parts of water to one of pigment, or the user's own mixture. */
export type ShadeId =
  | '4'
  | '6'
  | '8'
  | '10'
  | '14'
  | '18'
  | '22'
  | '26'
  | '30'
  | '34'
  | '38'
  | '42'
  | '46'
  | '50'
  | '60'
  | 'custom';

/** Pigments are mixed for light, medium and dark skin. */
export type PigmentFamily = 'light' | 'medium' | 'dark';

/** The shape of the line and how its front row is set. */
export type HairlineStyle =
  | 'natural'
  | 'soft'
  | 'broken'
  | 'feathered'
  | 'receded'
  | 'rounded'
  | 'straight'
  | 'widows-peak'
  | 'defined'
  | 'edged';

/** All that the user chose; plain JSON, versioned. Lengths in mm on the head. */
export interface TreatmentPlan {
  readonly schemaVersion: 1;
  readonly enabled: boolean;
  readonly density: {
    /** Target on the treated scalp, impressions per cm2 of skin: 5..210, the slider offers 30..210. */
    readonly impressionsPerCm2: number;
    /** Switches off hairline, every gradient and blending: the same density over the whole hair-bearing scalp. */
    readonly uniform: boolean;
    /** Thinner at temples and front, as hair grows. */
    readonly regional: boolean;
    readonly pattern: PatternStyle;
  };
  readonly hairline: {
    /** Height of the middle above the glabella, along the skin: 45..100. */
    readonly midpointHeightMm: number;
    /** How far the fronto-temporal corners lie behind the middle: 20..60. */
    readonly cornerRecessionMm: number;
    /** Width over which single dots thicken to full density: 2..20. */
    readonly edgeSoftnessMm: number;
    readonly style: HairlineStyle;
    /** How much of the style's irregularity: 0 smooth … 1 as the style has it … 2. */
    readonly irregularity: number;
    /** Both sides follow the left one. */
    readonly symmetric: boolean;
    /** What was shaped by hand; null: as height, corners and style say. */
    readonly own: OwnLine | null;
  };
  /** Whose skin it is: tells what the pigment has to stand out from. */
  readonly skin: { readonly type: SkinClass };
  readonly pigment: {
    readonly family: PigmentFamily;
    readonly shade: ShadeId;
    /** Used where `shade` is `custom`. */
    readonly custom: {
      /** Parts of water to one of pigment: 4..60. */
      readonly dilution: number;
      /** -1 ashen … 0 neutral … 1 warm. */
      readonly warmth: number;
    };
  };
  readonly deposit: {
    /** Of one point of the needle: 0.18..0.30. */
    readonly diameterMm: number;
    /** Of the needle: one, or three side by side. */
    readonly points: 1 | 3;
    /** 0.25..1. */
    readonly depthMm: number;
    /** Between needle and skin: 30..90, 90 is upright. */
    readonly angleDeg: number;
  };
  readonly sessions: { readonly shown: 1 | 2 | 3 };
  readonly age: {
    /** Since the last session: 0 fresh, 30 healed … 2190. */
    readonly days: number;
    readonly sun: SunExposure;
    /** Years after the last session at which it is touched up; null for never. */
    readonly touchUpYears: null | 3 | 4 | 5 | 6;
  };
  readonly fringe: {
    /** The patient's own hair: as it is, drawn back where loss goes on, or grey. The treatment stays the same. */
    readonly future: 'today' | 'receded' | 'greyed';
    /** The shaven fringe: freshly, or some days later; null as photographed. */
    readonly shavedDaysAgo: null | 0 | 2 | 4;
  };
  readonly finish: 'natural' | 'matte';
  /** What is treated, from the uppermost down; a uniform plan treats the whole scalp instead. */
  readonly zones: readonly Zone[];
  /** Dotted inside and just beyond, wherever they lie in the hair, above all zones; not in a uniform plan. */
  readonly scars: readonly ListedScar[];
}

export const DENSITY_MIN_PER_CM2 = 5;
export const DENSITY_MAX_PER_CM2 = 210;
export const DENSITY_SLIDER_MIN_PER_CM2 = 30;

/** A believable plan: natural hairline, healed, after the last session (SMP reference figures). */
export const DEFAULT_PLAN: TreatmentPlan = {
  schemaVersion: 1,
  enabled: true,
  density: { impressionsPerCm2: 110, uniform: false, regional: true, pattern: 'fine' },
  hairline: {
    midpointHeightMm: 70,
    cornerRecessionMm: 25,
    edgeSoftnessMm: 12,
    style: 'natural',
    irregularity: 1,
    symmetric: true,
    own: null,
  },
  skin: { type: 'III' },
  pigment: { family: 'medium', shade: '26', custom: { dilution: 30, warmth: 0 } },
  deposit: { diameterMm: 0.25, points: 1, depthMm: 0.5, angleDeg: 60 },
  sessions: { shown: 3 },
  age: { days: 30, sun: 'some', touchUpYears: null },
  fringe: { future: 'today', shavedDaysAgo: null },
  finish: 'natural',
  zones: [SCALP_ZONE],
  scars: [],
};
