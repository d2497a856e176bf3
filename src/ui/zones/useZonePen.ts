import { useEffect, useRef, useState } from 'react';
import type { PickedShade } from '../../app/tools/ShadePicker';
import { useApp, useStatus, useView } from '../AppContext';
import { type Drag, heldIn, type Point } from '../picture/drag';
import { useDragEscape } from '../picture/useDragEscape';
import { type KeyedTool, useDrawKeys } from '../picture/useDrawKeys';
import { words } from '../words';
import { freehand } from './freehand';
import { usePolygon } from './usePolygon';
import { isDragged, isZoneTool } from './zoneTools';
import { announce } from '../../state/statusStore';

/** What is being drawn on the chosen zone, by pointer or by keys. */
export function useZonePen() {
  const { commands, view, status } = useApp();
  const photoId = useStatus(({ photo }) => photo?.id);
  const headFound = useStatus(({ photo }) => Boolean(photo?.head));
  const chosen = useView((v) => v.tool);
  const tool = isZoneTool(chosen) && headFound ? chosen : null;
  /** Photo px: x, y, x, y, … */
  const [pointsPx, setPoints] = useState<readonly number[]>([]);
  const drag = useRef<Drag | null>(null);
  const polygon = usePolygon(tool === 'zone-polygon', photoId);

  useDragEscape(drag, tool !== null);
  // A pen that keys have put down is lifted with its tool.
  useEffect(
    () => () => {
      drag.current?.end();
      drag.current = null;
    },
    [tool, photoId],
  );

  const grab = (at: Point, isTouch: boolean): Drag | null => {
    const using = view.getState().tool;
    if (tool === null || !isZoneTool(using)) return null;
    const held = isDragged(using)
      ? freehand({ commands, tool: using, at, isTouch, show: setPoints })
      : pressed(at, (to) => {
          if (using === 'zone-polygon') polygon.press(to, isTouch);
          else if (using === 'zone-shade') void pickShade(to);
          else if (commands.drawStart(using, ...placeOf(to), 1)) commands.drawEnd();
        });
    return held && heldIn(drag, held);
  };
  const placeOf = ({ x, y }: Point): [number, number] => {
    const on = commands.toPhoto(x, y);
    return [on.x, on.y];
  };
  const pickShade = async (at: Point) => {
    announce(status, '');
    const picked = await commands.pickShade(...placeOf(at));
    if (picked) announce(status, shadeSentence(picked));
  };
  const polygonKey = (key: string): boolean => {
    if (key === 'Backspace') return commands.takeBackCorner();
    if (key === 'Enter') polygon.close();
    return key === 'Enter';
  };
  const keyed: KeyedTool | null = tool && {
    putDown: isDragged(tool) ? words.zones.putDown[tool] : null,
    ...(tool === 'zone-polygon' && { ownKey: polygonKey }),
  };
  const keys = useDrawKeys({ tool: keyed, dragRef: drag, grab });

  return {
    tool,
    /** What the picture is called while a tool is up. */
    pictureName: tool && words.zones.pictureName[tool],
    pointsPx,
    corners: polygon.corners,
    cursor: keys.cursor,
    keys: keys.handlers,
    grab(at: Point, isTouch: boolean): Drag | null {
      keys.leave();
      return grab(at, isTouch);
    },
  };
}

export type ZonePenDrawing = ReturnType<typeof useZonePen>;

function shadeSentence(picked: PickedShade): string {
  const text = words.shade;
  if (picked === 'no-hair') return text.noHairThere;
  if (picked === 'locked') return text.zoneLocked;
  return text.picked(picked.shade, picked.hair, picked.skinClass, picked.zoneId !== null);
}

/** Counts where it is let go, so that it can still be moved there. */
function pressed(from: Point, press: (at: Point) => void): Drag {
  let at: Point | null = from;
  return {
    move(to) {
      if (at) at = to;
    },
    end() {
      if (at) press(at);
      at = null;
    },
    abandon() {
      at = null;
    },
  };
}
