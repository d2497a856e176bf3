import type { RefObject } from 'react';
import { useApp, useStatus, useView } from '../AppContext';
import { BrushCursor } from '../picture/BrushCursor';
import { KeyCursor } from '../picture/KeyCursor';
import type { PhotoFrame } from '../picture/usePhotoFrame';
import { words } from '../words';
import type { ScarDrawing } from './useScar';
import './scar.css';

const LEAST_CSS_PX = 2;

interface ScarShapeProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly frame: PhotoFrame;
  readonly drawing: ScarDrawing;
}

/** The line under the pointer, as wide as the scar is on the head. */
export function ScarShape({ stage, frame, drawing: { pointsPx, cursor } }: ScarShapeProps) {
  const { commands } = useApp();
  const mmPerPx = useStatus(({ photo }) => photo?.head?.mmPerPx ?? null);
  const zoom = useView((v) => v.zoom);
  const widthMm = useView(({ scarKind, scarWidthsMm, dotBrushMm }) =>
    scarKind === 'fue' ? Math.max(scarWidthsMm.fue, dotBrushMm) : scarWidthsMm[scarKind],
  );
  if (mmPerPx === null) return null;
  const width = Math.max(LEAST_CSS_PX, (widthMm * zoom) / mmPerPx);
  const keyed = cursor && commands.toCanvas(cursor.x, cursor.y);
  let d = '';
  for (let k = 0; k + 1 < pointsPx.length; k += 2) {
    const { x, y } = commands.toCanvas(pointsPx[k] ?? 0, pointsPx[k + 1] ?? 0);
    d += `${k === 0 ? 'M' : 'L'}${x} ${y}`;
  }
  // A path of one point shows its round ends alone.
  if (pointsPx.length === 2) d += 'h0';
  return (
    <>
      <svg className="scar-line" width={frame.stageWidth} height={frame.stageHeight} aria-hidden="true">
        {d && <path d={d} strokeWidth={width} />}
      </svg>
      {keyed ? (
        <KeyCursor
          {...keyed}
          diameterCss={width}
          mode="add"
          label={words.scars.widthValue(widthMm)}
          frame={frame}
        />
      ) : (
        <BrushCursor
          stage={stage}
          mode="add"
          radiusMm={widthMm / 2}
          label={words.scars.widthValue(widthMm)}
        />
      )}
    </>
  );
}
