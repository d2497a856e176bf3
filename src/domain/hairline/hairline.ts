import { earLine } from '../head/earLine';
import type { HeadSurface, Vec3 } from '../head/types';
import { DEFAULT_PLAN, type TreatmentPlan } from '../plan/TreatmentPlan';
import { valueNoise } from '../random';
import { FOREHEAD_MARGIN_MM, foreheadShare } from './foreheadReach';
import { lineCurve } from './lineCurve';
import { lineDistance, type LineDistance } from './lineDistance';
import { lineGaps } from './lineGaps';
import { lineGround } from './lineGround';
import { LINE_STYLES } from './styles';
import { mix, smooth } from '../smoothstep';

/** The line wanders at the 1–2 cm and the 1–2 mm scale (SMP reference figures: irregular at both). */
const COARSE_SCALE_MM = 14;
const FINE_SCALE_MM = 2;
/**
 * Full density is reached over this width behind the natural border of the temples, and over more around ears and nape, where
 * hair thins out. [A]
 */
const BORDER_SOFTNESS_MM = 6;
const EAR_SOFTNESS_MM = 11;
const NAPE_SOFTNESS_MM = 20;
/** Of the line's wander at temples and ears, and at the nape, where no ear hides how even a border is. [A] */
const WANDER_OF_BORDER = 0.8;
const MOST_WANDER_OF_BORDER = 1.5;
/** The nape begins so far behind the ears, and over so much it is wholly one, mm. */
const BEHIND_EARS_MM = 35;
const NAPE_OVER_MM = 40;
/** An edge is one of the ears' at their height, and one of the temples' so much higher, above the ear's point, mm. [A] */
const EARS_UP_TO_MM = 35;
const TEMPLES_FROM_MM = 70;
/** A sideburn thins out so far around its end, mm. [A] */
const SIDEBURN_THINS_MM = 26;
/** So does the corner between ear and nape, which is none in hair that grows: it is round. [A] */
const NAPE_CORNER_THINS_MM = 36;
const BORDER_FIRST_ROW = 0.12;
const USUAL_RISE = 1.5;
/** A line that lies on the natural border of the forehead keeps so much of its wander behind it. */
const WANDER_BEHIND_BORDER = 0.4;
/** The temple's edge keeps its gaps but for this share. */
const TEMPLE_GAPS_CLOSED = 0.6;
/** Density at the very front and at the temples beside that on top, and how far they reach. [A] within the sourced densities */
const FRONT_SHARE = 0.8;
const FRONT_DEPTH_MM = 30;
const TEMPLE_SHARE = 0.75;
const TEMPLE_WIDTH_MM = 20;
const TEMPLE_DEPTH_MM = 35;

export interface PlannedHairline {
  /** So far in front of the natural hair border the plan may still treat skin, mm. */
  readonly aheadMm: number;
  /** From so far behind the line on its ramp on the forehead and its wander are over, mm. */
  readonly fullFromMm: number;
  /** How far line and natural border come forward at a point of the head, mm. */
  forwardMm(x: number, y: number, z: number): number;
  /** Signed distance behind the planned line without its irregularity, mm; positive inside. `border` is the distance from the hair border. */
  distanceMm(x: number, y: number, z: number, border: number): number;
  /** Share of full density at a point of the head, 0..1. */
  density(x: number, y: number, z: number, border: number): number;
  /** Into `out`: the density, and how far in the treated skin the place is, 0 at its very edge … 1 behind the ramp of line and border. */
  place(x: number, y: number, z: number, border: number, out: Float64Array): void;
}

/** How far the line comes forward to the patient's own hair, see `lineTowardsHair`. */
export interface TowardsHair {
  readonly mostMm: number;
  readonly forwardMm: LineDistance;
}

/** What of a plan the line and the density behind it depend on. */
export interface LinePlan {
  readonly hairline: TreatmentPlan['hairline'];
  readonly regional: boolean;
}

/**
 * The line that the plan lays on this head: by default its middle at `midpointHeightMm` above the glabella along the skin,
 * fronto-temporal corners on the vertical through the outer eye corners, set back by `cornerRecessionMm`, never closed;
 * from there along the natural border of the temple.
 *
 * @param forwardMm line and natural border lie so far in front of that on the forehead
 * @param towardsHair they both come forward by as much
 */
