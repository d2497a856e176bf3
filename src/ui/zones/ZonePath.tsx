import type { RefObject } from 'react';
import { useApp, useStatus, useView } from '../AppContext';
import { BrushCursor } from '../picture/BrushCursor';
import type { PhotoFrame } from '../picture/usePhotoFrame';
import type { ZonePenDrawing } from './useZonePen';
import './zones.css';

const LEAST_CSS_PX = 2;

interface ZonePathProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly frame: PhotoFrame;
  readonly drawing: ZonePenDrawing;
}

/** The stroke under the pointer, as wide as it is on the head. */
export function ZonePath({ stage, frame, drawing: { tool, pointsPx } }: ZonePathProps) {
  const { commands } = useApp();
  const mmPerPx = useStatus(({ photo }) => photo?.head?.mmPerPx ?? null);
  const zoom = useView((v) => v.zoom);
  const widthMm = useView((v) => v.zoneBrushMm);
  if (mmPerPx === null || tool === null) return null;
  const isLasso = tool === 'zone-lasso';
  const width = isLasso ? LEAST_CSS_PX : Math.max(LEAST_CSS_PX, (widthMm * zoom) / mmPerPx);
  let d = '';
  for (let k = 0; k + 1 < pointsPx.length; k += 2) {
    const { x, y } = commands.toCanvas(pointsPx[k] ?? 0, pointsPx[k + 1] ?? 0);
    d += `${k === 0 ? 'M' : 'L'}${x} ${y}`;
  }
  // A path of one point shows its round ends alone.
  if (pointsPx.length === 2) d += 'h0';
  return (
    <>
      <svg
        className={`zone-path zone-path-${tool.slice('zone-'.length)}`}
        width={frame.stageWidth}
        height={frame.stageHeight}
        aria-hidden="true"
      >
        {d && <path d={isLasso ? `${d}Z` : d} strokeWidth={width} />}
      </svg>
      {!isLasso && (
        <BrushCursor stage={stage} mode={tool === 'zone-eraser' ? 'remove' : 'add'} radiusMm={widthMm / 2} />
      )}
    </>
  );
}
