import { type RefObject, useEffect } from 'react';

/**
 * The keys of a tool work at once; afterwards the focus is where it was.
 *
 * @param first gets the focus
 * @param whole what of the tool may hold it when the tool is put down
 */
export function useFocusWhileOpen(
  first: RefObject<HTMLElement | null>,
  whole: RefObject<HTMLElement | null> = first,
): void {
  useEffect(() => {
    const before = document.activeElement;
    const inside = whole.current;
    first.current?.focus({ preventScroll: true });
    return () => {
      const now = document.activeElement;
      const isLost = now === null || now === document.body || inside?.contains(now);
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [first, whole]);
}
