import type { TreatmentPlan } from '../plan/TreatmentPlan';
import { seenColumn, type SeenColumn } from './column';

type Deposit = TreatmentPlan['deposit'];

/** Variance of a disc along one axis, for its diameter squared. */
const DISC_VARIANCE = 1 / 16;
/** Three points touch one another: variance of their middles along one axis, for the diameter of one squared. */
const THREE_POINTS_VARIANCE = 1 / 6;
/** Variance of a line for its length squared. */
const LINE_VARIANCE = 1 / 12;
/** An oblique needle drags pigment along its way: length of the trace where it lies flat, mm. [A] */
const TRACE_MM = 0.5;

/** A mark as the skin shows it, seen from the front. */
export interface MarkShape {
  readonly column: SeenColumn;
  /** Variance across and along the growth direction, mm2. */
  readonly acrossMm2: number;
  readonly alongMm2: number;
}

/**
 * The needle's opening, longer along its way by its slant, dragged and displaced with depth, and spread by the skin above.
 */
export function markShape({ diameterMm, points, depthMm, angleDeg }: Deposit): MarkShape {
  const column = seenColumn(depthMm);
  const angle = (angleDeg * Math.PI) / 180;
  const sine = Math.sin(angle),
    cosine = Math.cos(angle);
  const openingMm2 = (DISC_VARIANCE + (points === 3 ? THREE_POINTS_VARIANCE : 0)) * diameterMm ** 2;
  const traceMm2 = LINE_VARIANCE * (TRACE_MM * cosine) ** 2;
  return {
    column,
    acrossMm2: openingMm2 + column.spreadMm2,
    alongMm2:
      openingMm2 / sine ** 2 + traceMm2 + column.depthVarianceMm2 * (cosine / sine) ** 2 + column.spreadMm2,
  };
}

/** 2 pi sigma sigma: the area of a mark of peak 1. */
export const shapeAreaMm2 = ({ acrossMm2, alongMm2 }: MarkShape): number =>
  2 * Math.PI * Math.sqrt(acrossMm2 * alongMm2);
