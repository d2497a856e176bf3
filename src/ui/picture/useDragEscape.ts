import { useEffect, useEffectEvent, type RefObject } from 'react';
import { useApp } from '../AppContext';
import { words } from '../words';
import type { Drag } from './drag';
import { announce } from '../../state/statusStore';

/**
 * While a tool is up Escape takes back what is being drawn, before anything else hears of the key; where nothing is, it does
 * `otherwise`.
 */
export function useDragEscape(
  dragRef: RefObject<Drag | null>,
  active: boolean,
  otherwise?: () => void,
): void {
  const { status } = useApp();
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    const drag = dragRef.current;
    if (event.key !== 'Escape' || document.querySelector('dialog[open]') || !(drag ?? otherwise)) return;
    event.preventDefault();
    event.stopPropagation();
    dragRef.current = null;
    if (drag) {
      drag.abandon();
      announce(status, words.picture.takenBack);
    } else otherwise?.();
  });
  useEffect(() => {
    if (!active) return;
    const keyDown = (event: KeyboardEvent) => onEscape(event);
    window.addEventListener('keydown', keyDown, true);
    return () => window.removeEventListener('keydown', keyDown, true);
  }, [active]);
}
