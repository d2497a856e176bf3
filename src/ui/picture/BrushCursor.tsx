import { type RefObject, useEffect, useRef } from 'react';
import { useStatus, useView } from '../AppContext';

interface BrushCursorProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly mode: 'add' | 'remove';
  readonly radiusMm: number;
  /** Its size in words, beside it. */
  readonly label: string;
}

/** The brush's true size on the head, following the pointer. */
export function BrushCursor({ stage, mode, radiusMm, label }: BrushCursorProps) {
  const circle = useRef<HTMLDivElement>(null);
  const mmPerPx = useStatus((status) => status.photo?.head?.mmPerPx ?? null);
  const zoom = useView((v) => v.zoom);

  // Moved without React: a cursor may not lag behind the pointer.
  useEffect(() => {
    const element = stage.current;
    const ring = circle.current;
    if (!element || !ring) return;
    const follow = (event: PointerEvent) => {
      const box = element.getBoundingClientRect();
      ring.style.translate = `${event.clientX - box.left}px ${event.clientY - box.top}px`;
      ring.style.visibility = 'visible';
    };
    const hide = () => {
      ring.style.visibility = 'hidden';
    };
    element.addEventListener('pointermove', follow);
    element.addEventListener('pointerdown', follow);
    element.addEventListener('pointerleave', hide);
    return () => {
      element.removeEventListener('pointermove', follow);
      element.removeEventListener('pointerdown', follow);
      element.removeEventListener('pointerleave', hide);
    };
  }, [stage]);

  const diameterCss = mmPerPx === null ? 0 : (2 * radiusMm * zoom) / mmPerPx;
  return (
    <div
      ref={circle}
      className={`brush-cursor brush-cursor-${mode}`}
      style={{ '--diameter': `${diameterCss}px` } as React.CSSProperties}
      aria-hidden="true"
    >
      <span className="brush-size">{label}</span>
    </div>
  );
}
