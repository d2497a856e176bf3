import type { ExportLayout } from '../../app/PreviewApp';
import { speckPath, stipple } from './stipple';

const SPECKS = speckPath(
  stipple(70, 11)
    .map(([x, y]) => [x, y * 0.5] as const)
    .filter(([x, y]) => ((x - 0.5) / 0.42) ** 2 + ((y - 0.5) / 0.42) ** 2 < 1),
  30,
);

function Head({ x, treated }: { readonly x: number; readonly treated: boolean }) {
  return (
    <g transform={`translate(${x} 0)`}>
      <rect x="1" y="1" width="30" height="40" rx="2" className="layout-paper" />
      <path d="M6 34V20a10 13 0 0 1 20 0v14z" className="layout-head" />
      {treated && (
        <g transform="translate(1 2)">
          <path d={SPECKS} className="layout-specks" />
        </g>
      )}
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
