import type { VariantLetter } from '../domain/plan/variants';
import { EMPTY_RECT, grow, intersect, isEmpty, type Rect } from './rect';

/** How the picture is looked at. Photo px; CSS px of the canvas, y down. */
export interface PreviewView {
  readonly centreXPx: number;
  readonly centreYPx: number;
  /** CSS px a photo px. */
  readonly zoom: number;
  /** 0..1 of the picture's visible width on the canvas; left of it is before, mirrored or not. */
  readonly split: number;
  readonly show: 'split' | 'before' | 'after';
  readonly mirrored: boolean;
  readonly outlineShown: boolean;
  /** The border of the zone that is worked on instead, where there is one. */
  readonly zoneOutlined: boolean;
  /** Empty: one picture over the whole canvas, as `show` says. Otherwise each shows its variant about the same centre. */
  readonly panes: readonly PaneView[];
  /** sRGB 0..1, around the picture. */
  readonly backgroundColor: readonly [number, number, number];
}

/** A part of the canvas, CSS px from its top left. */
export interface PaneView {
  readonly letter: VariantLetter;
  readonly leftCss: number;
  readonly topCss: number;
  readonly widthCss: number;
  readonly heightCss: number;
}

export const INITIAL_PREVIEW_VIEW: PreviewView = {
  centreXPx: 0,
  centreYPx: 0,
  zoom: 1,
  split: 0.5,
  show: 'split',
  mirrored: false,
  outlineShown: false,
  zoneOutlined: false,
  panes: [],
  backgroundColor: [0.07, 0.07, 0.07],
};

export interface CanvasSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device px a CSS px. */
  readonly devicePixelRatio: number;
  /** Where a part of the canvas begins; absent of the whole. */
  readonly leftPx?: number;
  readonly topPx?: number;
}

export interface PhotoSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** photo = device * scale + offset, device px with y down. */
export interface PhotoOfDevice {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

export function paneOfCanvas(pane: PaneView, { devicePixelRatio }: CanvasSize): CanvasSize {
  const devicePx = (css: number): number => Math.round(css * devicePixelRatio);
  const leftPx = devicePx(pane.leftCss);
  const topPx = devicePx(pane.topCss);
  return {
    leftPx,
    topPx,
    widthPx: devicePx(pane.leftCss + pane.widthCss) - leftPx,
    heightPx: devicePx(pane.topCss + pane.heightCss) - topPx,
    devicePixelRatio,
  };
}

const NEARLY_WHOLE = 1e-3;

/** Where device px fall in the photo. At a whole number of device px a photo px the two grids are laid on each other. */
export function photoOfDevice(view: PreviewView, canvas: CanvasSize): PhotoOfDevice {
  const devicePerPhoto = view.zoom * canvas.devicePixelRatio;
  const whole = Math.round(devicePerPhoto);
  const snaps = whole >= 1 && Math.abs(devicePerPhoto - whole) < NEARLY_WHOLE;
  const step = snaps ? 1 / whole : 1 / devicePerPhoto;
  const snap = (offset: number): number => (snaps ? Math.round(offset * whole) / whole : offset);
  const scaleX = view.mirrored ? -step : step;
  return {
    scaleX,
    scaleY: step,
    offsetX: snap(view.centreXPx - (canvas.widthPx / 2) * scaleX) - (canvas.leftPx ?? 0) * scaleX,
    offsetY: snap(view.centreYPx - (canvas.heightPx / 2) * step) - (canvas.topPx ?? 0) * step,
  };
}

/** Where the picture lies on the canvas, whole device px, y down. */
export function pictureRect(view: PreviewView, canvas: CanvasSize, photo: PhotoSize): Rect {
  const { scaleX, scaleY, offsetX, offsetY } = photoOfDevice(view, canvas);
  const a = -offsetX / scaleX;
  const b = (photo.widthPx - offsetX) / scaleX;
  const left = Math.round(Math.min(a, b));
  const top = Math.round(-offsetY / scaleY);
  const picture = {
    x: left,
    y: top,
    width: Math.round(Math.max(a, b)) - left,
    height: Math.round((photo.heightPx - offsetY) / scaleY) - top,
  };
  const { leftPx = 0, topPx = 0, widthPx, heightPx } = canvas;
  return intersect(picture, { x: leftPx, y: topPx, width: widthPx, height: heightPx });
}

/** Device px of the canvas that show this part of the photo, fractions of its sides, or a neighbour of theirs. */
export function deviceRect(part: Rect, view: PreviewView, canvas: CanvasSize, photo: PhotoSize): Rect {
  if (isEmpty(part)) return EMPTY_RECT;
  const { scaleX, scaleY, offsetX, offsetY } = photoOfDevice(view, canvas);
  const xs = [part.x, part.x + part.width].map((x) => (x * photo.widthPx - offsetX) / scaleX);
  const ys = [part.y, part.y + part.height].map((y) => (y * photo.heightPx - offsetY) / scaleY);
  const left = Math.floor(Math.min(...xs)),
    top = Math.floor(Math.min(...ys));
  const found = {
    x: left,
    y: top,
    width: Math.ceil(Math.max(...xs)) - left,
    height: Math.ceil(Math.max(...ys)) - top,
  };
  return intersect(grow(found, 1), { x: 0, y: 0, width: canvas.widthPx, height: canvas.heightPx });
}

/** What the canvas shows of the photo, fractions of its sides; may reach beyond it. */
export function seenFraction(view: PreviewView, canvas: CanvasSize, photo: PhotoSize): Rect {
  const { scaleX, scaleY, offsetX, offsetY } = photoOfDevice(view, canvas);
  const { leftPx = 0, topPx = 0, widthPx } = canvas;
  const width = widthPx * Math.abs(scaleX);
  const left = offsetX + leftPx * scaleX;
  return {
    x: Math.min(left, left + widthPx * scaleX) / photo.widthPx,
    y: (offsetY + topPx * scaleY) / photo.heightPx,
    width: width / photo.widthPx,
    height: (canvas.heightPx * scaleY) / photo.heightPx,
  };
}

/** Device x of the line between before and after within the picture. */
export const splitDeviceX = (split: number, picture: Rect): number =>
  Math.round(picture.x + Math.min(1, Math.max(0, split)) * picture.width);

export interface Sampling {
  readonly filter: 'exact' | 'enlarge' | 'reduce';
  /** Halvings of the picture before it is filtered. */
  readonly level: number;
  /** In texels of that level: a device px (reduce), the width of the blend between two texels (enlarge). */
  readonly filterTexels: number;
}

/** Up to here enlarged pixels are blended into one another, beyond they show as squares. */
export const SMOOTH_UP_TO_DEVICE_PX = 3;

/** How to filter `texelsPerDevice` texels of the full picture a device px. */
export function samplingOf(texelsPerDevice: number, levels: number): Sampling {
  if (Math.abs(texelsPerDevice - 1) < NEARLY_WHOLE) return { filter: 'exact', level: 0, filterTexels: 1 };
  if (texelsPerDevice < 1) {
    const smooth = texelsPerDevice * SMOOTH_UP_TO_DEVICE_PX >= 1 - NEARLY_WHOLE;
    return { filter: 'enlarge', level: 0, filterTexels: smooth ? 1 : texelsPerDevice };
  }
  const level = Math.min(levels, Math.floor(Math.log2(texelsPerDevice) + 1e-6));
  return { filter: 'reduce', level, filterTexels: texelsPerDevice / 2 ** level };
}
