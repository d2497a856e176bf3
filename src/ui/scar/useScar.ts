import { useRef, useState } from 'react';
import { useApp, useStatus, useView } from '../AppContext';
import { type Drag, heldIn, type Point, TOUCH_SLACK_PX } from '../picture/drag';
import { useDragEscape } from '../picture/useDragEscape';

/** The scar being drawn on the photo; it reaches the plan when the pointer lets go. */
export function useScar() {
  const { commands, view } = useApp();
  const headFound = useStatus(({ photo }) => Boolean(photo?.head));
  const active = useView((v) => v.tool === 'scar') && headFound;
  /** Photo px: x, y, x, y, … */
  const [pointsPx, setPoints] = useState<readonly number[]>([]);
  const drag = useRef<Drag | null>(null);

  useDragEscape(drag, active);

  return {
    active,
    pointsPx,

    grab(at: Point, isTouch: boolean): Drag | null {
      if (!active) return null;
      const { scarKind: kind, scarWidthsMm, dotBrushMm: brushMm } = view.getState();
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
          void commands.addScar({ kind, widthMm: scarWidthsMm[kind], brushMm, pointsPx: drawn });
        },
        abandon: finish,
      });
    },
  };
}

export type ScarDrawing = ReturnType<typeof useScar>;
