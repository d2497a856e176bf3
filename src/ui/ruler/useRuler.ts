import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PhotoPoint, Ruler } from '../../domain/head/correction';
import type { WireHead } from '../../domain/head/wire';
import type { ShownPhoto } from '../../state/statusStore';
import { useApp, useStatus, useView } from '../AppContext';
import { ARROWS } from '../picture/arrows';
import { type Drag, heldIn, type Point, patientDrag } from '../picture/drag';
import { useDragEscape } from '../picture/useDragEscape';
import { useLookWhile } from '../picture/useLookWhile';
import { partAt, type RulerEnd, type RulerPart } from './rulerPlaces';

type Ends = Readonly<Record<RulerEnd, PhotoPoint>>;

interface Laid {
  readonly photoId: string;
  readonly ends: Ends;
  readonly lengthMm: number | null;
  /** An end was moved. */
  readonly moved: boolean;
}

const SHORTEST_PX = 4;
const START_MM = 10;
const LOOK = { compare: 'before', outlined: false } as const;
const KEY_STEP_CSS = 1;
const KEY_FAR_CSS = 10;

/** Across the middle of the head, a third of its width. */
function startEnds(photo: ShownPhoto, wire: WireHead | null): Ends {
  const x = wire?.middleXPx ?? photo.widthPx / 2;
  const y = wire?.middleYPx ?? photo.heightPx / 2;
  const half = (wire?.radiusPx ?? photo.widthPx / 4) / 3;
  return { from: [x - half, y], to: [x + half, y] };
}

/** The ruler being laid on the photo, with the ways to change it; it reaches the head with `use`. */
export function useRuler() {
  const app = useApp();
  const { commands, view } = app;
  const photo = useStatus((status) => status.photo);
  const wire = useStore(app.wire, (state) => state.wire);
  const active = useView((v) => v.tool === 'ruler');
  const [draft, setDraft] = useState<Laid | null>(null);
  const [held, setHeld] = useState<RulerPart | null>(null);
  const drag = useRef<Drag | null>(null);
  // Measured on the untouched photo.
  useLookWhile('ruler', photo?.id, LOOK);
  const used = useStore(app.document, ({ corrections }) => corrections[photo?.id ?? '']?.ruler ?? null);

  const [start, setStart] = useState<Ends | null>(null);
  // The head moves on under it; the ruler stays where it was first laid.
  if (active && photo && !start) setStart(startEnds(photo, wire));
  if (!active && (start || draft)) {
    setStart(null);
    setDraft(null);
  }

  const own = draft && draft.photoId === photo?.id ? draft : null;
  const ends: Ends = own?.ends ??
    (used ? { from: used.fromPx, to: used.toPx } : start) ?? { from: [0, 0], to: [1, 0] };
  const lengthMm = own ? own.lengthMm : (used?.lengthMm ?? START_MM);
  const change = (next: Partial<Omit<Laid, 'photoId'>>) =>
    setDraft({ photoId: photo?.id ?? '', ends, lengthMm, moved: own?.moved ?? false, ...next });
  const within = ([x, y]: PhotoPoint): PhotoPoint => [
    Math.min(photo?.widthPx ?? 0, Math.max(0, x)),
    Math.min(photo?.heightPx ?? 0, Math.max(0, y)),
  ];
  const toPhoto = ({ x, y }: Point): PhotoPoint => {
    const at = commands.toPhoto(x, y);
    return [at.x, at.y];
  };
  const toCanvas = ([x, y]: PhotoPoint): Point => commands.toCanvas(x, y);
  const ruler: Ruler | null = lengthMm === null ? null : { fromPx: ends.from, toPx: ends.to, lengthMm };
  const apart = Math.hypot(ends.to[0] - ends.from[0], ends.to[1] - ends.from[1]) >= SHORTEST_PX;

  const close = () => view.setState({ tool: 'pan' });
  const use = () => {
    if (!ruler || !apart) return;
    commands.adjustHead({ kind: 'ruler', ruler });
    close();
  };

  useDragEscape(drag, active, close);

  /** Every move counts from where the drag began, so that Escape can take it back. */
  const dragOf = (from: Point, before: Laid, laid: (to: Point, from: Point) => Ends): Drag => ({
    move: (to) => setDraft({ ...before, moved: true, ends: laid(to, from) }),
    end: () => setHeld(null),
    abandon() {
      setHeld(null);
      setDraft(before);
    },
  });

  return {
    active: active && photo !== null && start !== null,
    ends,
    ruler,
    apart,
    lengthMm,
    isUsed: used !== null,
    /** Its ends lie where someone put them. */
    isLaid: used !== null || own?.moved === true,
    held,

    /** An end, the line between them, or a new ruler from where the drag began. */
    grab(at: Point, isTouch: boolean): Drag {
      const what = partAt(at, toCanvas(ends.from), toCanvas(ends.to), isTouch);
      const before: Laid = { photoId: photo?.id ?? '', ends, lengthMm, moved: own?.moved ?? false };
      const begun = patientDrag({
        from: at,
        isTouch,
        begin(from) {
          setHeld(what ?? 'to');
          return dragOf(from, before, (to, began) => {
            const [x, y] = toPhoto(to);
            const [x0, y0] = toPhoto(began);
            const moved = ([ex, ey]: PhotoPoint) => within([ex + x - x0, ey + y - y0]);
            if (what === 'from') return { from: moved(ends.from), to: ends.to };
            if (what === 'to') return { from: ends.from, to: moved(ends.to) };
            if (what === 'line') return { from: moved(ends.from), to: moved(ends.to) };
            return { from: within(toPhoto(at)), to: within([x, y]) };
          });
        },
      });
      return heldIn(drag, begun);
    },
    key(end: RulerEnd, key: string, far: boolean): boolean {
      const arrow = ARROWS[key];
      if (!arrow) return false;
      const { zoom, mirrored } = view.getState();
      const step = (far ? KEY_FAR_CSS : KEY_STEP_CSS) / zoom;
      const [x, y] = ends[end];
      const next = within([x + (mirrored ? -1 : 1) * arrow[0] * step, y + arrow[1] * step]);
      change({ moved: true, ends: { ...ends, [end]: next } });
      return true;
    },
    setLength: (mm: number | null) => change({ lengthMm: mm }),
    use,
    remove() {
      commands.adjustHead({ kind: 'ruler', ruler: null });
      close();
    },
    close,
  };
}

export type RulerLaying = ReturnType<typeof useRuler>;