export function plannedHairline(
  surface: HeadSurface,
  { hairline: plan, regional }: LinePlan,
  seed: number,
  forwardMm = 0,
  towardsHair: TowardsHair | null = null,
): PlannedHairline {
  const { cornerX, dome, middleX, points, napeCorner } = lineGround(surface);
  const foreheadAt = foreheadShare(points);
  const { distance: plannedMm, ends } = lineOf(surface, plan);
  const comesForward = forwardMm > 0 || towardsHair !== null;
  const forwardAt = (x: number, y: number, z: number): number => {
    const forehead = comesForward ? foreheadAt(y, z) : 0;
    return forehead > 0 ? forehead * (forwardMm + (towardsHair?.forwardMm(x, y, z) ?? 0)) : 0;
  };
  const { edgeSoftnessMm } = plan;
  const style = LINE_STYLES[plan.style];
  const [coarseMm, fineMm] = [plan.irregularity * style.coarseMm, plan.irregularity * style.fineMm];
  const mostWanderMm = coarseMm + fineMm;
  const gapsAt = style.gaps && lineGaps(style.gaps, dome, seed + 2);
  const nearEndAt = (x: number, y: number, z: number): number => {
    const [endX, endY, endZ] = ends[x > middleX ? 1 : 0];
    return 1 - smooth(Math.hypot(x - endX, y - endY, z - endZ) / SIDEBURN_THINS_MM);
  };
  const nearNapeCornerAt = (x: number, y: number, z: number): number => {
    if (napeCorner === null || y > napeCorner[1] + NAPE_CORNER_THINS_MM) return 0;
    const aside = Math.abs(x - middleX) - (napeCorner[0] - middleX);
    return 1 - smooth(Math.hypot(aside, y - napeCorner[1], z - napeCorner[2]) / NAPE_CORNER_THINS_MM);
  };
  // A temple is narrow: its edge is no softer than its natural border.
  const templeSoftnessMm = Math.min(edgeSoftnessMm, BORDER_SOFTNESS_MM);
  const sideburnSoftnessMm = (templeSoftnessMm * EAR_SOFTNESS_MM) / BORDER_SOFTNESS_MM;
  const frontRampMm = Math.max(edgeSoftnessMm, style.gaps?.reachMm ?? 0);
  const rampMm = Math.max(frontRampMm, sideburnSoftnessMm);
  const densityOfRegion = regional ? regionalDensity(cornerX, middleX) : () => 1;

  const wanderAt = (x: number, y: number, z: number): number =>
    coarseMm * noiseAt(x, y, z, COARSE_SCALE_MM, seed) + fineMm * noiseAt(x, y, z, FINE_SCALE_MM, seed + 1);
  const asideAt = (x: number): number => smooth((Math.abs(x - middleX) - cornerX) / TEMPLE_WIDTH_MM);
  const [earY, earZ] = [earLine(points, 1), earLine(points, 2)];
  const napeAt = (z: number): number => smooth((earZ - BEHIND_EARS_MM - z) / NAPE_OVER_MM);
  const earAt = (y: number): number =>
    1 - smooth((y - earY - EARS_UP_TO_MM) / (TEMPLES_FROM_MM - EARS_UP_TO_MM));

  // Before the natural border of the forehead the line alone says where hair begins; beside the ears and at the nape the border.
  const beyondLineMm = mostWanderMm + BORDER_SOFTNESS_MM;
  const mostAheadMm = aheadOfBorderMm(plan);
  const borderAt = (border: number, behindLine: number, y: number, z: number): number => {
    const ahead = Math.min(mostAheadMm, behindLine + beyondLineMm - border);
    return ahead > 0 ? border + ahead * foreheadAt(y, z) : border;
  };

  const place: PlannedHairline['place'] = (x, y, z, naturalBorder, out) => {
    const forward = forwardAt(x, y, z);
    const behindLine = plannedMm(x, y, z) + forward;
    out[0] = 0;
    out[1] = 0;
    if (behindLine < -mostWanderMm) return;
    const border = borderAt(naturalBorder + forward, behindLine, y, z);
    if (border < 0) return;
    out[0] = densityOfRegion(x, behindLine);
    out[1] = 1;
    // Deep inside no wander of the line can be felt; most of the scalp is there.
    const isBehind = behindLine > rampMm + mostWanderMm;
    const besideCorner = 1 - nearNapeCornerAt(x, y, z);
    if (isBehind && border > NAPE_SOFTNESS_MM + MOST_WANDER_OF_BORDER * mostWanderMm) {
      out[0] *= besideCorner;
      return;
    }
    const wander = wanderAt(x, y, z);
    const aside = asideAt(x);
    const ear = earAt(y);
    const asideSoftnessMm = mix(templeSoftnessMm, sideburnSoftnessMm, ear);
    const softness = mix(edgeSoftnessMm, asideSoftnessMm, aside);
    const t = (behindLine + wander) / softness;
    const gap = (gapsAt?.(x, y, z, behindLine + wander) ?? 0) * (1 - TEMPLE_GAPS_CLOSED * aside);
    // Where line and border are one it is thinned once. Off the forehead the border is an edge of its own, on it one of the
    // line's kind.
    const forehead = foreheadAt(y, z);
    const nape = napeAt(z);
    const borderSoftnessMm = mix(mix(BORDER_SOFTNESS_MM, EAR_SOFTNESS_MM, ear), NAPE_SOFTNESS_MM, nape);
    const behindBorder =
      (border + mix(WANDER_OF_BORDER, MOST_WANDER_OF_BORDER, nape) * wander) / borderSoftnessMm;
    const beside = ramp(behindBorder, BORDER_FIRST_ROW, USUAL_RISE);
    const heldBack = border + Math.min(0, wander - WANDER_BEHIND_BORDER * mostWanderMm);
    const before = ramp(heldBack / softness, style.firstRow, style.rise);
    const thinned = ear > 0 ? besideCorner * (1 - aside * nearEndAt(x, y, z)) : besideCorner;
    out[0] *=
      thinned *
      (1 - gap) *
      Math.min(ramp(t, style.firstRow, style.rise), beside + forehead * (before - beside));
    out[1] = smooth(t) * (forehead + (1 - forehead) * smooth(behindBorder));
  };
  const there = new Float64Array(2);

  return {
    aheadMm: mostAheadMm + forwardMm + (towardsHair?.mostMm ?? 0),
    fullFromMm: frontRampMm + mostWanderMm,
    forwardMm: forwardAt,
    distanceMm(x, y, z, border) {
      const forward = forwardAt(x, y, z);
      const behindLine = plannedMm(x, y, z) + forward;
      return Math.min(behindLine, borderAt(border + forward, behindLine, y, z));
    },
    density(x, y, z, border) {
      place(x, y, z, border, there);
      return there[0]!;
    },
    place,
  };
}

