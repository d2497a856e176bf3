import type { ExportLayout } from '../../app/PreviewApp';
import { speckPath, stipple } from './stipple';

const HEAD = 'M6 34V20a10 13 0 0 1 20 0v14z';
/** From one picture to the next. */
const APART = 34;

/** Upper part of the head: above y = 20. */
const specks = (count: number): string =>
  speckPath(
    stipple(count, 11).filter(
      ([x, y]) => ((x * 32 - 16) / 9.5) ** 2 + ((y * 32 - 20) / 12.5) ** 2 < 1 && y * 32 < 17.5,
    ),
    32,
  );
const SPECKS = specks(150);
/** One head after the other; null is untreated. */
const HEADS: Readonly<Record<ExportLayout, readonly (string | null)[]>> = {
  before: [null],
  after: [SPECKS],
  'side-by-side': [null, SPECKS],
  variants: [specks(60), SPECKS, specks(300)],
};
/** Heads that stand alone are as large as those of a pair. */
const LEAST_HEADS = 2;
const HEIGHT = 42;
const ASPECT = 66 / HEIGHT;

/** What the saved file will show. */
export function LayoutPicture({ layout }: { readonly layout: ExportLayout }) {
  const heads = HEADS[layout];
  const width = APART * Math.max(LEAST_HEADS, heads.length) - 2;
  const left = (width - APART * heads.length + 2) / 2;
  // Of one shape, so that the names below stand in line.
  const height = width / ASPECT;
  return (
    <svg
      className="layout-picture"
      viewBox={`0 ${(HEIGHT - height) / 2} ${width} ${height}`}
      aria-hidden="true"
    >
      {heads.map((treated, i) => (
        <g key={i} transform={`translate(${left + APART * i} 0)`}>
          <rect x="1" y="1" width="30" height="40" rx="2" className="layout-paper" />
          <path d={HEAD} className="layout-head" />
          {treated !== null && <path d={treated} className="layout-specks" />}
        </g>
      ))}
    </svg>
  );
}
