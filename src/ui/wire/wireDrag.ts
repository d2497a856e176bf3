import type { PreviewApp } from '../../app/PreviewApp';
import type { HeadChange } from '../../domain/head/correction';
import type { WireHead } from '../../domain/head/wire';
import type { Drag, Point } from '../picture/drag';
import type { GripId } from './grips';

interface WireDrag {
  readonly app: PreviewApp;
  /** null turns the head. */
  readonly grip: GripId | null;
  /** Where the drag begins and where the grip lies, CSS px on the stage. */
  readonly from: Point;
  readonly gripAt: Point | null;
  /** Where the pointer holds the grip now; null at the end. */
  readonly onHeld: (at: Point | null) => void;
}

/** One drag on the wire head: sent live, once a frame, and settled as one undo step; abandoned it leaves nothing. */
export function createWireDrag({ app, grip, from, gripAt, onHeld }: WireDrag): Drag {
  const { commands } = app;
  const offset = gripAt ? { x: gripAt.x - from.x, y: gripAt.y - from.y } : { x: 0, y: 0 };
  let last = from;
  let to = from;
  let frame = 0;
  let changed = false;

  const flush = () => {
    frame = 0;
    const { wire } = app.wire.getState();
    if (!wire || (last.x === to.x && last.y === to.y)) return;
    const held = { x: to.x + offset.x, y: to.y + offset.y };
    for (const change of changesOf(app, wire, grip, { last, to, held })) {
      commands.adjustHead(change, { live: true });
      changed = true;
    }
    last = to;
    onHeld(held);
  };
  const finish = () => {
    if (frame !== 0) cancelAnimationFrame(frame);
    frame = 0;
    onHeld(null);
  };
  onHeld(gripAt ?? from);

  return {
    move(next) {
      to = next;
      if (frame === 0) frame = requestAnimationFrame(flush);
    },
    end() {
      flush();
      finish();
      if (changed) commands.settleHead();
    },
    abandon() {
      finish();
      if (changed) commands.abandonHead();
    },
  };
}

interface Moved {
  readonly last: Point;
  readonly to: Point;
  /** Where the grip lies now. */
  readonly held: Point;
}

function changesOf(
  app: PreviewApp,
  wire: WireHead,
  grip: GripId | null,
  moved: Moved,
): readonly HeadChange[] {
  const { commands, view } = app;
  const { zoom, mirrored } = view.getState();
  const side = mirrored ? -1 : 1;
  const { last, to, held } = moved;
  const dx = (side * (to.x - last.x)) / zoom;
  const dy = (to.y - last.y) / zoom;
  switch (grip) {
    // What faces the viewer follows the finger, as on a ball of the head's half width.
    case null:
      return [{ kind: 'turn', byRad: [dy / wire.radiusPx, dx / wire.radiusPx, 0] }];
    case 'move':
      return [{ kind: 'move', byPx: [dx, dy] }];
    case 'size': {
      const middle = commands.toCanvas(wire.middleXPx, wire.middleYPx);
      const was = polar(middle, last);
      const is = polar(middle, to);
      const clockwiseRad = wrapped(is.angleRad - was.angleRad);
      return [
        { kind: 'scale', by: is.radius / was.radius },
        { kind: 'turn', byRad: [0, 0, -side * clockwiseRad] },
      ];
    }
    default: {
      const { x, y } = commands.toPhoto(held.x, held.y);
      return [{ kind: 'pin', name: grip, atPx: [x, y] }];
    }
  }
}

/** Nearer to the middle a finger would throw the head about. */
const LEAST_RADIUS_PX = 16;

const polar = (middle: Point, at: Point) => ({
  radius: Math.max(LEAST_RADIUS_PX, Math.hypot(at.x - middle.x, at.y - middle.y)),
  angleRad: Math.atan2(at.y - middle.y, at.x - middle.x),
});

const wrapped = (angleRad: number) => Math.atan2(Math.sin(angleRad), Math.cos(angleRad));
