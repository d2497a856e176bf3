import { memo } from 'react';
import type { HairlineStyle } from '../../domain/plan/TreatmentPlan';
import type { SwatchColours } from './shadeColours';
import { speckPath, stipple } from './stipple';

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
const TOP_MM = 2;
const HEIGHT_MM = 14;
/** Where the line's middle lies, where the corners are, and how steeply the temples fall beyond them. */
const MIDDLE_MM = 12;
const CORNER_MM = 7.4;
const TEMPLE_FALL = 3.2;

interface Front {
  /** Width of the ramp and wander of the line, mm; share of the ramp that gaps take. */
  readonly rampMm: number;
  readonly wanderMm: number;
  readonly gaps: number;
  /** How far the corners lie back, how late the line turns back to them, and how far the middle comes forward. */
  readonly backMm: number;
  readonly turn: number;
  readonly tipMm: number;
}

const USUAL: Front = { rampMm: 6, wanderMm: 0.9, gaps: 0, backMm: 3, turn: 2.2, tipMm: 0 };

const FRONT: Readonly<Record<HairlineStyle, Front>> = {
  natural: USUAL,
  soft: { ...USUAL, rampMm: 10, wanderMm: 1.1 },
  broken: { ...USUAL, wanderMm: 1.4, gaps: 0.75 },
  feathered: { ...USUAL, rampMm: 9, wanderMm: 1.5, gaps: 0.35 },
  receded: { ...USUAL, backMm: 6.5, turn: 1.6 },
  rounded: { ...USUAL, rampMm: 5, wanderMm: 0.6, backMm: 2.6, turn: 1.9 },
  straight: { ...USUAL, rampMm: 4, wanderMm: 0.5, turn: 7 },
  'widows-peak': { ...USUAL, rampMm: 4, wanderMm: 0.6, tipMm: 2.6, turn: 2.6 },
  defined: { ...USUAL, rampMm: 2, wanderMm: 0.35, turn: 2.6 },
  edged: { ...USUAL, rampMm: 0.2, wanderMm: 0, backMm: 1, turn: 9 },
};

interface HairlineSwatchProps extends SwatchColours {
  readonly line: HairlineStyle;
}

/** The front of a head, hair above and forehead below: how the line runs, and how single dots thicken behind it. */
export const HairlineSwatch = memo(function HairlineSwatch({ line, skin, mark }: HairlineSwatchProps) {
  return (
    <svg
      className="swatch swatch-wide"
      viewBox={`0 ${TOP_MM} ${WIDTH_MM} ${HEIGHT_MM}`}
      aria-hidden="true"
      preserveAspectRatio="xMidYMid slice"
    >
      <rect y={TOP_MM} width={WIDTH_MM} height={HEIGHT_MM} fill={skin} />
      <path d={specks(line)} stroke={mark} strokeWidth="0.5" strokeLinecap="round" opacity="0.85" />
    </svg>
  );
});

const drawn = new Map<HairlineStyle, string>();

function specks(line: HairlineStyle): string {
  const known = drawn.get(line);
  if (known !== undefined) return known;
  const { rampMm, wanderMm, gaps } = FRONT[line];
  const shown = RANKED.filter(([xMm, yMm, rank]) => {
    const wander = wanderMm * (Math.sin(xMm * 0.9) + 0.5 * Math.sin(xMm * 2.3 + 1));
    const inside = (lineMm(FRONT[line], xMm - WIDTH_MM / 2) + wander - yMm) / rampMm;
    if (inside < 0) return false;
    const isGap = inside < 1.4 && Math.sin(xMm * 1.3 + 0.6 * yMm) > 1 - gaps;
    return rank < (isGap ? 0.25 : 1) * Math.min(1, 0.12 + inside);
  });
  const path = speckPath(
    shown.map(([xMm, yMm]) => [xMm, yMm]),
    1,
  );
  drawn.set(line, path);
  return path;
}

/** How far down the line lies at a place beside the middle, mm. */
function lineMm({ backMm, turn, tipMm }: Front, asideMm: number): number {
  const aside = Math.abs(asideMm) / CORNER_MM;
  const front = MIDDLE_MM - tipMm - backMm * Math.min(1, aside) ** turn;
  return front + tipMm * Math.exp(-((asideMm / 2.2) ** 2)) + TEMPLE_FALL * CORNER_MM * Math.max(0, aside - 1);
}
