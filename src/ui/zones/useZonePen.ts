import { useRef, useState } from 'react';
import type { ZoneToolId } from '../../state/viewStore';
import { useApp, useStatus, useView } from '../AppContext';
import { type Drag, heldIn, type Point, TOUCH_SLACK_PX } from '../picture/drag';
import { useDragEscape } from '../picture/useDragEscape';

export const isZoneTool = (tool: string): tool is ZoneToolId => tool.startsWith('zone-');

/** The stroke that is being drawn on the chosen zone, at once under the pointer; the dots follow. */
export function useZonePen() {
  const { commands, view } = useApp();
  const headFound = useStatus(({ photo }) => Boolean(photo?.head));
  const tool = useView((v) => v.tool);
  const active = isZoneTool(tool) && headFound;
  /** Photo px: x, y, x, y, … */
  const [pointsPx, setPoints] = useState<readonly number[]>([]);
  const drag = useRef<Drag | null>(null);

  useDragEscape(drag, active);

  return {
    tool: active ? tool : null,
    pointsPx,

    grab(at: Point, isTouch: boolean): Drag | null {
      const using = view.getState().tool;
      if (!active || !isZoneTool(using)) return null;
      const drawn: number[] = [];
      let waiting: Point[] = [at];
      let state: 'waiting' | 'drawing' | 'over' = 'waiting';
      const send = () => {
        const pressed = waiting.flatMap((point) => {
          const { x, y } = commands.toPhoto(point.x, point.y);
          drawn.push(x, y);
          return [x, y, point.pressure ?? 1];
        });
        waiting = [];
        return pressed;
      };
      const begin = () => {
        const [x = 0, y = 0, pressure = 1, ...rest] = send();
        state = commands.drawStart(using, x, y, pressure) ? 'drawing' : 'over';
        if (state === 'drawing' && rest.length > 0) commands.drawMove(rest);
        if (state === 'drawing') setPoints([...drawn]);
      };
      const finish = () => {
        state = 'over';
        setPoints([]);
      };
      if (!isTouch) begin();
      return heldIn(drag, {
        move(to) {
          if (state === 'over') return;
          waiting.push(to);
          if (state === 'drawing') {
            commands.drawMove(send());
            setPoints([...drawn]);
          } else if (Math.hypot(to.x - at.x, to.y - at.y) > TOUCH_SLACK_PX) begin();
        },
        end() {
          if (state === 'waiting') begin();
          if (state === 'drawing') commands.drawEnd();
          finish();
        },
        abandon() {
          if (state === 'drawing') commands.drawAbandon();
          finish();
        },
      });
    },
  };
}

export type ZonePenDrawing = ReturnType<typeof useZonePen>;
