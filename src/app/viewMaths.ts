import type { HeadRect } from '../domain/scalp/seenHead';
import type { ViewState } from '../state/viewStore';

export interface CanvasSize {
  readonly widthCss: number;
  readonly heightCss: number;
}

export interface PhotoSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

type Placement = Pick<ViewState, 'centreXPx' | 'centreYPx' | 'zoom' | 'mirrored'>;

const LARGEST_ZOOM_OVER_ACTUAL = 16;

/** The whole photo in the canvas, middle to middle. */
export function fitted(
  canvas: CanvasSize,
  photo: PhotoSize,
): Pick<ViewState, 'centreXPx' | 'centreYPx' | 'zoom'> {
  const zoom = Math.min(canvas.widthCss / photo.widthPx, canvas.heightCss / photo.heightPx);
  return { centreXPx: photo.widthPx / 2, centreYPx: photo.heightPx / 2, zoom: zoom > 0 ? zoom : 1 };
}

/** Photo around the head, as a share of the head's sides, on each of them. */
const HEAD_MARGIN = 0.2;
/** A phone, upright or not, shows single impressions of no more than the upper head, and that close around it. */
const SMALL: CanvasSize = { widthCss: 480, heightCss: 330 };
const SMALL_MARGIN = 0.05;
/** Zoomed in by less than this the whole photo is shown instead. */
const LEAST_GAIN = 1.25;

/** Where a photo shows a head. */
interface SeenHead {
  readonly seenIn: HeadRect;
  readonly seenToEyesIn: HeadRect;
}

/**
 * All of the head with some of the photo around it, on a small canvas what of it bears scalp, down to the eyes; the whole
 * photo where that is hardly larger.
 */
export function framedHead(
  canvas: CanvasSize,
  photo: PhotoSize,
  { seenIn, seenToEyesIn }: SeenHead,
): Pick<ViewState, 'centreXPx' | 'centreYPx' | 'zoom'> {
  const whole = fitted(canvas, photo);
  const isSmall = canvas.widthCss < SMALL.widthCss || canvas.heightCss < SMALL.heightCss;
  const head = isSmall ? seenToEyesIn : seenIn;
  const across = 1 + 2 * (isSmall ? SMALL_MARGIN : HEAD_MARGIN);
  const zoom = Math.min(
    canvas.widthCss / (across * head.widthPx),
    canvas.heightCss / (across * head.heightPx),
  );
  if (head.widthPx <= 0 || head.heightPx <= 0 || zoom < LEAST_GAIN * whole.zoom) return whole;
  return {
    zoom,
    centreXPx: middle(head.xPx + head.widthPx / 2, canvas.widthCss / zoom, photo.widthPx),
    centreYPx: middle(head.yPx + head.heightPx / 2, canvas.heightCss / zoom, photo.heightPx),
  };
}

/** Hair above the head and what else belongs to it, as a share of its sides, on each of them. */
const HAIR_MARGIN = 0.06;

/** Middle of the head, where a zoom shows it whole; null: one has to choose a part. */
export function headCentre(
  canvas: CanvasSize,
  { xPx, yPx, widthPx, heightPx }: HeadRect,
  zoom: number,
): Pick<ViewState, 'centreXPx' | 'centreYPx'> | null {
  const across = zoom * (1 + 2 * HAIR_MARGIN);
  if (across * widthPx > canvas.widthCss || across * heightPx > canvas.heightCss) return null;
  return { centreXPx: xPx + widthPx / 2, centreYPx: yPx + heightPx / 2 };
}

/** As near to `wanted` as an extent of this length can lie without showing more than the photo; its middle if it is longer. */
function middle(wanted: number, shownPx: number, photoPx: number): number {
  if (shownPx >= photoPx) return photoPx / 2;
  return Math.min(photoPx - shownPx / 2, Math.max(shownPx / 2, wanted));
}

export function canvasToPhoto(
  view: Placement,
  canvas: CanvasSize,
  xCss: number,
  yCss: number,
): { x: number; y: number } {
  const side = view.mirrored ? -1 : 1;
  return {
    x: view.centreXPx + (side * (xCss - canvas.widthCss / 2)) / view.zoom,
    y: view.centreYPx + (yCss - canvas.heightCss / 2) / view.zoom,
  };
}

export function photoToCanvas(
  view: Placement,
  canvas: CanvasSize,
  xPx: number,
  yPx: number,
): { x: number; y: number } {
  const side = view.mirrored ? -1 : 1;
  return {
    x: canvas.widthCss / 2 + side * (xPx - view.centreXPx) * view.zoom,
    y: canvas.heightCss / 2 + (yPx - view.centreYPx) * view.zoom,
  };
}

/** Zoomed so that the photo point under (xCss, yCss) stays there; never smaller than half of the whole picture. */
export function zoomedAbout(
  view: Placement,
  canvas: CanvasSize,
  photo: PhotoSize,
  factor: number,
  xCss: number,
  yCss: number,
): Pick<ViewState, 'centreXPx' | 'centreYPx' | 'zoom'> {
  const smallest = fitted(canvas, photo).zoom * 0.5;
  const zoom = Math.min(LARGEST_ZOOM_OVER_ACTUAL, Math.max(smallest, view.zoom * factor));
  const anchor = canvasToPhoto(view, canvas, xCss, yCss);
  const side = view.mirrored ? -1 : 1;
  return {
    zoom,
    ...keptOnScreen(
      anchor.x - (side * (xCss - canvas.widthCss / 2)) / zoom,
      anchor.y - (yCss - canvas.heightCss / 2) / zoom,
      photo,
    ),
  };
}

/** The middle of the canvas stays on the photo. */
export function keptOnScreen(
  x: number,
  y: number,
  photo: PhotoSize,
): Pick<ViewState, 'centreXPx' | 'centreYPx'> {
  return {
    centreXPx: Math.min(photo.widthPx, Math.max(0, x)),
    centreYPx: Math.min(photo.heightPx, Math.max(0, y)),
  };
}

/** Where the picture is looked at. */
export interface ScreenPlace {
  /** From the eye to the screen, mm. */
  readonly eyeMm: number;
  /** Size of a CSS pixel on it, mm. */
  readonly cssPxMm: number;
}

/** CSS px a photo px at which the head covers as much of the field of view as it does from `distanceMm`. */
export const zoomSeenFrom = (distanceMm: number, { eyeMm, cssPxMm }: ScreenPlace, mmPerPx: number): number =>
  (mmPerPx * eyeMm) / (distanceMm * cssPxMm);
