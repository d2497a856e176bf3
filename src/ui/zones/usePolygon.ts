import { useEffect, useEffectEvent, useRef } from 'react';
import type { CornerPx } from '../../state/viewStore';
import { useApp, usePlan, useView } from '../AppContext';
import type { Drag, Point } from '../picture/drag';
import { useDragEscape } from '../picture/useDragEscape';
import { words } from '../words';
import { announce } from '../../state/statusStore';

/** A press so near to a corner means that corner, CSS px. */
const REACH_PX = { fine: 12, coarse: 24 };
const LEAST_CORNERS = 3;

/** Corners set one by one, until a press on the first or the last one closes them; undo takes them back. */
export function usePolygon(active: boolean, photoId: string | undefined) {
  const { commands, status, view } = useApp();
  const zoneId = useView((v) => v.zoneId);
  const zoneThere = usePlan((plan) => plan.zones.some(({ id }) => id === zoneId));
  const corners = useView((v) => v.cornersPx);
  /** Set while there are corners, so that Escape finds it. */
  const open = useRef<Drag | null>(null);
  const text = words.zones;
  const say = (announcement: string) => announce(status, announcement);

  const put = (cornersPx: readonly CornerPx[]) => view.setState({ cornersPx });
  const isOpen = corners.length > 0;
  const forget = useEffectEvent(() => put([]));
  useEffect(() => {
    open.current = isOpen ? { move: () => undefined, end: () => undefined, abandon: () => forget() } : null;
  }, [isOpen]);
  useDragEscape(open, active);
  // Another tool, zone or photo, or the zone is gone: so is what was begun.
  useEffect(() => () => forget(), [active, zoneId, zoneThere, photoId]);

  const close = () => {
    if (corners.length < LEAST_CORNERS) {
      say(text.tooFewCorners);
      return;
    }
    const [[x, y], ...rest] = corners as readonly [CornerPx, ...CornerPx[]];
    if (!commands.drawStart('zone-polygon', x, y, 1)) return;
    put([]);
    commands.drawMove(rest.flatMap((corner) => [...corner, 1]));
    commands.drawEnd();
    say(text.closed);
  };

  const press = (at: Point, isTouch: boolean) => {
    const reachPx = REACH_PX[isTouch ? 'coarse' : 'fine'];
    const isAt = (corner: CornerPx | undefined): boolean => {
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

  return { corners, press, close };
}
