import { useThrottled } from '../useThrottled';
import { words } from '../words';
import type { PhotoFrame } from './usePhotoFrame';

const SAID_EVERY_MS = 1000;
/** Side of the mark of tools that have no width, CSS px. */
const POINT_CSS_PX = 14;

interface KeyCursorProps {
  /** CSS px on the stage. */
  readonly x: number;
  readonly y: number;
  /** null: the tool has no width. */
  readonly diameterCss: number | null;
  readonly mode: 'add' | 'remove';
  /** Size or name of the tool, beside it. */
  readonly label: string;
  readonly frame: PhotoFrame;
}

/** The tool where the keys have moved it, seen and said. */
export function KeyCursor({ x, y, diameterCss, mode, label, frame }: KeyCursorProps) {
  const percent = (at: number, from: number, to: number) => Math.round((100 * (at - from)) / (to - from));
  const said = useThrottled(
    words.picture.place(percent(x, frame.left, frame.right), percent(y, frame.top, frame.bottom)),
    SAID_EVERY_MS,
  );
  return (
    <>
      <div
        className={`brush-cursor brush-cursor-${mode} key-cursor${diameterCss === null ? ' key-cursor-point' : ''}`}
        style={
          {
            '--diameter': `${diameterCss ?? POINT_CSS_PX}px`,
            translate: `${x}px ${y}px`,
          } as React.CSSProperties
        }
        aria-hidden="true"
      >
        <span className="brush-size">{label}</span>
      </div>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}
