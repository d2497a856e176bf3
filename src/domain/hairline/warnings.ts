import { cornersBehindMm } from './drawnLine';
import { cornerBehindMm, type LinePlanned } from './handles';
import { lineCurve } from './lineCurve';
import type { LineGround } from './lineGround';

/** What the field warns of, each in one sentence on screen. */
export type LineWarning = 'too-low' | 'closed-corners' | 'edged';

/** Below this a hairline looks drawn on later in life, mm above the glabella along the skin (SMP reference). */
export const LOW_BELOW_MM = 55;
/** Corners are never closed: they lie at least so far behind the middle, mm (SMP reference). */
export const CLOSED_BELOW_MM = 20;
/** Heights are planned to a tenth of a millimetre. */
const SLACK_MM = 0.05;

/** @param ground null where no head is known: a line drawn by hand then tells nothing of its corners */
export function lineWarnings(plan: LinePlanned, ground: LineGround | null): readonly LineWarning[] {
  const isEdged = plan.style === 'edged';
  const least = Math.min(...(behindMm(plan, ground) ?? [CLOSED_BELOW_MM]));
  return [
    ...(plan.midpointHeightMm < LOW_BELOW_MM ? (['too-low'] as const) : []),
    ...(least < CLOSED_BELOW_MM - SLACK_MM ? (['closed-corners'] as const) : []),
    ...(isEdged ? (['edged'] as const) : []),
  ];
}

/** How far the right and the left corner lie behind the middle, mm; null where that is not known. */
export function behindMm(plan: LinePlanned, ground: LineGround | null): readonly [number, number] | null {
  if (plan.own?.kind !== 'drawn') return [cornerBehindMm(plan, -1), cornerBehindMm(plan, 1)];
  return ground && cornersBehindMm(ground, lineCurve(ground, plan).pointsMm);
}
