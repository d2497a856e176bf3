import { memo } from 'react';
import type { HairlineStyle } from '../../domain/plan/TreatmentPlan';
import type { SwatchColours } from './shadeColours';
import { speckPath, stipple } from './stipple';

const WIDTH_MM = 24;
const HEIGHT_MM = 18;
const POINTS = stipple(Math.round(2.8 * WIDTH_MM * WIDTH_MM), 5);
/** Where the line lies, mm below the top of the drawing. */
const LINE_MM = 6;

/** How the front is drawn: width of the ramp and wander of the line, mm; share of the ramp that gaps take. */
const FRONT: Readonly<Record<HairlineStyle, { rampMm: number; wanderMm: number; gaps: number }>> = {
  soft: { rampMm: 12, wanderMm: 1.6, gaps: 0 },
  natural: { rampMm: 8, wanderMm: 1.3, gaps: 0 },
  broken: { rampMm: 7, wanderMm: 1.8, gaps: 0.75 },
  defined: { rampMm: 3, wanderMm: 0.6, gaps: 0 },
  edged: { rampMm: 0.2, wanderMm: 0, gaps: 0 },
};

/** A bit of the front of the scalp, forehead above: how single dots thicken to full density. */
export const HairlineSwatch = memo(function HairlineSwatch({
  style,
  colours,
}: {
  readonly style: HairlineStyle;
  readonly colours: SwatchColours;
}) {
  const { rampMm, wanderMm, gaps } = FRONT[style];
  const specks = POINTS.filter(([x, y], rank) => {
    const [xMm, yMm] = [x * WIDTH_MM, y * WIDTH_MM];
    const wander = wanderMm * (Math.sin(xMm * 0.75) + 0.5 * Math.sin(xMm * 1.9 + 1));
    const inside = (yMm - LINE_MM - wander) / rampMm;
    if (inside < 0) return false;
    const gap = inside < 1.4 && Math.sin(xMm * 1.1 + 0.6 * yMm) > 1 - gaps ? 0.25 : 1;
    return rank / POINTS.length < gap * Math.min(1, 0.12 + inside);
  });
  return (
    <svg
      className="swatch swatch-wide"
      viewBox={`0 2 ${WIDTH_MM} 14`}
      aria-hidden="true"
      preserveAspectRatio="xMidYMid slice"
    >
      <rect width={WIDTH_MM} height={HEIGHT_MM} fill={colours.skin} />
      <path
        d={speckPath(specks, WIDTH_MM)}
        stroke={colours.mark}
        strokeWidth="0.5"
        strokeLinecap="round"
        opacity="0.85"
      />
    </svg>
  );
});
