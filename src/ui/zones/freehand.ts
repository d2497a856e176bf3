import type { PreviewCommands } from '../../app/PreviewApp';
import type { ZoneDrawToolId } from '../../state/viewStore';
import { type Drag, type Point, TOUCH_SLACK_PX } from '../picture/drag';

interface Freehand {
  readonly commands: PreviewCommands;
  readonly tool: ZoneDrawToolId;
  readonly at: Point;
  readonly isTouch: boolean;
  /** What is drawn so far, photo px: x, y, x, y, …; empty when it is over. */
  readonly show: (pointsPx: readonly number[]) => void;
}

/** A stroke or a lasso, at once under the pointer; the dots follow. null where nothing can be drawn. */
export function freehand({ commands, tool, at, isTouch, show }: Freehand): Drag | null {
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
    state = commands.drawStart(tool, x, y, pressure) ? 'drawing' : 'over';
    if (state === 'drawing' && rest.length > 0) commands.drawMove(rest);
    if (state === 'drawing') show([...drawn]);
  };
  const finish = () => {
    state = 'over';
    show([]);
  };
  const isOver = () => state === 'over';
  if (!isTouch) begin();
  if (isOver()) return null;
  return {
    move(to) {
      if (state === 'over') return;
      waiting.push(to);
      if (state === 'drawing') {
        commands.drawMove(send());
        show([...drawn]);
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
  };
}
