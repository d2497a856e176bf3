import { Gesture } from '@use-gesture/vanilla';
import { isInPane } from '../../app/panes';
import type { PreviewApp } from '../../app/PreviewApp';
import type { ToolId } from '../../state/viewStore';
import { isZoneTool } from '../zones/zoneTools';
import type { Drag, Point } from './drag';

/** A wheel notch of 100 px zooms by e^0.2; a trackpad pinch arrives as small wheel steps with ctrl held. */
const WHEEL_RATE = 0.002;
const PINCH_WHEEL_RATE = 0.01;
const LINE_PX = 16;
const MIDDLE_BUTTON = 4;
const PAINTING: readonly ToolId[] = [
  'add',
  'remove',
  'scar',
  'zone-brush',
  'zone-eraser',
  'zone-lasso',
  'zone-polygon',
  'zone-fill',
  'zone-shade',
];

interface NavigationTarget {
  readonly app: PreviewApp;
  /** Takes the wheel, the handles lying on it included. */
  readonly stage: HTMLElement;
  /** Takes the pointers. */
  readonly surface: HTMLElement;
  /** A drag with the oval tool, CSS px on the stage. */
  readonly onOval: (from: Point, to: Point) => void;
  /** What a press with the tools of the head takes hold of; nothing: it pans. */
  readonly onGrab: (
    tool: 'head' | 'ruler' | 'scar' | 'zone' | 'outline' | 'hairline',
    at: Point,
    isTouch: boolean,
  ) => Drag | null;
}

/**
 * One finger does what the tool says, two fingers always navigate, the wheel zooms about the pointer, the middle button
 * pans with every tool. Returns how to take it off again.
 */
export function attachNavigation({ app, stage, surface, onOval, onGrab }: NavigationTarget): () => void {
  const { commands, view } = app;
  const at = (clientX: number, clientY: number): Point => {
    const box = stage.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  /** Beside the pane of the plan that is worked on one can only look. */
  const isBeside = ({ x, y }: Point): boolean => {
    const panes = commands.panes();
    return panes.length > 0 && !panes.some((pane) => pane.worked && isInPane(pane, x, y));
  };
  let drag: Drag | null = null;
  let pinched: { readonly at: Point; readonly scale: number } | null = null;

  // Once a pen draws, a hand that rests on the screen does not.
  let penSeen = false;

  const begin = (tool: ToolId, point: Point, isTouch: boolean): Drag | null => {
    if (isZoneTool(tool)) return isTouch && penSeen ? null : onGrab('zone', point, isTouch);
    if (tool === 'head' || tool === 'ruler' || tool === 'scar' || tool === 'hairline')
      return onGrab(tool, point, isTouch);
    return tool === 'add' || tool === 'remove' ? onGrab('outline', point, isTouch) : null;
  };

  const gesture = new Gesture(
    surface,
    {
      onDrag: ({ first, last, delta, initial, xy, event, pinching, touches, cancel }) => {
        if ((pinching ?? false) || touches > 1) {
          drag?.abandon();
          drag = null;
          cancel();
          return;
        }
        const { tool } = view.getState();
        const pointer = event instanceof PointerEvent ? event : null;
        const pans = pointer?.buttons === MIDDLE_BUTTON;
        const isPen = pointer?.pointerType === 'pen';
        penSeen ||= isPen;
        const pressed = (point: Point): Point => (isPen ? { ...point, pressure: pointer.pressure } : point);
        if (drag) {
          drag.move(pressed(at(...xy)));
          if (!last) return;
          drag.end();
          drag = null;
        } else if (first && !pans && !isBeside(at(...xy))) {
          drag = begin(tool, pressed(at(...xy)), pointer?.pointerType === 'touch');
        } else if (tool === 'oval' && !pans) onOval(at(...initial), at(...xy));
        else if (
          pans ||
          isBeside(at(...initial)) ||
          !PAINTING.includes(tool) ||
          (penSeen && pointer?.pointerType === 'touch')
        )
          commands.panBy(...delta);
      },
      onPinch: ({ origin, offset: [scale], first, last }) => {
        const middle = at(...origin);
        if (!first && pinched) {
          commands.panBy(middle.x - pinched.at.x, middle.y - pinched.at.y);
          commands.zoomBy(scale / pinched.scale, middle.x, middle.y);
        }
        pinched = last ? null : { at: middle, scale };
      },
    },
    {
      drag: { pointer: { buttons: [1, MIDDLE_BUTTON], keys: false } },
      pinch: { pinchOnWheel: false, from: () => [1, 0] },
    },
  );

  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const px = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE_PX;
    const { x, y } = at(event.clientX, event.clientY);
    commands.zoomBy(Math.exp(-px * (event.ctrlKey ? PINCH_WHEEL_RATE : WHEEL_RATE)), x, y);
  };
  stage.addEventListener('wheel', onWheel, { passive: false });

  return () => {
    drag?.abandon();
    gesture.destroy();
    stage.removeEventListener('wheel', onWheel);
  };
}