/** For each mm that a line is planned lower than usual it may lie so far before the natural border. */
const AHEAD_PER_LOWER = 3;

/** How far before the natural border the forehead may be treated, mm: only of a line that was lowered or drawn by hand. */
function aheadOfBorderMm({ own, midpointHeightMm }: LinePlan['hairline']): number {
  if (own !== null) return FOREHEAD_MARGIN_MM;
  const lowerMm = Math.max(0, DEFAULT_PLAN.hairline.midpointHeightMm - midpointHeightMm);
  return Math.min(FOREHEAD_MARGIN_MM, AHEAD_PER_LOWER * lowerMm);
}

/**
 * Follicular units stand thinner at front and temples than on top (SMP reference: 51 and 44 per cm2 against 65–110): share of
 * the density on top, by distance behind the line and to the side.
 */
function regionalDensity(cornerX: number, middleX: number): (x: number, behindLine: number) => number {
  return (x, behindLine) => {
    const front = 1 - (1 - FRONT_SHARE) * (1 - smooth(behindLine / FRONT_DEPTH_MM));
    const aside = smooth((Math.abs(x - middleX) - cornerX) / TEMPLE_WIDTH_MM);
    const temple = 1 - (1 - TEMPLE_SHARE) * aside * (1 - smooth(behindLine / TEMPLE_DEPTH_MM));
    return front * temple;
  };
}

interface KnownLine {
  readonly of: string;
  readonly distance: LineDistance;
  /** Of the right and the left sideburn. */
  readonly ends: readonly [Vec3, Vec3];
}

/** The last line of each head: most changes of a plan leave it where it is. */
const known = new WeakMap<HeadSurface, KnownLine>();

function lineOf(surface: HeadSurface, plan: LinePlan['hairline']): KnownLine {
  const { midpointHeightMm, cornerRecessionMm, style, symmetric, own } = plan;
  const of = JSON.stringify([midpointHeightMm, cornerRecessionMm, style, symmetric, own]);
  const before = known.get(surface);
  if (before?.of === of) return before;
  const ground = lineGround(surface);
  const { pointsMm } = lineCurve(ground, plan);
  const endAt = (k: number): Vec3 => [pointsMm.at(k)!, pointsMm.at(k + 1)!, pointsMm.at(k + 2)!];
  const line = { of, distance: lineDistance(ground, pointsMm), ends: [endAt(0), endAt(-3)] as const };
  known.set(surface, line);
  return line;
}

/** -1..1 */
const noiseAt = (x: number, y: number, z: number, scaleMm: number, seed: number): number =>
  valueNoise(x / scaleMm, y / scaleMm, z / scaleMm, seed);

/** 0 before the line, a first thin row of dots at once, then thickening ever faster up to full density at 1. */
export function ramp(t: number, firstRow: number, rise: number): number {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  // The usual rise by a square root, which takes less time than a power.
  return firstRow + (1 - firstRow) * (rise === USUAL_RISE ? t * Math.sqrt(t) : t ** rise);
}
