import type { TreatmentPlan } from '../plan/TreatmentPlan';
import type { Vec3 } from '../head/types';
import { skinBeside, skinOfSide, type LineGround } from './lineGround';
import { UNMOVED, type HandleShiftMm, type SideShifts } from './ownLine';
import { LINE_STYLES } from './styles';

export type LinePlanned = TreatmentPlan['hairline'];

/** On the head, head frame, mm. */
export interface SideHandles {
  readonly corner: Vec3;
  readonly peak: Vec3;
  readonly sideburn: Vec3;
}

export type HandleName = keyof SideHandles;

/** -1 the person's right, 1 the left. */
export type Side = 1 | -1;

/** Where corner, temple peak and sideburn's end lie on one side, given as if it were the left one. */
export function sideHandles(ground: LineGround, plan: LinePlanned, side: Side): SideHandles {
  const { cornerMm, peakMm, sideburnMm } = shiftsOf(plan, side);
  return {
    corner: skinBeside(
      ground,
      Math.max(LEAST_ASIDE_MM, ground.cornerX + cornerMm[0]),
      cornerHeightMm(plan, side),
    ),
    peak: shifted(ground, usualPeak(ground, plan), peakMm),
    sideburn: shifted(ground, usualSideburn(ground, plan), sideburnMm),
  };
}

/** A corner never reaches the midline. */
const LEAST_ASIDE_MM = 15;

/** What was moved by hand on a side; nothing where the line was drawn. */
export function shiftsOf({ own, symmetric }: LinePlanned, side: Side): SideShifts {
  if (own?.kind !== 'handles') return UNMOVED;
  return side === 1 || symmetric ? own.left : own.right;
}

/** How far a corner lies behind the middle as planned, mm along the skin. */
export function cornerBehindMm(plan: LinePlanned, side: Side): number {
  return usualCornerBehindMm(plan) + shiftsOf(plan, side).cornerMm[1];
}

export function usualCornerBehindMm({ style, cornerRecessionMm }: LinePlanned): number {
  const { recessionShare, furtherBackMm } = LINE_STYLES[style].shape;
  return recessionShare * cornerRecessionMm + furtherBackMm;
}

const cornerHeightMm = (plan: LinePlanned, side: Side): number =>
  plan.midpointHeightMm + cornerBehindMm(plan, side);

export const usualPeak = (ground: LineGround, plan: LinePlanned): Vec3 =>
  back(ground, ground.temple[ground.peak]!, plan);

/**
 * By default a sideburn ends level with the hair over the ear, so far above the ear's point, mm: one that is dotted further
 * down is too narrow to look like hair. Its handle takes it down. [A]
 */
const SIDEBURN_ENDS_ABOVE_EAR_MM = 33;

export const usualSideburn = (ground: LineGround, plan: LinePlanned): Vec3 => {
  const { temple, peak, points } = ground;
  const endsAt = points.leftTragion[1] + SIDEBURN_ENDS_ABOVE_EAR_MM;
  const end = temple.slice(peak + 1).find(([, y]) => y <= endsAt) ?? temple.at(-1)!;
  return back(ground, end, plan);
};

function back(ground: LineGround, point: Vec3, { style }: LinePlanned): Vec3 {
  const { templeBackMm } = LINE_STYLES[style].shape;
  return templeBackMm === 0 ? point : skinOfSide(ground, point[1], point[2] - templeBackMm);
}

function shifted(ground: LineGround, [x, y, z]: Vec3, [forwards, up]: HandleShiftMm): Vec3 {
  return forwards === 0 && up === 0 ? [x, y, z] : skinOfSide(ground, y + up, z + forwards);
}
