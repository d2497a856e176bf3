import { useRef } from 'react';
import { useApp, useStatus } from '../AppContext';
import type { PhotoFrame } from '../picture/usePhotoFrame';
import { useFocusWhileOpen } from '../picture/useFocusWhileOpen';
import { useMedia } from '../useMedia';
import { useThrottled } from '../useThrottled';
import { words } from '../words';
import { rulerPx } from './rulerLength';
import { ringAt, type RulerEnd } from './rulerPlaces';
import type { RulerLaying } from './useRuler';
import '../picture/photoPoint.css';
import './ruler.css';

const ENDS: readonly RulerEnd[] = ['from', 'to'];
const TICK_PX = 9;
const SAID_EVERY_MS = 1000;

interface RulerShapeProps {
  readonly frame: PhotoFrame;
  readonly laying: RulerLaying;
}

/** The ruler on the picture; pointers lay it through the surface below, keys move its ends here. */
export function RulerShape({ frame, laying }: RulerShapeProps) {
  const { commands } = useApp();
  const widthPx = useStatus(({ photo }) => photo?.widthPx ?? 1);
  const mmPerPx = useStatus(({ photo }) => photo?.head?.mmPerPx ?? null);
  const coarse = useMedia('(pointer: coarse)');
  const first = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const from = commands.toCanvas(...laying.ends.from);
  const to = commands.toCanvas(...laying.ends.to);
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const tick = { x: (-(to.y - from.y) / long) * TICK_PX, y: ((to.x - from.x) / long) * TICK_PX };
  const d = [from, to].reduce(
    (path, end) => `${path}M${end.x - tick.x} ${end.y - tick.y}L${end.x + tick.x} ${end.y + tick.y}`,
    `M${from.x} ${from.y}L${to.x} ${to.y}`,
  );
  const longPx = rulerPx({ fromPx: laying.ends.from, toPx: laying.ends.to });
  const measured = mmPerPx === null ? null : words.ruler.measured(longPx * mmPerPx);
  const said = useThrottled(
    words.ruler.describe(Math.round((100 * longPx) / widthPx), measured),
    SAID_EVERY_MS,
  );
  useFocusWhileOpen(first, whole);

  return (
    <>
      <svg className="ruler-line" width={frame.stageWidth} height={frame.stageHeight} aria-hidden="true">
        <path className="ruler-under" d={d} />
        <path className="ruler-over" d={d} />
      </svg>
      {measured !== null && (
        <p
          className="ruler-measured"
          style={{ left: (from.x + to.x) / 2, top: (from.y + to.y) / 2 }}
          aria-hidden="true"
        >
          {measured}
        </p>
      )}
      <div ref={whole} className="ruler" role="application" aria-label={words.ruler.name}>
        {ENDS.map((end) => {
          const { x, y } = end === 'from' ? ringAt(from, to, coarse) : ringAt(to, from, coarse);
          return (
            <button
              key={end}
              ref={end === 'from' ? first : undefined}
              type="button"
              className={
                laying.held === end ? 'photo-point ruler-end ruler-end-held' : 'photo-point ruler-end'
              }
              style={{ left: x, top: y }}
              aria-label={words.ruler.ends[end]}
              aria-describedby="ruler-keys"
              onKeyDown={(event) => {
                if (event.ctrlKey || event.metaKey || event.altKey) return;
                if (event.key === 'Enter') laying.use();
                else if (!laying.key(end, event.key, event.shiftKey)) return;
                event.preventDefault();
                event.stopPropagation();
              }}
            >
              <span className="ruler-ring" />
            </button>
          );
        })}
      </div>
      <p id="ruler-keys" className="visually-hidden">
        {words.ruler.keys}
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}
