/** CSS px on the stage. */
export interface Point {
  readonly x: number;
  readonly y: number;
  /** Of a pen, 0..1; absent of a finger or a mouse. */
  readonly pressure?: number;
}

/** What one finger, pen or mouse button does from press to release. */
export interface Drag {
  move(to: Point): void;
  end(): void;
  /** A second finger came, or Escape. */
  abandon(): void;
}

/** A finger may be the first of two that navigate, or only tap: its drag waits until it has moved this far, CSS px. */
export const TOUCH_SLACK_PX = 7;
const MOUSE_SLACK_PX = 3;

interface PatientDrag {
  readonly from: Point;
  readonly isTouch: boolean;
  /** Called where the drag begins to be one, so that nothing jumps. */
  readonly begin: (at: Point) => Drag;
  readonly onTap?: () => void;
}

/** A drag that begins once it is surely one; a press without it is a tap. */
export function patientDrag({ from, isTouch, begin, onTap }: PatientDrag): Drag {
  const slackPx = isTouch ? TOUCH_SLACK_PX : MOUSE_SLACK_PX;
  let begun: Drag | null = null;
  let over = false;
  return {
    move(to) {
      if (over) return;
      if (begun) begun.move(to);
      else if (Math.hypot(to.x - from.x, to.y - from.y) > slackPx) begun = begin(to);
    },
    end() {
      if (over) return;
      over = true;
      if (begun) begun.end();
      else onTap?.();
    },
    abandon() {
      if (over) return;
      over = true;
      begun?.abandon();
    },
  };
}

/** The drag, in `holder` until it is over. */
export function heldIn(holder: { current: Drag | null }, drag: Drag): Drag {
  holder.current = drag;
  return {
    move: (to) => drag.move(to),
    end() {
      drag.end();
      holder.current = null;
    },
    abandon() {
      drag.abandon();
      holder.current = null;
    },
  };
}
