import { type RefObject, useEffect, useState } from 'react';

/** Width of the first element of that selector in the list, whole pixels of the screen; null before it is laid out. */
export function usePictureWidth(list: RefObject<HTMLElement | null>, selector: string): number | null {
  const [widthPx, setWidthPx] = useState<number | null>(null);
  useEffect(() => {
    const picture = list.current?.querySelector(selector);
    if (!picture) return;
    const observer = new ResizeObserver(() =>
      setWidthPx(Math.floor(picture.clientWidth * window.devicePixelRatio) || null),
    );
    observer.observe(picture);
    return () => observer.disconnect();
  }, [list, selector]);
  return widthPx;
}
