import { type RefObject, useEffect, useState } from 'react';
import { useStatus, useView } from '../AppContext';

interface PopoverParts {
  readonly button: RefObject<HTMLElement | null>;
  readonly popover: RefObject<HTMLElement | null>;
}

/** Stands until Escape, another tool or another photo, and where it floats over something until a press elsewhere. */
export function usePopover({ button, popover }: PopoverParts) {
  const photoId = useStatus(({ photo }) => photo?.id);
  const tool = useView((v) => v.tool);
  const subject = `${photoId} ${tool}`;
  const [openFor, setOpenFor] = useState<string | null>(null);
  const open = openFor === subject;

  useEffect(() => {
    if (!open) return;
    const holds = (target: EventTarget | null, ...parts: readonly (HTMLElement | null)[]) =>
      target instanceof Node && parts.some((part) => part?.contains(target));
    const floats = () => popover.current && getComputedStyle(popover.current).position === 'absolute';
    const onPress = ({ target }: PointerEvent) => {
      if (floats() && !holds(target, button.current, popover.current)) setOpenFor(null);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // It closes this alone and does not put the tool down.
      event.stopPropagation();
      // Its buttons go with it; the focus does not.
      if (holds(document.activeElement, popover.current)) button.current?.focus();
      setOpenFor(null);
    };
    window.addEventListener('pointerdown', onPress, true);
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('pointerdown', onPress, true);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [open, button, popover]);

  return { open, toggle: () => setOpenFor(open ? null : subject) };
}
