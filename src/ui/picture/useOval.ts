import { useState } from 'react';
import type { HeadOval } from '../../domain/observation';
import type { ShownPhoto } from '../../state/statusStore';
import { useApp } from '../AppContext';
import { ARROWS } from './arrows';
import type { Point } from './drag';

/** A head is about a third taller than it is wide. */
const TALL = 1.35;
const SMALLEST_PX = 8;
const KEY_STEP = 0.02;
const TURN_STEP_RAD = Math.PI / 36;
/** Clockwise on screen. */
const TURNS: Readonly<Record<string, number>> = { '[': -TURN_STEP_RAD, ']': TURN_STEP_RAD };

const startOval = (photo: ShownPhoto): HeadOval => {
  const rx = Math.min(photo.widthPx * 0.25, photo.heightPx * 0.28);
  return { cx: photo.widthPx / 2, cy: photo.heightPx * 0.45, rx, ry: rx * TALL };
};

/** The oval being drawn around the head, photo px, with the ways to change it. */
export function useOval(photo: ShownPhoto | null) {
  const { commands, view } = useApp();
  const [drawn, setDrawn] = useState<{ readonly photoId: string; readonly oval: HeadOval } | null>(null);
  if (!photo) return null;
  const oval = drawn?.photoId === photo.id ? drawn.oval : startOval(photo);
  const change = (next: HeadOval) => setDrawn({ photoId: photo.id, oval: next });

  return {
    oval,
    /** A drag from one corner of the oval's box to the other, CSS px on the stage. */
    drag(from: Point, to: Point) {
      const a = commands.toPhoto(from.x, from.y);
      const b = commands.toPhoto(to.x, to.y);
      const rx = Math.abs(a.x - b.x) / 2;
      const ry = Math.abs(a.y - b.y) / 2;
      if (Math.min(rx, ry) >= SMALLEST_PX) change({ cx: (a.x + b.x) / 2, cy: (a.y + b.y) / 2, rx, ry });
    },
    /** Steps of a fiftieth of the photo, or of five degrees; true where the key meant something. */
    key(key: string, resize: boolean): boolean {
      const side = view.getState().mirrored ? -1 : 1;
      const turn = TURNS[key];
      if (turn !== undefined) {
        change({ ...oval, angleRad: (oval.angleRad ?? 0) + side * turn });
        return true;
      }
      const arrow = ARROWS[key];
      if (!arrow) return false;
      const step = Math.max(photo.widthPx, photo.heightPx) * KEY_STEP;
      const mirror = resize ? 1 : side;
      const dx = arrow[0] * step * mirror;
      const dy = arrow[1] * step;
      change(
        resize
          ? { ...oval, rx: Math.max(SMALLEST_PX, oval.rx + dx), ry: Math.max(SMALLEST_PX, oval.ry - dy) }
          : { ...oval, cx: oval.cx + dx, cy: oval.cy + dy },
      );
      return true;
    },
    use() {
      view.setState({ tool: 'pan' });
      void commands.pointAtHead(oval);
    },
  };
}

export type OvalDrawing = NonNullable<ReturnType<typeof useOval>>;
