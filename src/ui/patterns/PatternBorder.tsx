import { marksShown } from '../../state/viewStore';
import { useApp, useView } from '../AppContext';
import type { PhotoFrame } from '../picture/usePhotoFrame';
import { usePatterns } from './usePatterns';
import './patterns.css';

/** Where hair is lost by the shown pattern, over the photo. */
export function PatternBorder({ frame }: { readonly frame: PhotoFrame }) {
  const { commands } = useApp();
  const border = usePatterns((state) => state.shown?.border ?? null);
  const marked = useView(marksShown);
  const zoom = useView((v) => v.zoom);
  const mirrored = useView((v) => v.mirrored);
  if (!border || !marked) return null;
  const origin = commands.toCanvas(0, 0);
  let d = '';
  for (const run of border)
    for (let k = 0; k + 1 < run.length; k += 2)
      d += `${k === 0 ? 'M' : 'L'}${run[k]!.toFixed(1)} ${run[k + 1]!.toFixed(1)}`;
  return (
    <svg className="pattern-border" width={frame.stageWidth} height={frame.stageHeight} aria-hidden="true">
      <g transform={`matrix(${mirrored ? -zoom : zoom} 0 0 ${zoom} ${origin.x} ${origin.y})`}>
        <path className="pattern-border-under" d={d} />
        <path className="pattern-border-over" d={d} />
      </g>
    </svg>
  );
}
