import { memo } from 'react';
import type { HairlineStyle } from '../../domain/plan/TreatmentPlan';
import { FRONT_MM, frontSpecks } from './frontSpecks';
import type { SwatchColours } from './shadeColours';
import { speckPath } from './stipple';

interface HairlineSwatchProps extends SwatchColours {
  readonly line: HairlineStyle;
}

/** The front of a head, hair above and forehead below: how the line runs, and how single dots thicken behind it. */
export const HairlineSwatch = memo(function HairlineSwatch({ line, skin, mark }: HairlineSwatchProps) {
  return (
    <svg
      className="swatch swatch-wide"
      viewBox={`0 ${FRONT_MM.top} ${FRONT_MM.width} ${FRONT_MM.height}`}
      aria-hidden="true"
      preserveAspectRatio="xMidYMid slice"
    >
      <rect y={FRONT_MM.top} width={FRONT_MM.width} height={FRONT_MM.height} fill={skin} />
      <path d={specks(line)} stroke={mark} strokeWidth="0.5" strokeLinecap="round" opacity="0.85" />
    </svg>
  );
});

const drawn = new Map<HairlineStyle, string>();

function specks(line: HairlineStyle): string {
  const known = drawn.get(line);
  if (known !== undefined) return known;
  const path = speckPath(frontSpecks(line), 1);
  drawn.set(line, path);
  return path;
}
