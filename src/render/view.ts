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
  /** sRGB 0..1, around the picture. */
  readonly backgroundColor: readonly [number, number, number];
}

export const INITIAL_PREVIEW_VIEW: PreviewView = {
  centreXPx: 0,
  centreYPx: 0,
  zoom: 1,
  split: 0.5,
  show: 'split',
  mirrored: false,
  outlineShown: false,
  backgroundColor: [0.07, 0.07, 0.07],
};

export interface CanvasSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device px a CSS px. */
  readonly devicePixelRatio: number;
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
    offsetX: snap(view.centreXPx - (canvas.widthPx / 2) * scaleX),
    offsetY: snap(view.centreYPx - (canvas.heightPx / 2) * step),
  };
}

/** Device x of the line between before and after. */
export function splitDeviceX(view: PreviewView, canvas: CanvasSize, photo: PhotoSize): number {
  const { scaleX, offsetX } = photoOfDevice(view, canvas);
  const a = (0 - offsetX) / scaleX;
  const b = (photo.widthPx - offsetX) / scaleX;
  const left = Math.min(Math.max(Math.min(a, b), 0), canvas.widthPx);
  const right = Math.min(Math.max(Math.max(a, b), 0), canvas.widthPx);
  return left + view.split * (right - left);
}

export interface Sampling {
  /** Halvings of the picture before it is filtered. */
  readonly level: number;
  /** Box width in texels of that level; 0: one texel a device px, shown as it is. */
  readonly filterTexels: number;
}

/** Up to here enlarged pixels are blended into one another, beyond they show as squares. */
export const SMOOTH_UP_TO_DEVICE_PX = 3;

/** How to filter `texelsPerDevice` texels of the full picture a device px. */
export function samplingOf(texelsPerDevice: number, levels: number): Sampling {
  if (Math.abs(texelsPerDevice - 1) < NEARLY_WHOLE) return { level: 0, filterTexels: 0 };
  if (texelsPerDevice < 1) {
    const smooth = texelsPerDevice * SMOOTH_UP_TO_DEVICE_PX >= 1 - NEARLY_WHOLE;
    return { level: 0, filterTexels: smooth ? 1 : texelsPerDevice };
  }
  const level = Math.min(levels, Math.floor(Math.log2(texelsPerDevice) + 1e-6));
  return { level, filterTexels: texelsPerDevice / 2 ** level };
}
