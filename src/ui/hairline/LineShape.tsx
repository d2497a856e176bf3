import { useRef } from 'react';
import type { LineHandleId, SeenHandle, SeenLine, SeenRun } from '../../domain/hairline/seenLine';
import { useApp, usePlan, useView } from '../AppContext';
import { centimetres } from '../numbers';
import type { PhotoFrame } from '../picture/usePhotoFrame';
import { useFocusWhileOpen } from '../picture/useFocusWhileOpen';
import { useThrottled } from '../useThrottled';
import { words } from '../words';
import type { Lining } from './useLine';
import '../picture/photoPoint.css';
import './line.css';

const SAID_EVERY_MS = 1000;

interface LineShapeProps {
  readonly frame: PhotoFrame;
  readonly lining: Lining;
}

/** The hairline with its handles while its tool is up, and the lines of the face where they are wanted. */
export function LineShape({ frame, lining }: LineShapeProps) {
  const guidesShown = useView((v) => v.guidesShown && v.face === 'consultation' && !v.showing);
  const { line, active } = lining;
  if (!line || (!active && !guidesShown)) return null;
  return (
    <>
      <LinePaths frame={frame} line={line} lining={lining} guidesShown={guidesShown} />
      {active && <LineHandles line={line} lining={lining} />}
    </>
  );
}

function LinePaths({
  frame,
  line,
  lining: { active, strokePx },
  guidesShown,
}: LineShapeProps & { readonly line: SeenLine; readonly guidesShown: boolean }) {
  const { commands } = useApp();
  const zoom = useView((v) => v.zoom);
  const mirrored = useView((v) => v.mirrored);
  const origin = commands.toCanvas(0, 0);
  const d = pathOf(line.runs);
  const [lower, upper] = line.guides.filter(({ kind }) => kind === 'range');
  return (
    <svg className="line-paths" width={frame.stageWidth} height={frame.stageHeight} aria-hidden="true">
      <g transform={`matrix(${mirrored ? -zoom : zoom} 0 0 ${zoom} ${origin.x} ${origin.y})`}>
        {guidesShown && lower && upper && <path className="line-range" d={bandOf(lower.runs, upper.runs)} />}
        {guidesShown &&
          line.guides.map(({ kind, runs }, k) => (
            <path key={k} className={`line-guide line-guide-${kind}`} d={pathOf(runs)} />
          ))}
        {active && <path className="line-under" d={d} />}
        {active && <path className="line-over" d={d} />}
        {strokePx.length > 2 && <path className="line-stroke" d={pathOf([strokePx])} />}
      </g>
    </svg>
  );
}

function LineHandles({ line, lining }: { readonly line: SeenLine; readonly lining: Lining }) {
  const { commands } = useApp();
  const heightMm = usePlan((plan) => plan.hairline.midpointHeightMm);
  const first = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  useFocusWhileOpen(first, whole);
  const { drawing, held } = lining;
  const text = words.hairline;
  const label = (id: LineHandleId): string => {
    const height = text.heightShort(centimetres(heightMm));
    if (id === 'middle') return height;
    const behind = id.endsWith('corner') ? line.behindMm?.[id.startsWith('right') ? 0 : 1] : undefined;
    return behind === undefined ? text.handles[id] : text.cornersShort(behind);
  };
  const said = useThrottled(held ? label(held) : text.heightValue(centimetres(heightMm)), SAID_EVERY_MS);
  return (
    <>
      <div ref={whole} className="line-handles" role="application" aria-label={text.toolName}>
        {!drawing &&
          line.handles
            .filter(({ facing, id }) => facing || id === held)
            .map((handle) => (
              <LineHandle
                key={handle.id}
                handle={handle}
                {...commands.toCanvas(handle.xPx, handle.yPx)}
                label={label(handle.id)}
                held={held === handle.id}
                buttonRef={handle.id === 'middle' ? first : undefined}
                onKey={(key, far) => lining.key(handle.id, key, far)}
              />
            ))}
      </div>
      <p id="line-keys" className="visually-hidden">
        {text.keys}
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

interface LineHandleProps {
  readonly handle: SeenHandle;
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly held: boolean;
  readonly buttonRef: React.Ref<HTMLButtonElement> | undefined;
  readonly onKey: (key: string, far: boolean) => boolean;
}

function LineHandle({ handle: { id }, x, y, label, held, buttonRef, onKey }: LineHandleProps) {
  const isMiddle = id === 'middle';
  return (
    <button
      ref={buttonRef}
      type="button"
      className={`photo-point line-handle${isMiddle ? ' line-handle-middle' : ''}${held ? ' line-handle-held' : ''}`}
      style={{ left: x, top: y }}
      data-handle={id}
      aria-label={`${words.hairline.handles[id]}, ${label}`}
      aria-describedby="line-keys"
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || !onKey(event.key, event.shiftKey)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <span className="line-handle-face" />
      <span className="photo-point-label">{label}</span>
    </button>
  );
}

/** To a tenth. */
function pathOf(runs: readonly SeenRun[]): string {
  return runs.map((run) => pointsOf(run, 'M')).join('');
}

function pointsOf(run: SeenRun, first: 'M' | 'L'): string {
  let d = '';
  for (let k = 0; k + 1 < run.length; k += 2)
    d += `${k === 0 ? first : 'L'}${run[k]!.toFixed(1)} ${run[k + 1]!.toFixed(1)}`;
  return d;
}

/** Between two lines that run the same way. */
function bandOf([lower]: readonly SeenRun[], [upper]: readonly SeenRun[]): string {
  if (!lower || !upper) return '';
  const back: number[] = [];
  for (let k = upper.length - 2; k >= 0; k -= 2) back.push(upper[k]!, upper[k + 1]!);
  return `${pointsOf(lower, 'M')}${pointsOf(back, 'L')}Z`;
}
