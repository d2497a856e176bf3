import { Gesture } from '@use-gesture/vanilla';
import type { PreviewApp } from '../../app/PreviewApp';
import { type Brush, type Point, createBrush } from './brush';

/** A wheel notch of 100 px zooms by e^0.2; a trackpad pinch arrives as small wheel steps with ctrl held. */
const WHEEL_RATE = 0.002;
const PINCH_WHEEL_RATE = 0.01;
const LINE_PX = 16;
const MIDDLE_BUTTON = 4;

interface NavigationTarget {
  readonly app: PreviewApp;
  /** Takes the wheel, the handles lying on it included. */
  readonly stage: HTMLElement;
  /** Takes the pointers. */
  readonly surface: HTMLElement;
  /** A drag with the oval tool, CSS px on the stage. */
  readonly onOval: (from: Point, to: Point) => void;
}

/**
 * One finger does what the tool says, two fingers always navigate, the wheel zooms about the pointer, the middle button
 * pans with every tool. Returns how to take it off again.
 */
export function attachNavigation({ app, stage, surface, onOval }: NavigationTarget): () => void {
  const { commands, view, status } = app;
  const at = (clientX: number, clientY: number): Point => {
    const box = stage.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  let brush: Brush | null = null;
  let pinched: { readonly at: Point; readonly scale: number } | null = null;

  const gesture = new Gesture(
    surface,
    {
      onDrag: ({ first, last, delta, initial, xy, event, pinching, touches, cancel }) => {
        if ((pinching ?? false) || touches > 1) {
          brush?.abandon();
          brush = null;
          cancel();
          return;
        }
        const { tool } = view.getState();
        const pointer = event instanceof PointerEvent ? event : null;
        if (brush) {
          brush.move(at(...xy));
          if (!last) return;
          brush.end();
          brush = null;
        } else if (tool === 'pan' || pointer?.buttons === MIDDLE_BUTTON) commands.panBy(...delta);
        else if (tool === 'oval') onOval(at(...initial), at(...xy));
        else if (first && status.getState().photo?.head)
          brush = createBrush(commands, at(...xy), pointer?.pointerType === 'touch');
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
    brush?.abandon();
    gesture.destroy();
    stage.removeEventListener('wheel', onWheel);
  };
}
