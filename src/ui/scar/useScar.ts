import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useApp, useStatus, useView } from '../AppContext';
import { type Drag, heldIn, type Point } from '../picture/drag';

/** A finger may be the first of two that navigate: its line counts once it has moved this far, CSS px. */
const TOUCH_SLACK_PX = 7;

/** The scar being drawn on the photo; it reaches the plan when the pointer lets go. */
export function useScar() {
  const { commands, view } = useApp();
  const headFound = useStatus(({ photo }) => Boolean(photo?.head));
  const active = useView((v) => v.tool === 'scar') && headFound;
  /** Photo px: x, y, x, y, … */
  const [pointsPx, setPoints] = useState<readonly number[]>([]);
  const drag = useRef<Drag | null>(null);

  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !drag.current) return;
    event.preventDefault();
    event.stopPropagation();
    drag.current.abandon();
    drag.current = null;
  });
  useEffect(() => {
    if (!active) return;
    const keyDown = (event: KeyboardEvent) => onEscape(event);
    window.addEventListener('keydown', keyDown, true);
    return () => window.removeEventListener('keydown', keyDown, true);
  }, [active]);

  return {
    active,
    pointsPx,

    grab(at: Point, isTouch: boolean): Drag | null {
      if (!active) return null;
      const { scarKind: kind, scarWidthsMm } = view.getState();
      const photoPoint = ({ x, y }: Point): readonly number[] => {
        const on = commands.toPhoto(x, y);
        return [on.x, on.y];
      };
      let drawn = photoPoint(at);
      let over = false;
      if (!isTouch) setPoints(drawn);
      const finish = () => {
        over = true;
        setPoints([]);
      };
      return heldIn(drag, {
        move(to) {
          if (over) return;
          drawn = [...drawn, ...photoPoint(to)];
          if (!isTouch || Math.hypot(to.x - at.x, to.y - at.y) > TOUCH_SLACK_PX) setPoints(drawn);
        },
        end() {
          if (over) return;
          finish();
          void commands.addScar({ kind, widthMm: scarWidthsMm[kind], pointsPx: drawn });
        },
        abandon: finish,
      });
    },
  };
}

export type ScarDrawing = ReturnType<typeof useScar>;
