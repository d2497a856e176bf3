import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import type { ZoneToolId } from '../../state/viewStore';
import { useApp } from '../AppContext';
import { ARROWS } from '../picture/arrows';
import type { Drag, Point } from '../picture/drag';
import { words } from '../words';
import type { usePolygon } from './usePolygon';
import { isDragged } from './zoneTools';

const STEP_MM = 2;
const FAR_STEP_MM = 10;
/** The picture moves along where the cursor comes nearer to its border than this, CSS px. */
const MARGIN_PX = 32;

interface ZoneKeys {
  readonly tool: ZoneToolId | null;
  /** What is being drawn, by pointer or by keys. */
  readonly dragRef: RefObject<Drag | null>;
  readonly grab: (at: Point, isTouch: boolean) => Drag | null;
  readonly polygon: ReturnType<typeof usePolygon>;
}

/** Every tool of zones without a pointer: a cursor over the picture, and a pen that is put down and lifted. */
export function useZoneKeys({ tool, dragRef, grab, polygon }: ZoneKeys) {
  const { commands, view, status } = useApp();
  /** Photo px; null while no key moves it. */
  const [cursor, setCursor] = useState<Point | null>(null);
  const text = words.zones;
  const say = (announcement: string) => status.setState({ announcement });

  const leave = () => {
    if (cursor && dragRef.current) {
      dragRef.current.end();
      dragRef.current = null;
    }
    setCursor(null);
  };

  const move = (stage: HTMLElement, [right, down]: readonly [number, number], far: boolean) => {
    const photo = status.getState().photo;
    if (!photo?.head) return;
    const from = cursor ?? middleOf(stage);
    const stepPx = (far ? FAR_STEP_MM : STEP_MM) / photo.head.mmPerPx;
    const side = view.getState().mirrored ? -1 : 1;
    const to = {
      x: Math.min(photo.widthPx - 1, Math.max(0, from.x + side * right * stepPx)),
      y: Math.min(photo.heightPx - 1, Math.max(0, from.y + down * stepPx)),
    };
    setCursor(to);
    follow(stage, to);
    dragRef.current?.move(commands.toCanvas(to.x, to.y));
  };
  const middleOf = (stage: HTMLElement): Point =>
    commands.toPhoto(stage.clientWidth / 2, stage.clientHeight / 2);
  const follow = (stage: HTMLElement, to: Point) => {
    const { x, y } = commands.toCanvas(to.x, to.y);
    const dx = outside(x, stage.clientWidth),
      dy = outside(y, stage.clientHeight);
    if (dx !== 0 || dy !== 0) commands.panBy(-dx, -dy);
  };

  const press = (using: ZoneToolId, at: Point) => {
    const canvas = commands.toCanvas(at.x, at.y);
    if (!isDragged(using)) {
      grab(canvas, false)?.end();
    } else if (dragRef.current) {
      dragRef.current.end();
      dragRef.current = null;
      say(text.lifted);
    } else if (grab(canvas, false)) say(text.putDown[using]);
  };

  const act = (using: ZoneToolId, event: KeyboardEvent<HTMLElement>): boolean => {
    const { key, shiftKey, currentTarget } = event;
    const arrow = ARROWS[key];
    if (arrow) move(currentTarget, arrow, shiftKey);
    else if (key === 'Enter' && using === 'zone-polygon') polygon.close();
    else if (key === 'Enter' || key === ' ') {
      if (cursor) press(using, cursor);
      else setCursor(middleOf(currentTarget));
    } else if (key === 'Backspace') return polygon.takeBack();
    else return false;
    return true;
  };

  return {
    cursor: tool && cursor,
    leave,
    handlers: {
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        if (!tool || event.altKey || event.ctrlKey || event.metaKey) return;
        if (act(tool, event)) event.preventDefault();
      },
      onFocus({ currentTarget }: FocusEvent<HTMLElement>) {
        if (tool && currentTarget.matches(':focus-visible')) setCursor(middleOf(currentTarget));
      },
      onBlur: leave,
    },
  };
}

/** How far beyond the margin, to either side. */
const outside = (at: number, size: number): number =>
  at < MARGIN_PX ? at - MARGIN_PX : at > size - MARGIN_PX ? at - (size - MARGIN_PX) : 0;
