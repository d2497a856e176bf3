import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { HeadChange, PinName } from '../../domain/head/correction';
import type { WireHead } from '../../domain/head/wire';
import { useApp, useView } from '../AppContext';
import { type Drag, heldIn, type Point, patientDrag } from '../picture/drag';
import { useDragEscape } from '../picture/useDragEscape';
import { useLookWhile } from '../picture/useLookWhile';
import type { PhotoFrame } from '../picture/usePhotoFrame';
import { useMedia } from '../useMedia';
import { type Grip, type GripId, gripAt, placeGrips } from './grips';
import { isInside, outlineOf } from './outlineOf';
import { createWireDrag } from './wireDrag';
import { headKey, pinKey } from './wireKeys';

const LOOK = { compare: 'after', outlined: true } as const;
/** A head that looks smaller is hard to take hold of: the picture is zoomed to it. */
const LEAST_RADIUS_CSS = 70;

/** What lies under a pointer, or is held by it. */
export type Under = GripId | 'head' | 'outside';

/** The wire head over the picture while the tool is 'head': its grips, and what pointer and keys do to it. */
export function useWire(photoId: string | undefined, frame: PhotoFrame | null) {
  const app = useApp();
  const { commands, view } = app;
  const wire = useStore(app.wire, (state) => state.wire);
  const active = useView((v) => v.tool === 'head');
  const zoom = useView((v) => v.zoom);
  const coarse = useMedia('(pointer: coarse)');
  const outline = useMemo(() => (active && wire ? outlineOf(wire) : []), [active, wire]);
  const [held, setHeld] = useState<{ readonly id: GripId | null; readonly at: Point } | null>(null);
  const [hovered, setHovered] = useState<Under>('outside');
  const [asked, setAsked] = useState<PinName | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  /** A key is down whose change is not settled yet. */
  const stepping = useRef(false);
  // Border and dots are seen following the head all over the picture.
  useLookWhile('head', photoId, LOOK);

  const heldGrip = held?.id ? { id: held.id, at: held.at } : null;
  const grips: readonly Grip[] =
    active && wire && frame
      ? placeGrips({
          wire,
          outline,
          zoom,
          coarse,
          toCanvas: (x, y) => commands.toCanvas(x, y),
          stageWidth: frame.stageWidth,
          stageHeight: frame.stageHeight,
          held: heldGrip,
        })
      : [];
  const isOnHead = (at: Point) => {
    const { x, y } = commands.toPhoto(at.x, at.y);
    return isInside(outline, x, y);
  };

  const settleKeys = () => {
    if (!stepping.current) return;
    stepping.current = false;
    commands.settleHead();
  };
  const act = (change: HeadChange | null): boolean => {
    if (!change) return false;
    const live = change.kind !== 'pin' || change.atPx !== null;
    if (live) stepping.current = true;
    else settleKeys();
    commands.adjustHead(change, ...(live ? [{ live }] : []));
    return true;
  };

  useDragEscape(drag, active, () => {
    if (asked) setAsked(null);
    else view.setState({ tool: 'pan' });
  });
  const leave = useEffectEvent(() => {
    drag.current?.end();
    drag.current = null;
    settleKeys();
    setAsked(null);
    setHovered('outside');
  });
  const come = useEffectEvent(() => {
    if (wire && wire.radiusPx * zoom < LEAST_RADIUS_CSS) commands.zoomToHead();
  });
  useEffect(() => {
    if (!active) return;
    come();
    return () => leave();
  }, [active, photoId]);

  const under: Under = held ? (held.id ?? 'head') : hovered;
  return {
    wire: active ? wire : null,
    host,
    grips,
    /** Held by a pointer, or else under it. */
    under,
    over: under === 'head' || under === 'outside' ? under : 'grip',
    asked: grips.find(({ id }) => id === asked)?.pin ?? null,

    /** What a press takes hold of: a grip, or the head to turn it. */
    grab(at: Point, isTouch: boolean): Drag | null {
      const grip = gripAt(grips, at, isTouch);
      if (!grip && !isOnHead(at)) return null;
      // The keys go on where the pointer took hold.
      host.current?.focus({ preventScroll: true });
      const begin = (from: Point) =>
        createWireDrag({
          app,
          grip: grip?.id ?? null,
          from,
          gripAt: grip,
          onHeld: (now) => setHeld(now && { id: grip?.id ?? null, at: now }),
        });
      const pin = grip?.pin;
      const begun = patientDrag({
        from: at,
        isTouch,
        begin,
        ...(pin && { onTap: () => setAsked(pin.name) }),
      });
      return heldIn(drag, begun);
    },
    hover(at: Point | null) {
      if (!at) setHovered('outside');
      else setHovered(gripAt(grips, at, false)?.id ?? (isOnHead(at) ? 'head' : 'outside'));
    },
    headKey: (now: WireHead, key: string, shift: boolean) =>
      act(headKey(now, key, shift, view.getState().mirrored)),
    pinKey: (now: WireHead, name: PinName, key: string) =>
      act(pinKey(now, name, key, view.getState().mirrored)),
    settleKeys,
    ask: setAsked,
    pin(name: PinName, atPx: readonly [number, number] | null) {
      settleKeys();
      setAsked(null);
      commands.adjustHead({ kind: 'pin', name, atPx });
    },
  };
}

export type Wiring = ReturnType<typeof useWire>;
