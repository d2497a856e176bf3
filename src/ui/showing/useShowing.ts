import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useApp, useView } from '../AppContext';

/** While the picture is shown to the patient: the whole screen where it is to be had, the focus, and Escape. */
export function useShowing(region: RefObject<HTMLElement | null>): void {
  useFocusInside(region);
  useEscape();
  useFullScreen();
}

/** On the comparison meanwhile; afterwards where it was, or else on the button that shows. */
function useFocusInside(region: RefObject<HTMLElement | null>): void {
  const showing = useView((v) => v.showing);
  const before = useRef<{ readonly focused: Element | null } | null>(null);
  useLayoutEffect(() => {
    const inside = (selector: string) => region.current?.querySelector<HTMLElement>(selector);
    const focused = document.activeElement;
    if (showing) {
      before.current = { focused: focused === document.body ? null : focused };
      inside('.showing-bar input:checked')?.focus({ preventScroll: true });
    } else if (before.current) {
      const last = before.current.focused;
      before.current = null;
      const goal =
        last instanceof HTMLElement && last.isConnected
          ? last
          : document.querySelector<HTMLElement>('.show-patient');
      goal?.focus({ preventScroll: true });
    }
  }, [region, showing]);
}

function useEscape(): void {
  const { view } = useApp();
  const showing = useView((v) => v.showing);
  useEffect(() => {
    if (!showing) return;
    const keyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      view.setState({ showing: false });
    };
    window.addEventListener('keydown', keyDown, true);
    return () => window.removeEventListener('keydown', keyDown, true);
  }, [view, showing]);
}

/** Of the whole page, so that a dialog is still seen. A browser that refuses leaves the picture as large as its window. */
function useFullScreen(): void {
  const { view } = useApp();
  const showing = useView((v) => v.showing);
  useEffect(() => {
    // Another's full screen is not ended here.
    if (!showing || !document.fullscreenEnabled || document.fullscreenElement) return;
    let ended = false;
    let entered = false;
    const leave = () => {
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    };
    const changed = () => {
      if (document.fullscreenElement) entered = true;
      else if (entered) view.setState({ showing: false });
    };
    document.addEventListener('fullscreenchange', changed);
    document.documentElement.requestFullscreen({ navigationUI: 'hide' }).then(
      () => {
        entered = true;
        if (ended) leave();
      },
      () => undefined,
    );
    return () => {
      ended = true;
      document.removeEventListener('fullscreenchange', changed);
      if (entered) leave();
    };
  }, [view, showing]);
}
