import { memo, useId } from 'react';
import { speckPath, stipple } from './stipple';

const SIDE_MM = 12;
const AREA_CM2 = (SIDE_MM / 10) ** 2;
const POINTS = stipple(Math.ceil(210 * AREA_CM2));
/** Specks of three sizes, as real marks differ, mm. */
const WIDTHS_MM = [0.36, 0.44, 0.52];

interface StippleSwatchProps {
  readonly perCm2: number;
  readonly colour: string;
}

/** 12 x 12 mm of scalp at the true number of impressions, drawn larger than life. */
export const StippleSwatch = memo(function StippleSwatch({ perCm2, colour }: StippleSwatchProps) {
  const id = useId();
  const shown = POINTS.slice(0, Math.round(perCm2 * AREA_CM2));
  return (
    <svg
      className="swatch"
      viewBox={`0 0 ${SIDE_MM} ${SIDE_MM}`}
      aria-hidden="true"
      preserveAspectRatio="xMidYMid slice"
    >
      <defs>
        <radialGradient id={id} cx="0.35" cy="0.25" r="1">
          <stop offset="0" stopColor="#e9c9ae" />
          <stop offset="1" stopColor="#c79c7c" />
        </radialGradient>
      </defs>
      <rect width={SIDE_MM} height={SIDE_MM} fill={`url(#${id})`} />
      <rect width={SIDE_MM} height={SIDE_MM} fill={colour} opacity={Math.min(0.3, perCm2 / 600)} />
      {WIDTHS_MM.map((widthMm, i) => (
        <path
          key={widthMm}
          d={speckPath(
            shown.filter((_, n) => n % WIDTHS_MM.length === i),
            SIDE_MM,
          )}
          stroke={colour}
          strokeWidth={widthMm}
          strokeLinecap="round"
          opacity={0.62 + 0.1 * i}
        />
      ))}
    </svg>
  );
});
