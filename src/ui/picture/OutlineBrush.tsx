import type { RefObject } from 'react';
import { useApp, useStatus, useView } from '../AppContext';
import { words } from '../words';
import { BrushCursor } from './BrushCursor';
import { KeyCursor } from './KeyCursor';
import type { OutlineBrushing } from './useOutlineBrush';
import type { PhotoFrame } from './usePhotoFrame';

interface OutlineBrushProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly frame: PhotoFrame;
  readonly brushing: OutlineBrushing;
}

/** As large as it is on the head, under the pointer or where the keys moved it. */
export function OutlineBrush({ stage, frame, brushing: { mode, cursor } }: OutlineBrushProps) {
  const { commands } = useApp();
  const mmPerPx = useStatus(({ photo }) => photo?.head?.mmPerPx ?? null);
  const zoom = useView((v) => v.zoom);
  const radiusMm = useView((v) => v.brushRadiusMm);
  if (mode === null || mmPerPx === null) return null;
  const label = words.zones.mm(2 * radiusMm);
  return (
    <div className="over-worked">
      {cursor ? (
        <KeyCursor
          {...commands.toCanvas(cursor.x, cursor.y)}
          diameterCss={(2 * radiusMm * zoom) / mmPerPx}
          mode={mode}
          label={label}
          frame={frame}
        />
      ) : (
        <BrushCursor stage={stage} mode={mode} radiusMm={radiusMm} label={label} />
      )}
    </div>
  );
}
