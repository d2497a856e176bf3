import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useApp, useView } from '../AppContext';
import type { Drag, Point } from '../picture/drag';
import { useDragEscape } from '../picture/useDragEscape';
import { words } from '../words';
import { announce } from '../../state/statusStore';

/** A press so near to a corner means that corner, CSS px. */
const REACH_PX = { fine: 12, coarse: 24 };
const LEAST_CORNERS = 3;

type Corner = readonly [xPx: number, yPx: number];

/** Corners set one by one, until a press on the first or the last one closes them. */
export function usePolygon(active: boolean, photoId: string | undefined) {
  const { commands, status } = useApp();
  const zoneId = useView((v) => v.zoneId);
  /** Photo px. */
  const [corners, setCorners] = useState<readonly Corner[]>([]);
  /** Set while there are corners, so that Escape finds it. */
  const open = useRef<Drag | null>(null);
  const text = words.zones;
  const say = (announcement: string) => announce(status, announcement);

  const put = (next: readonly Corner[]) => {
    setCorners(next);
    open.current =
      next.length === 0 ? null : { move: () => undefined, end: () => undefined, abandon: () => put([]) };
  };
  useDragEscape(open, active);

  const forget = useEffectEvent(() => {
    if (open.current) put([]);
  });
  // Another tool, zone or photo: what was begun is gone.
  useEffect(() => () => forget(), [active, zoneId, photoId]);

  const close = () => {
    if (corners.length < LEAST_CORNERS) {
      say(text.tooFewCorners);
      return;
    }
    const [[x, y], ...rest] = corners as readonly [Corner, ...Corner[]];
    put([]);
    if (!commands.drawStart('zone-polygon', x, y, 1)) return;
    commands.drawMove(rest.flatMap((corner) => [...corner, 1]));
    commands.drawEnd();
    say(text.closed);
  };

  const press = (at: Point, isTouch: boolean) => {
    const reachPx = REACH_PX[isTouch ? 'coarse' : 'fine'];
    const isAt = (corner: Corner | undefined): boolean => {
      const there = corner && commands.toCanvas(...corner);
      return there !== undefined && Math.hypot(there.x - at.x, there.y - at.y) <= reachPx;
    };
    // The second press of a double click lies on the last corner.
    const closes = isAt(corners[0]) || isAt(corners.at(-1));
    if (closes && corners.length >= LEAST_CORNERS) close();
    else if (!closes && (corners.length > 0 || commands.drawReady())) {
      const { x, y } = commands.toPhoto(at.x, at.y);
      put([...corners, [x, y]]);
      say(text.cornerSet(corners.length + 1));
    }
  };

  return {
    corners,
    press,
    close,
    /** False where there is none. */
    takeBack(): boolean {
      if (corners.length === 0) return false;
      put(corners.slice(0, -1));
      say(text.cornersLeft(corners.length - 1));
      return true;
    },
  };
}
