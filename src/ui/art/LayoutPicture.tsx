import type { ExportLayout } from '../../app/PreviewApp';
import { speckPath, stipple } from './stipple';

const HEAD = 'M6 34V20a10 13 0 0 1 20 0v14z';
/** Upper part of the head: above y = 20. */
const SPECKS = speckPath(
  stipple(150, 11).filter(
    ([x, y]) => ((x * 32 - 16) / 9.5) ** 2 + ((y * 32 - 20) / 12.5) ** 2 < 1 && y * 32 < 17.5,
  ),
  32,
);

function Head({ x, treated }: { readonly x: number; readonly treated: boolean }) {
  return (
    <g transform={`translate(${x} 0)`}>
      <rect x="1" y="1" width="30" height="40" rx="2" className="layout-paper" />
      <path d={HEAD} className="layout-head" />
      {treated && <path d={SPECKS} className="layout-specks" />}
    </g>
  );
}

/** What the saved file will show: before, after, or both. */
export const LayoutPicture = ({ layout }: { readonly layout: ExportLayout }) => (
  <svg className="layout-picture" viewBox="0 0 66 42" aria-hidden="true">
    {layout === 'side-by-side' ? (
      <>
        <Head x={0} treated={false} />
        <Head x={34} treated />
      </>
    ) : (
      <Head x={17} treated={layout === 'after'} />
    )}
  </svg>
);
