import type { PreviewCommands } from '../../app/PreviewApp';
import { type Drag, type Point, TOUCH_SLACK_PX } from './drag';

/**
 * Forwards one drag, given in CSS px on the stage, as a stroke in photo px. A tap leaves one dab; when a second finger
 * comes, what waited is dropped and what was drawn stays.
 */
export function createBrush(commands: PreviewCommands, start: Point, isTouch: boolean): Drag {
  let waiting: Point[] = [];
  let started = false;
  let ended = false;

  const begin = () => {
    started = true;
    const { x, y } = commands.toPhoto(start.x, start.y);
    commands.strokeStart(x, y);
    if (waiting.length > 0) commands.strokeMove(toPhotoPoints(commands, waiting));
    waiting = [];
  };
  const finish = () => {
    if (started && !ended) commands.strokeEnd();
    ended = true;
  };
  if (!isTouch) begin();

  return {
    move(to) {
      if (ended) return;
      if (started) {
        commands.strokeMove(toPhotoPoints(commands, [to]));
        return;
      }
      waiting.push(to);
      if (Math.hypot(to.x - start.x, to.y - start.y) > TOUCH_SLACK_PX) begin();
    },
    end() {
      if (ended) return;
      if (!started) begin();
      finish();
    },
    abandon: finish,
  };
}

const toPhotoPoints = (commands: PreviewCommands, points: readonly Point[]): number[] =>
  points.flatMap((point) => {
    const { x, y } = commands.toPhoto(point.x, point.y);
    return [x, y];
  });
