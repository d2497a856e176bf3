import { useEffect, useRef, useState } from 'react';
import { useApp, useStatus, useView } from '../AppContext';
import { type Drag, heldIn, type Point, TOUCH_SLACK_PX } from '../picture/drag';
import { useDragEscape } from '../picture/useDragEscape';
import { type KeyedTool, useDrawKeys } from '../picture/useDrawKeys';
import { useLookWhile } from '../picture/useLookWhile';
import { words } from '../words';

const LOOK = { compare: 'after', outlined: false } as const;

/** The scar being drawn on the photo, by pointer or by keys; it reaches the plan when the pointer lets go. */
export function useScar() {
  const { commands, view } = useApp();
  const photoId = useStatus(({ photo }) => photo?.id);
  const headFound = useStatus(({ photo }) => Boolean(photo?.head));
  const active = useView((v) => v.tool === 'scar') && headFound;
  const kind = useView((v) => v.scarKind);
  const strews = useView((v) => v.dotBrushMm > 0);
  /** Photo px: x, y, x, y, … */
  const [pointsPx, setPoints] = useState<readonly number[]>([]);
  const drag = useRef<Drag | null>(null);

  useLookWhile('scar', photoId, LOOK);
  useDragEscape(drag, active);
  // What keys have begun is of this tool and this photo.
  useEffect(
    () => () => {
      drag.current?.abandon();
      drag.current = null;
    },
    [active, kind, photoId],
  );

  const grab = (at: Point, isTouch: boolean): Drag | null => {
    if (!active) return null;
    const { scarKind, scarWidthsMm, dotBrushMm: brushMm } = view.getState();
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
        void commands.addScar({
          kind: scarKind,
          widthMm: scarWidthsMm[scarKind],
          brushMm,
          pointsPx: drawn,
        });
      },
      abandon: finish,
    });
  };
  const isDotted = kind === 'fue' && !strews;
  const keyed: KeyedTool = { putDown: isDotted ? null : words.scars.putDown[kind] };
  const keys = useDrawKeys({ tool: active ? keyed : null, dragRef: drag, grab });

  return {
    active,
    pointsPx,
    cursor: keys.cursor,
    keys: keys.handlers,
    /** What the picture is called while the tool is up. */
    pictureName: active ? words.scars.pictureName[kind] : null,
    grab(at: Point, isTouch: boolean): Drag | null {
      keys.leave();
      return grab(at, isTouch);
    },
  };
}

export type ScarDrawing = ReturnType<typeof useScar>;
