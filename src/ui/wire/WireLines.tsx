import { memo, useMemo } from 'react';
import type { WireHead, WireKind } from '../../domain/head/wire';
import { useApp, useView } from '../AppContext';
import type { PhotoFrame } from '../picture/usePhotoFrame';

/** Drawn in this order: the planned line lies on top. */
const KINDS: readonly WireKind[] = ['grid', 'middle', 'ear', 'brow', 'border', 'hairline'];

interface WireLinesProps {
  readonly wire: WireHead;
  readonly frame: PhotoFrame;
}

/** The curves of the wire head, light on dark, so that they read on any skin. */
export function WireLines({ wire, frame }: WireLinesProps) {
  const { commands } = useApp();
  const zoom = useView((v) => v.zoom);
  const mirrored = useView((v) => v.mirrored);
  const paths = useMemo(() => KINDS.map((kind) => [kind, pathOf(wire, kind)] as const), [wire]);
  const origin = commands.toCanvas(0, 0);
  return (
    <svg className="wire-lines" width={frame.stageWidth} height={frame.stageHeight} aria-hidden="true">
      <g transform={`matrix(${mirrored ? -zoom : zoom} 0 0 ${zoom} ${origin.x} ${origin.y})`}>
        {paths.map(([kind, d]) => d !== '' && <Line key={kind} kind={kind} d={d} />)}
      </g>
    </svg>
  );
}

const Line = memo(({ kind, d }: { readonly kind: WireKind; readonly d: string }) => (
  <>
    <path className={`wire-under wire-under-${kind}`} d={d} />
    <path className={`wire-over wire-over-${kind}`} d={d} />
  </>
));
Line.displayName = 'Line';

/** Photo px, to a tenth. */
function pathOf(wire: WireHead, wanted: WireKind): string {
  let d = '';
  for (const { kind, points } of wire.lines) {
    if (kind !== wanted) continue;
    for (let i = 0; i + 1 < points.length; i += 2)
      d += `${i === 0 ? 'M' : 'L'}${points[i]!.toFixed(1)} ${points[i + 1]!.toFixed(1)}`;
  }
  return d;
}
