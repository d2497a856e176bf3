import { useEffect, useEffectEvent, useRef } from 'react';
import { useApp } from '../AppContext';
import { words } from '../words';

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock'];

/** The seconds over the whole screen; any key and any tap stop them. */
export function CountdownVeil({ left, from }: { readonly left: number; readonly from: number }) {
  const { commands } = useApp().capture;
  const button = useRef<HTMLButtonElement>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (MODIFIERS.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    // A key still held down from the start is not another press.
    if (!event.repeat) commands.stopCountdown();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen, { capture: true });
    button.current?.focus();
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
  return (
    <button ref={button} type="button" className="countdown" onClick={() => commands.stopCountdown()}>
      <span key={left} className="countdown-number" aria-hidden="true">
        {left}
      </span>
      <span className="countdown-stop">{words.capture.stop}</span>
      <span className="visually-hidden" role="status">
        {words.capture.counting(from)}
      </span>
    </button>
  );
}
