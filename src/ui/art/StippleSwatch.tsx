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
/** Share of a swatch that is bare skin, where it is. */
const BARE = 0.24;

interface StippleSwatchProps extends SwatchColours {
  readonly perCm2: number;
  /** Side of what is shown, up to 12 mm: the smaller, the larger the specks. */
  readonly sideMm?: number;
  /** Leaves bare skin on the left, to compare. */
  readonly besideSkin?: boolean;
}

/** Scalp at the true number of impressions, drawn larger than life. */
export const StippleSwatch = memo(function StippleSwatch(props: StippleSwatchProps) {
  const { perCm2, skin, tone, mark, sideMm = SIDE_MM, besideSkin = false } = props;
  const id = useId();
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
          <stop offset={besideSkin ? BARE / 2 : 0} stopColor={tone} stopOpacity={besideSkin ? 0 : toned} />
          <stop offset={besideSkin ? BARE * 1.6 : 0} stopColor={tone} stopOpacity={toned} />
        </linearGradient>
      </defs>
      <rect width={sideMm} height={sideMm} fill={skin} />
      <rect width={sideMm} height={sideMm} fill={`url(#${id})`} />
      {specks(perCm2, sideMm, besideSkin ? BARE * sideMm : 0).map((path, i) => (
        <path
          key={WIDTHS_MM[i]}
          d={path}
          stroke={mark}
          strokeWidth={WIDTHS_MM[i]}
          strokeLinecap="round"
          opacity={0.72 + 0.1 * i}
        />
      ))}
    </svg>
  );
});

const drawn = new Map<string, readonly string[]>();

/** Paths of the specks of each size; every swatch of a ladder has the same. */
function specks(perCm2: number, sideMm: number, bareMm: number): readonly string[] {
  const key = `${perCm2} ${sideMm} ${bareMm}`;
  const known = drawn.get(key);
  if (known) return known;
  const shown = POINTS.slice(0, Math.round(perCm2 * AREA_CM2)).filter(
    ([x, y]) => x * SIDE_MM > bareMm && Math.max(x, y) * SIDE_MM < sideMm + 1,
  );
  const paths = WIDTHS_MM.map((_, i) =>
    speckPath(
      shown.filter((__, n) => n % WIDTHS_MM.length === i),
      SIDE_MM,
    ),
  );
  drawn.set(key, paths);
  return paths;
}
