import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { ViewState } from '../../state/viewStore';
import { useApp } from '../AppContext';

/** Long enough to read two sentences twice. */
const SEEN_MS = 12_000;
const SETTLED_MS = 300;

/**
 * Takes a message away when the person goes on working or has had time to read it; while it is pointed at or focused
 * its time does not run.
 */
export function useErrorLeaves(
  message: string | null,
  region: RefObject<HTMLElement | null>,
  onLeave: () => void,
): void {
  const { document, view } = useApp();
  const leave = useEffectEvent(onLeave);

  useEffect(() => {
    const element = region.current;
    if (message === null || !element) return;
    let timer: ReturnType<typeof setTimeout>;
    const run = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (element.matches(':hover, :focus-within')) run();
        else leave();
      }, SEEN_MS);
    };
    run();
    element.addEventListener('pointerleave', run);
    element.addEventListener('focusout', run);
    let stops: readonly (() => void)[] = [];
    // Not at once: what the screen itself puts right while it appears is not the person going on.
    const listening = setTimeout(() => {
      stops = [
        document.subscribe(() => leave()),
        view.subscribe((now, before) => {
          if (lookedAt(now, before)) leave();
        }),
      ];
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
      clearTimeout(listening);
      element.removeEventListener('pointerleave', run);
      element.removeEventListener('focusout', run);
      for (const stop of stops) stop();
    };
  }, [message, region, document, view]);
}

/** The person, and not the size of the window, changed how the picture is seen. */
const lookedAt = (now: ViewState, before: ViewState): boolean =>
  now.compare !== before.compare ||
  now.holdBefore !== before.holdBefore ||
  now.split !== before.split ||
  now.mirrored !== before.mirrored ||
  now.outlineShown !== before.outlineShown ||
  now.tool !== before.tool ||
  now.framed !== before.framed ||
  (now.framed === null && (now.zoom !== before.zoom || now.centreXPx !== before.centreXPx));
