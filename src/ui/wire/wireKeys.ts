import type { HeadChange, PinName } from '../../domain/head/correction';
import type { WireHead } from '../../domain/head/wire';
import { ARROWS } from '../picture/arrows';

const TURN_STEP_RAD = (2 * Math.PI) / 180;
const TILT_STEP_RAD = (1 * Math.PI) / 180;
const SCALE_STEP = 1.01;
const MOVE_STEP_MM = 2;
const PIN_STEP_MM = 1;
/** A head's mean half width in the sense of `radiusPx`: makes a millimetre of a share of it. */
const RADIUS_MM = 95;

/** What a key does to the whole head; null where it means nothing here. */
export function headKey(wire: WireHead, key: string, shift: boolean, mirrored: boolean): HeadChange | null {
  const side = mirrored ? -1 : 1;
  const arrow = ARROWS[key];
  if (arrow) {
    const [right, down] = [side * arrow[0], arrow[1]];
    const stepPx = (MOVE_STEP_MM * wire.radiusPx) / RADIUS_MM;
    return shift
      ? { kind: 'move', byPx: [right * stepPx, down * stepPx] }
      : { kind: 'turn', byRad: [down * TURN_STEP_RAD, right * TURN_STEP_RAD, 0] };
  }
  switch (key) {
    case '+':
    case '=':
      return { kind: 'scale', by: SCALE_STEP };
    case '-':
    case '−':
      return { kind: 'scale', by: 1 / SCALE_STEP };
    case '[':
      return { kind: 'turn', byRad: [0, 0, side * TILT_STEP_RAD] };
    case ']':
      return { kind: 'turn', byRad: [0, 0, -side * TILT_STEP_RAD] };
    default:
      return null;
  }
}

/** What a key does to a pin that has the focus. */
export function pinKey(wire: WireHead, name: PinName, key: string, mirrored: boolean): HeadChange | null {
  const pin = wire.pins.find((one) => one.name === name);
  const arrow = ARROWS[key];
  if (!pin) return null;
  if (arrow) {
    const stepPx = (PIN_STEP_MM * wire.radiusPx) / RADIUS_MM;
    const side = mirrored ? -1 : 1;
    return {
      kind: 'pin',
      name,
      atPx: [pin.xPx + side * arrow[0] * stepPx, pin.yPx + arrow[1] * stepPx],
    };
  }
  return (key === 'Delete' || key === 'Backspace') && pin.pinned ? { kind: 'pin', name, atPx: null } : null;
}
