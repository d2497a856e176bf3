import { memo, useId } from 'react';
import type { SwatchColours } from './shadeColours';
import { speckPath, stipple } from './stipple';

const SIDE_MM = 12;
const AREA_CM2 = (SIDE_MM / 10) ** 2;
const POINTS = stipple(Math.ceil(210 * AREA_CM2));
/** Specks of three sizes, as real marks differ, mm. */
const WIDTHS_MM = [0.36, 0.44, 0.52];
/** The density for which the tone between marks is given. */
const TONE_PER_CM2 = 110;

interface StippleSwatchProps {
  readonly perCm2: number;
  readonly colours: SwatchColours;
  /** Side of what is shown, up to 12 mm: the smaller, the larger the specks. */
  readonly sideMm?: number;
  /** Leaves bare skin on the left, to compare. */
  readonly besideSkin?: boolean;
}

/** Scalp at the true number of impressions, drawn larger than life. */
export const StippleSwatch = memo(function StippleSwatch(props: StippleSwatchProps) {
  const { perCm2, colours, sideMm = SIDE_MM, besideSkin = false } = props;
  const id = useId();
  const bareMm = besideSkin ? 0.24 * sideMm : 0;
  const shown = POINTS.slice(0, Math.round(perCm2 * AREA_CM2)).filter(([x]) => x * SIDE_MM > bareMm);
  const toned = Math.min(1, perCm2 / TONE_PER_CM2);
  return (
    <svg
      className="swatch"
      viewBox={`0 0 ${sideMm} ${sideMm}`}
      aria-hidden="true"
      preserveAspectRatio="xMidYMid slice"
    >
      <defs>
        <linearGradient id={id}>
          <stop
            offset={besideSkin ? 0.12 : 0}
            stopColor={colours.tone}
            stopOpacity={besideSkin ? 0 : toned}
          />
          <stop offset={besideSkin ? 0.4 : 0} stopColor={colours.tone} stopOpacity={toned} />
        </linearGradient>
      </defs>
      <rect width={sideMm} height={sideMm} fill={colours.skin} />
      <rect width={sideMm} height={sideMm} fill={`url(#${id})`} />
      {WIDTHS_MM.map((widthMm, i) => (
        <path
          key={widthMm}
          d={speckPath(
            shown.filter((_, n) => n % WIDTHS_MM.length === i),
            SIDE_MM,
          )}
          stroke={colours.mark}
          strokeWidth={widthMm}
          strokeLinecap="round"
          opacity={0.72 + 0.1 * i}
        />
      ))}
    </svg>
  );
});
