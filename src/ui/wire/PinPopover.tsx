import { useEffect, useEffectEvent, useRef } from 'react';
import type { WirePin } from '../../domain/head/wire';
import { useApp } from '../AppContext';
import type { PhotoFrame } from '../picture/usePhotoFrame';
import { words } from '../words';
import type { Wiring } from './useWire';

const HALF_WIDTH_PX = 88;
const BELOW_PX = 26;
const HEIGHT_PX = 96;

interface PinPopoverProps {
  readonly frame: PhotoFrame;
  readonly pin: WirePin;
  readonly wiring: Wiring;
}

/** What can be done with a point that was tapped; goes with a press elsewhere. */
export function PinPopover({ frame, pin, wiring }: PinPopoverProps) {
  const { commands } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { x, y } = commands.toCanvas(pin.xPx, pin.yPx);
  const left = Math.min(frame.stageWidth - HALF_WIDTH_PX - 8, Math.max(HALF_WIDTH_PX + 8, x));
  const below = y + BELOW_PX + HEIGHT_PX < frame.stageHeight;

  const close = useEffectEvent(() => wiring.ask(null));
  useEffect(() => {
    button.current?.focus({ preventScroll: true });
    const onPress = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && box.current?.contains(target))) close();
    };
    window.addEventListener('pointerdown', onPress, true);
    return () => window.removeEventListener('pointerdown', onPress, true);
  }, []);

  const name = words.wire.pins[pin.name];
  return (
    <div
      ref={box}
      className="pin-popover"
      role="group"
      aria-label={name}
      style={{ left, top: below ? y + BELOW_PX : y - BELOW_PX - HEIGHT_PX }}
    >
      <p>{pin.pinned ? words.wire.pinned(name) : name}</p>
      <button
        ref={button}
        type="button"
        className="secondary"
        onClick={() => wiring.pin(pin.name, pin.pinned ? null : [pin.xPx, pin.yPx])}
      >
        {pin.pinned ? words.wire.release : words.wire.pinHere}
      </button>
    </div>
  );
}
