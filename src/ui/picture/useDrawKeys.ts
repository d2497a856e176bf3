import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useApp } from '../AppContext';
import { words } from '../words';
import { ARROWS } from './arrows';
import type { Drag, Point } from './drag';
import { announce } from '../../state/statusStore';

const STEP_MM = 2;
const FAR_STEP_MM = 10;
/** The picture moves along where the cursor comes nearer to its border than this, CSS px. */
const MARGIN_PX = 32;

/** A tool that draws on the photo, as keys use it. */
export interface KeyedTool {
  /** Said where one press begins what the next one ends; null: each press is whole by itself. */
  readonly putDown: string | null;
  /** Keys of its own, before all others; false where it has no use for one. */
  readonly ownKey?: (key: string) => boolean;
}

interface DrawKeys {
  /** null while none is up. */
  readonly tool: KeyedTool | null;
  /** What is being drawn, by pointer or by keys. */
  readonly dragRef: RefObject<Drag | null>;
  readonly grab: (at: Point, isTouch: boolean) => Drag | null;
}

/** A tool without a pointer: a cursor over the picture, and a pen that is put down and lifted. */
export function useDrawKeys({ tool, dragRef, grab }: DrawKeys) {
  const { commands, view, status } = useApp();
  /** Photo px; null while no key moves it. */
  const [cursor, setCursor] = useState<Point | null>(null);
  /** In the panel; Escape goes back there, or where that is gone with the tool to the list beside it. */
  const cameFrom = useRef<{ readonly from: HTMLElement; readonly list: HTMLElement | null } | null>(null);
  const say = (announcement: string) => announce(status, announcement);

  const leave = () => {
    if (cursor && dragRef.current) {
      dragRef.current.end();
      dragRef.current = null;
    }
    setCursor(null);
  };

  const goBack = () => {
    setCursor(null);
    flushSync(() => view.setState({ tool: 'pan' }));
    const { from, list } = cameFrom.current ?? {};
    if (from?.isConnected) chosenOf(from)?.focus();
    else list?.focus();
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

  const press = (putDown: string | null, at: Point) => {
    const canvas = commands.toCanvas(at.x, at.y);
    if (putDown === null) {
      grab(canvas, false)?.end();
    } else if (dragRef.current) {
      dragRef.current.end();
      dragRef.current = null;
      say(words.picture.lifted);
    } else if (grab(canvas, false)) say(putDown);
  };

  const act = (using: KeyedTool, event: KeyboardEvent<HTMLElement>): boolean => {
    const { key, shiftKey, currentTarget } = event;
    if (using.ownKey?.(key)) return true;
    const arrow = ARROWS[key];
    if (arrow) move(currentTarget, arrow, shiftKey);
    else if (key === 'Enter' || key === ' ') {
      if (cursor) press(using.putDown, cursor);
      else setCursor(middleOf(currentTarget));
    } else if (key === 'Escape' && cursor) goBack();
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
      onFocus({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) {
        const from =
          relatedTarget instanceof HTMLElement && relatedTarget.closest('aside') ? relatedTarget : null;
        const list = from?.closest('.panel-section')?.querySelector<HTMLElement>('[tabindex="-1"]') ?? null;
        cameFrom.current = from && { from, list };
        if (tool && currentTarget.matches(':focus-visible')) setCursor(middleOf(currentTarget));
      },
      onBlur: leave,
    },
  };
}

/** How far beyond the margin, to either side. */
const outside = (at: number, size: number): number =>
  at < MARGIN_PX ? at - MARGIN_PX : at > size - MARGIN_PX ? at - (size - MARGIN_PX) : 0;

/** Of radio buttons the one that is chosen now. */
const chosenOf = (element: HTMLElement): HTMLElement | null =>
  element instanceof HTMLInputElement && element.type === 'radio'
    ? document.querySelector(`input[name="${CSS.escape(element.name)}"]:checked`)
    : element;
