import { useEffect, useRef } from 'react';
import { useApp, useStatus, useView } from '../AppContext';
import { words } from '../words';
import { createBrush } from './brush';
import { type Drag, heldIn, type Point } from './drag';
import { useDrawKeys } from './useDrawKeys';

/** The brush of the scalp's border, by pointer or by keys. */
export function useOutlineBrush() {
  const { commands } = useApp();
  const photoId = useStatus(({ photo }) => photo?.id);
  const headFound = useStatus(({ photo }) => Boolean(photo?.head));
  const tool = useView((v) => v.tool);
  const mode = headFound && (tool === 'add' || tool === 'remove') ? tool : null;
  const drag = useRef<Drag | null>(null);

  // A brush that keys have put down is lifted with its tool.
  useEffect(
    () => () => {
      drag.current?.end();
      drag.current = null;
    },
    [mode, photoId],
  );

  const grab = (at: Point, isTouch: boolean): Drag => heldIn(drag, createBrush(commands, at, isTouch));
  const keys = useDrawKeys({ tool: mode && { putDown: words.outline.putDown[mode] }, dragRef: drag, grab });

  return {
    mode,
    /** What the picture is called while the brush is up. */
    pictureName: mode && words.outline.pictureName[mode],
    cursor: keys.cursor,
    keys: keys.handlers,
    grab(at: Point, isTouch: boolean): Drag | null {
      keys.leave();
      return mode && grab(at, isTouch);
    },
  };
}

export type OutlineBrushing = ReturnType<typeof useOutlineBrush>;
