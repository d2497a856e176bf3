import type { ZoneToolId } from '../../state/viewStore';
import { useView } from '../AppContext';
import type { PhotoFrame } from '../picture/usePhotoFrame';
import { useThrottled } from '../useThrottled';
import { words } from '../words';
import { isRound } from './zoneTools';

const SAID_EVERY_MS = 1000;
/** Side of the mark of tools that have no width, CSS px. */
const POINT_CSS_PX = 14;

interface ZoneCursorProps {
  readonly tool: ZoneToolId;
  /** CSS px on the stage. */
  readonly x: number;
  readonly y: number;
  readonly diameterCss: number;
  readonly frame: PhotoFrame;
}

/** The tool where the keys have moved it, seen and said. */
export function ZoneCursor({ tool, x, y, diameterCss, frame }: ZoneCursorProps) {
  const widthMm = useView((v) => v.zoneBrushMm);
  const text = words.zones;
  const round = isRound(tool);
  const percent = (at: number, from: number, to: number) => Math.round((100 * (at - from)) / (to - from));
  const said = useThrottled(
    text.place(percent(x, frame.left, frame.right), percent(y, frame.top, frame.bottom)),
    SAID_EVERY_MS,
  );
  const mode = tool === 'zone-eraser' ? 'remove' : 'add';
  return (
    <>
      <div
        className={`brush-cursor brush-cursor-${mode} zone-cursor${round ? '' : ' zone-cursor-point'}`}
        style={
          {
            '--diameter': `${round ? diameterCss : POINT_CSS_PX}px`,
            translate: `${x}px ${y}px`,
          } as React.CSSProperties
        }
        aria-hidden="true"
      >
        <span className="brush-size">{round ? text.mm(widthMm) : text.toolNames[tool]}</span>
      </div>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}
