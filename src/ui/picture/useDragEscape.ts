import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { Drag } from './drag';

/** Escape takes back what is being drawn, before anything else hears of the key. */
export function useDragEscape(dragRef: RefObject<Drag | null>, active: boolean): void {
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !dragRef.current) return;
    event.preventDefault();
    event.stopPropagation();
    dragRef.current.abandon();
    dragRef.current = null;
  });
  useEffect(() => {
    if (!active) return;
    const keyDown = (event: KeyboardEvent) => onEscape(event);
    window.addEventListener('keydown', keyDown, true);
    return () => window.removeEventListener('keydown', keyDown, true);
  }, [active]);
}
