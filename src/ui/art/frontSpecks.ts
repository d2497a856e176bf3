import type { HairlineStyle } from '../../domain/plan/TreatmentPlan';
import { gapsAlong, LINE_STYLES, ramp } from '../../state/lineStore';
import { stipple } from './stipple';

const TILE_MM = 12;
const WIDTH_MM = 2 * TILE_MM;
const POINTS = stipple(400, 5);
/** The pattern wraps round: four of it, each point with its rank, mm. */
const RANKED = [0, 1].flatMap((column) =>
  [0, 1].flatMap((row) =>
    POINTS.map(
      ([x, y], rank) => [(x + column) * TILE_MM, (y + row) * TILE_MM, rank / POINTS.length] as const,
    ),
  ),
);
/** What is seen of it: the front of a head from above the brows, drawn small, mm from the top. */
export const FRONT_MM = { top: 2, width: WIDTH_MM, height: 14 } as const;
/** Where the line's middle lies, where the corners are, and how steeply the temples fall beyond them. */
const MIDDLE_MM = 12;
const CORNER_MM = 7.4;
const TEMPLE_FALL = 3.2;

/**
 * A mm of the picture stands for so many on the head across its front and behind it: so few that gaps are wider than the
 * specks are apart, and fewer of them than on the head.
 */
const HEAD_MM = 1.6;
const SEED = 5;

interface Front {
  /** Width of the ramp behind the line, and wander of the line, mm. */
  readonly rampMm: number;
  readonly wanderMm: number;
  /** How far the corners lie back, how late the line turns back to them, and how far the middle comes forward. */
  readonly backMm: number;
  readonly turn: number;
  readonly tipMm: number;
}

const USUAL: Front = { rampMm: 5, wanderMm: 0.9, backMm: 3, turn: 2.2, tipMm: 0 };

const FRONT: Readonly<Record<HairlineStyle, Front>> = {
  natural: USUAL,
  soft: { ...USUAL, rampMm: 6, wanderMm: 1.1 },
  broken: { ...USUAL, rampMm: 4, wanderMm: 0.6 },
  feathered: { ...USUAL, rampMm: 5, wanderMm: 0.4 },
  receded: { ...USUAL, backMm: 6.5, turn: 1.6 },
  rounded: { ...USUAL, rampMm: 4.2, wanderMm: 0.6, backMm: 2.6, turn: 1.9 },
  straight: { ...USUAL, rampMm: 4, wanderMm: 0.5, turn: 7 },
  'widows-peak': { ...USUAL, rampMm: 3.5, wanderMm: 0.6, tipMm: 2.6, turn: 2.6 },
  defined: { ...USUAL, rampMm: 2, wanderMm: 0.35, turn: 2.6 },
  edged: { ...USUAL, rampMm: 0.2, wanderMm: 0, backMm: 1, turn: 9 },
};

/** Where the dots of a style stand in its little picture, mm from its upper left; its gaps are those of the head. */
export function frontSpecks(line: HairlineStyle): readonly (readonly [xMm: number, yMm: number])[] {
  const front = FRONT[line];
  const { gaps, firstRow, rise } = LINE_STYLES[line];
  const gapAt = gaps && gapsAlong(gaps, SEED);
  return RANKED.flatMap(([xMm, yMm, rank]) => {
    const wander = front.wanderMm * (Math.sin(xMm * 0.9) + 0.5 * Math.sin(xMm * 2.3 + 1));
    const behindMm = lineMm(front, xMm - WIDTH_MM / 2) + wander - yMm;
    const gap = gapAt?.(HEAD_MM * xMm, HEAD_MM * behindMm) ?? 0;
    return rank < (1 - gap) * ramp(behindMm / front.rampMm, firstRow, rise) ? [[xMm, yMm] as const] : [];
  });
}

/** How far down the line lies at a place beside the middle, mm. */
function lineMm({ backMm, turn, tipMm }: Front, asideMm: number): number {
  const aside = Math.abs(asideMm) / CORNER_MM;
  const front = MIDDLE_MM - tipMm - backMm * Math.min(1, aside) ** turn;
  return front + tipMm * Math.exp(-((asideMm / 2.2) ** 2)) + TEMPLE_FALL * CORNER_MM * Math.max(0, aside - 1);
}
