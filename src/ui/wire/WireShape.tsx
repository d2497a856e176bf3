import { type RefObject, useEffect, useEffectEvent } from 'react';
import { useView } from '../AppContext';
import { Icon, type IconName } from '../art/Icon';
import type { PhotoFrame } from '../picture/usePhotoFrame';
import { words } from '../words';
import type { Grip } from './grips';
import { PinPopover } from './PinPopover';
import { poseWords } from './poseWords';
import { useFocusWhileOpen } from '../picture/useFocusWhileOpen';
import { useThrottled } from '../useThrottled';
import type { Wiring } from './useWire';
import { WireLines } from './WireLines';
import '../picture/photoPoint.css';
import './wire.css';

const SAID_EVERY_MS = 1000;

interface WireShapeProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly frame: PhotoFrame;
  readonly wiring: Wiring;
}

/** The wire head on the picture. Pointers take hold of it through the surface below, keys here. */
export function WireShape({ stage, frame, wiring }: WireShapeProps) {
  const { wire, grips, host } = wiring;
  const mirrored = useView((v) => v.mirrored);
  const pose = useThrottled(wire ? poseWords(wire.angles, mirrored) : '', SAID_EVERY_MS);
  useHover(stage, wiring);
  useFocusWhileOpen(host);
  if (!wire) return null;

  return (
    <>
      <WireLines wire={wire} frame={frame} />
      <div
        ref={host}
        className="wire"
        role="application"
        tabIndex={0}
        aria-label={words.wire.name}
        aria-describedby="wire-keys"
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const pin = grips.find(({ id }) => id === (event.target as HTMLElement).dataset['pin'])?.pin;
          const used =
            (pin && wiring.pinKey(wire, pin.name, event.key)) ||
            ((!pin || !event.key.startsWith('Arrow')) && wiring.headKey(wire, event.key, event.shiftKey));
          if (!used) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onKeyUp={() => wiring.settleKeys()}
        onBlur={() => wiring.settleKeys()}
      >
        <WireFocus grips={grips} />
        {grips.map((grip) => (
          <GripMark key={grip.id} grip={grip} wiring={wiring} />
        ))}
      </div>
      <p id="wire-keys" className="visually-hidden">
        {words.wire.keys}
      </p>
      <p id="wire-pin-keys" className="visually-hidden">
        {words.wire.pinKeys}
      </p>
      <p className="visually-hidden" role="status">
        {pose}
      </p>
      {wiring.asked && <PinPopover frame={frame} pin={wiring.asked} wiring={wiring} />}
    </>
  );
}

const ICONS: Readonly<Partial<Record<Grip['id'], IconName>>> = { move: 'move', size: 'size' };

function GripMark({ grip, wiring }: { readonly grip: Grip; readonly wiring: Wiring }) {
  const { id, pin, x, y } = grip;
  const place = { left: x, top: y };
  const shown = wiring.under === id;
  const label = (text: string) => (
    <span className={shown ? 'photo-point-label grip-label-shown' : 'photo-point-label'}>{text}</span>
  );
  if (!pin) {
    const name = id as 'move' | 'size';
    return (
      <div className={`photo-point grip grip-${name}`} style={place} aria-hidden="true">
        <span className="grip-face">
          <Icon name={ICONS[id] ?? 'move'} />
        </span>
        {label(words.wire.grips[name])}
      </div>
    );
  }
  const name = words.wire.pins[pin.name];
  return (
    <button
      type="button"
      className={pin.pinned ? 'photo-point grip grip-pin grip-pinned' : 'photo-point grip grip-pin'}
      style={place}
      data-pin={pin.name}
      aria-label={name}
      aria-pressed={pin.pinned}
      aria-describedby="wire-pin-keys"
      onClick={() => (pin.pinned ? wiring.ask(pin.name) : wiring.pin(pin.name, [pin.xPx, pin.yPx]))}
    >
      <span className="grip-face" />
      {label(pin.pinned ? words.wire.pinned(name) : name)}
    </button>
  );
}

/** Where the grip for the size is missing there is nothing to frame. */
function WireFocus({ grips }: { readonly grips: readonly Grip[] }) {
  return grips.length > 0 && <span className="wire-focus" />;
}

/** What a resting mouse would take hold of. */
function useHover(stage: RefObject<HTMLElement | null>, wiring: Wiring): void {
  const onMove = useEffectEvent((event: PointerEvent, box: DOMRect) => {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    wiring.hover({ x: event.clientX - box.left, y: event.clientY - box.top });
  });
  const onLeave = useEffectEvent(() => wiring.hover(null));
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const move = (event: PointerEvent) => onMove(event, element.getBoundingClientRect());
    const leave = () => onLeave();
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerleave', leave);
    return () => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerleave', leave);
    };
  }, [stage]);
}
