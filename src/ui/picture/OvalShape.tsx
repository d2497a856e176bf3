import { useRef } from 'react';
import { hasHead, useApp, useStatus, useView } from '../AppContext';
import { words } from '../words';
import type { PhotoFrame } from './usePhotoFrame';
import { useFocusWhileOpen } from './useFocusWhileOpen';
import type { OvalDrawing } from './useOval';

interface OvalShapeProps {
  readonly frame: PhotoFrame;
  readonly drawing: OvalDrawing;
}

/** The oval on the picture; pointers draw it through the surface below, keys move it here. */
export function OvalShape({ frame, drawing }: OvalShapeProps) {
  const { commands } = useApp();
  const photo = useStatus((status) => status.photo);
  const zoom = useView((v) => v.zoom);
  const mirrored = useView((v) => v.mirrored);
  // Of a photo without a head the message about it comes first.
  const isAsked = useStatus(hasHead);
  const host = useRef<HTMLDivElement>(null);
  useFocusWhileOpen(host);
  if (!photo) return null;
  const { cx, cy, rx, ry, angleRad = 0 } = drawing.oval;
  const middle = commands.toCanvas(cx, cy);
  const degrees = Math.round((angleRad * 180) / Math.PI);
  const turned = `rotate(${mirrored ? -degrees : degrees} ${middle.x} ${middle.y})`;
  const percent = (part: number, whole: number) => Math.round((100 * part) / whole);
  return (
    <>
      <svg className="oval" width={frame.stageWidth} height={frame.stageHeight} aria-hidden="true">
        {['oval-under', 'oval-over'].map((name) => (
          <ellipse
            key={name}
            className={name}
            cx={middle.x}
            cy={middle.y}
            rx={rx * zoom}
            ry={ry * zoom}
            transform={turned}
          />
        ))}
      </svg>
      <div
        ref={isAsked ? host : undefined}
        className="oval-focus"
        style={{
          left: middle.x - rx * zoom,
          top: middle.y - ry * zoom,
          width: 2 * rx * zoom,
          height: 2 * ry * zoom,
        }}
        role="application"
        tabIndex={0}
        aria-label={words.oval.name}
        aria-describedby="oval-description"
        onKeyDown={(event) => {
          const used = event.key === 'Enter' || drawing.key(event.key, event.shiftKey);
          if (event.key === 'Enter') drawing.use();
          if (!used) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p id="oval-description" className="visually-hidden" role="status">
        {words.oval.describe(
          percent(cx, photo.widthPx),
          percent(cy, photo.heightPx),
          percent(2 * rx, photo.widthPx),
          percent(2 * ry, photo.heightPx),
          degrees,
        )}
      </p>
    </>
  );
}
