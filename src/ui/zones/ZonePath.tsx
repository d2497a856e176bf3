import { type RefObject, useEffect, useState } from 'react';
import { useApp, useStatus, useView } from '../AppContext';
import { BrushCursor } from '../picture/BrushCursor';
import { KeyCursor } from '../picture/KeyCursor';
import type { PhotoFrame } from '../picture/usePhotoFrame';
import type { Point } from '../picture/drag';
import { words } from '../words';
import type { ZonePenDrawing } from './useZonePen';
import { isRound } from './zoneTools';
import './zones.css';

const LEAST_CSS_PX = 2;
const CORNER_CSS_PX = 5;
const FIRST_CORNER_CSS_PX = 8;

interface ZonePathProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly frame: PhotoFrame;
  readonly drawing: ZonePenDrawing;
}

/** What is being drawn, as wide as it is on the head; and the tool itself, under the pointer or where the keys moved it. */
export function ZonePath({ stage, frame, drawing: { tool, pointsPx, corners, cursor } }: ZonePathProps) {
  const { commands } = useApp();
  const mmPerPx = useStatus(({ photo }) => photo?.head?.mmPerPx ?? null);
  const zoom = useView((v) => v.zoom);
  const widthMm = useView((v) => v.zoneBrushMm);
  const pointer = usePointerOver(stage, corners.length > 0);
  if (mmPerPx === null || tool === null) return null;
  const width = isRound(tool) ? Math.max(LEAST_CSS_PX, (widthMm * zoom) / mmPerPx) : LEAST_CSS_PX;
  const keyed = cursor && commands.toCanvas(cursor.x, cursor.y);
  const set = corners.map(([x, y]) => commands.toCanvas(x, y));
  const drawn = Array.from({ length: pointsPx.length / 2 }, (_, k) =>
    commands.toCanvas(pointsPx[2 * k] ?? 0, pointsPx[2 * k + 1] ?? 0),
  );
  const next = keyed ?? pointer;
  const round = isRound(tool);
  const mode = tool === 'zone-eraser' ? 'remove' : 'add';
  const path = set.length > 0 ? [...set, ...(next ? [next] : [])] : drawn;
  return (
    <>
      <svg
        className={`zone-path zone-path-${tool.slice('zone-'.length)}`}
        width={frame.stageWidth}
        height={frame.stageHeight}
        aria-hidden="true"
      >
        {path.length > 0 && <path d={pathOf(path, !isRound(tool))} strokeWidth={width} />}
        {set.map(({ x, y }, k) => (
          <circle
            key={k}
            className={k === 0 ? 'zone-corner-first' : undefined}
            cx={x}
            cy={y}
            r={k === 0 ? FIRST_CORNER_CSS_PX : CORNER_CSS_PX}
          />
        ))}
      </svg>
      {keyed && (
        <KeyCursor
          {...keyed}
          diameterCss={round ? width : null}
          mode={mode}
          label={round ? words.zones.mm(widthMm) : words.zones.toolNames[tool]}
          frame={frame}
        />
      )}
      {!keyed && round && (
        <BrushCursor stage={stage} mode={mode} radiusMm={widthMm / 2} label={words.zones.mm(widthMm)} />
      )}
    </>
  );
}

function pathOf(points: readonly Point[], closed: boolean): string {
  const d = points.map(({ x, y }, k) => `${k === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  // A path of one point shows its round ends alone.
  if (points.length === 1) return `${d}h0`;
  return closed ? `${d}Z` : d;
}

/** Where a mouse or pen is, CSS px on the stage; null while it is not there, or need not be known. */
function usePointerOver(stage: RefObject<HTMLElement | null>, active: boolean): Point | null {
  const [at, setAt] = useState<Point | null>(null);
  useEffect(() => {
    const element = stage.current;
    if (!element || !active) return;
    const follow = ({ clientX, clientY, pointerType }: PointerEvent) => {
      const box = element.getBoundingClientRect();
      if (pointerType !== 'touch') setAt({ x: clientX - box.left, y: clientY - box.top });
    };
    const hide = () => setAt(null);
    element.addEventListener('pointermove', follow);
    element.addEventListener('pointerleave', hide);
    return () => {
      element.removeEventListener('pointermove', follow);
      element.removeEventListener('pointerleave', hide);
      hide();
    };
  }, [stage, active]);
  return at;
}
