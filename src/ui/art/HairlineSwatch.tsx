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
/** What is seen of it, and where the line lies, mm from the top. */
const TOP_MM = 2;
const HEIGHT_MM = 14;
const LINE_MM = 6;

/** How the front is drawn: width of the ramp and wander of the line, mm; share of the ramp that gaps take. */
const FRONT: Readonly<Record<HairlineStyle, { rampMm: number; wanderMm: number; gaps: number }>> = {
  soft: { rampMm: 12, wanderMm: 1.6, gaps: 0 },
  natural: { rampMm: 8, wanderMm: 1.3, gaps: 0 },
  broken: { rampMm: 7, wanderMm: 1.8, gaps: 0.75 },
  feathered: { rampMm: 12, wanderMm: 2, gaps: 0.3 },
  receded: { rampMm: 9, wanderMm: 1.3, gaps: 0 },
  rounded: { rampMm: 7, wanderMm: 1, gaps: 0 },
  straight: { rampMm: 5, wanderMm: 0.8, gaps: 0 },
  'widows-peak': { rampMm: 7, wanderMm: 1.2, gaps: 0 },
  defined: { rampMm: 3, wanderMm: 0.6, gaps: 0 },
  edged: { rampMm: 0.2, wanderMm: 0, gaps: 0 },
};

interface HairlineSwatchProps extends SwatchColours {
  readonly line: HairlineStyle;
}

/** A bit of the front of the scalp, forehead above: how single dots thicken to full density. */
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
    const wander = wanderMm * (Math.sin(xMm * 0.75) + 0.5 * Math.sin(xMm * 1.9 + 1));
    const inside = (yMm - LINE_MM - wander) / rampMm;
    if (inside < 0) return false;
    const isGap = inside < 1.4 && Math.sin(xMm * 1.1 + 0.6 * yMm) > 1 - gaps;
    return rank < (isGap ? 0.25 : 1) * Math.min(1, 0.12 + inside);
  });
  const path = speckPath(
    shown.map(([xMm, yMm]) => [xMm, yMm]),
    1,
  );
  drawn.set(line, path);
  return path;
}
