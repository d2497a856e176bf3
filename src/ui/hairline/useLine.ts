import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { LineHandleId, SeenHandle } from '../../domain/hairline/seenLine';
import { useApp, useView } from '../AppContext';
import { ARROWS } from '../picture/arrows';
import { type Drag, heldIn, type Point, patientDrag } from '../picture/drag';
import { useDragEscape } from '../picture/useDragEscape';
import { useLookWhile } from '../picture/useLookWhile';

const LOOK = { compare: 'after', outlined: false } as const;
const REACH_PX = { fine: 20, coarse: 28 };
const STEP_MM = 1;
const FAR_STEP_MM = 5;

/** The hairline over the picture while its tool is up: its handles, a stroke that draws it anew, and keys. */
export function useLine(photoId: string | undefined) {
  const { commands, view, line: store } = useApp();
  const line = useStore(store, (state) => state.line);
  const active = useView((v) => v.tool === 'hairline') && line !== null;
  const drawing = useView((v) => v.lineDrawing);
  const [held, setHeld] = useState<LineHandleId | null>(null);
  /** Photo px: x, y, x, y, … */
  const [strokePx, setStroke] = useState<readonly number[]>([]);
  const drag = useRef<Drag | null>(null);
  useLookWhile('hairline', photoId, LOOK);

  useDragEscape(drag, active, () => view.setState(drawing ? { lineDrawing: false } : { tool: 'pan' }));
  const leave = useEffectEvent(() => {
    drag.current?.abandon();
    drag.current = null;
    view.setState({ lineDrawing: false });
  });
  useEffect(() => {
    return active ? () => leave() : undefined;
  }, [active, photoId]);

  const photoPoint = ({ x, y }: Point): readonly [number, number] => {
    const on = commands.toPhoto(x, y);
    return [on.x, on.y];
  };

  /** A stroke becomes the line when the pointer lets go. */
  const stroke = (from: Point): Drag => {
    let drawn: readonly number[] = photoPoint(from);
    setStroke(drawn);
    return {
      move(to) {
        drawn = [...drawn, ...photoPoint(to)];
        setStroke(drawn);
      },
      end() {
        setStroke([]);
        commands.drawLine(drawn);
      },
      abandon: () => setStroke([]),
    };
  };

  /** Sent once a frame; the line follows live and is settled as one step. */
  const move = (handle: SeenHandle, from: Point): Drag => {
    const at = commands.toCanvas(handle.xPx, handle.yPx);
    const offset = { x: at.x - from.x, y: at.y - from.y };
    let to = from;
    let frame = 0;
    let changed = false;
    const send = (live: boolean) => {
      const [x, y] = photoPoint({ x: to.x + offset.x, y: to.y + offset.y });
      commands.moveLineHandle(handle.id, x, y, ...(live ? [{ live }] : []));
      changed = true;
    };
    const finish = () => {
      cancelAnimationFrame(frame);
      setHeld(null);
    };
    setHeld(handle.id);
    return {
      move(next) {
        to = next;
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => send(true));
      },
      end() {
        finish();
        send(false);
      },
      abandon() {
        finish();
        if (changed) commands.abandonLine();
      },
    };
  };

  return {
    active,
    line,
    drawing,
    held,
    strokePx,

    grab(from: Point, isTouch: boolean): Drag | null {
      if (!active) return null;
      if (drawing) return heldIn(drag, patientDrag({ from, isTouch, begin: () => stroke(from) }));
      const handle = handleAt(line.handles, from, isTouch, (x, y) => commands.toCanvas(x, y));
      return handle && heldIn(drag, patientDrag({ from, isTouch, begin: () => move(handle, from) }));
    },
    /** Whether the key means something to a handle. */
    key(id: LineHandleId, key: string, far: boolean): boolean {
      const arrow = ARROWS[key];
      if (!arrow) return false;
      const step = far ? FAR_STEP_MM : STEP_MM;
      const side = view.getState().mirrored ? -1 : 1;
      commands.stepLineHandle(id, side * arrow[0] * step, -arrow[1] * step);
      return true;
    },
  };
}

export type Lining = ReturnType<typeof useLine>;

function handleAt(
  handles: readonly SeenHandle[],
  at: Point,
  isTouch: boolean,
  toCanvas: (x: number, y: number) => Point,
): SeenHandle | null {
  let nearest: SeenHandle | null = null;
  let nearestPx = REACH_PX[isTouch ? 'coarse' : 'fine'];
  for (const handle of handles) {
    if (!handle.facing) continue;
    const { x, y } = toCanvas(handle.xPx, handle.yPx);
    const distancePx = Math.hypot(x - at.x, y - at.y);
    if (distancePx > nearestPx) continue;
    nearest = handle;
    nearestPx = distancePx;
  }
  return nearest;
}
