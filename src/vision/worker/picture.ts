/** A square cut from the analysis image, in its pixels; it may reach beyond the edges. */
export interface Square {
  readonly xPx: number;
  readonly yPx: number;
  readonly sidePx: number;
}

/** Beyond the picture's edge: a middle grey, which no model takes for skin or hair. */
const BEYOND_EDGE = '#808080';

function blank(sidePx: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(sidePx, sidePx).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2D canvas in the worker');
  context.imageSmoothingQuality = 'high';
  context.fillStyle = BEYOND_EDGE;
  context.fillRect(0, 0, sidePx, sidePx);
  return context;
}

export function canvasOf(image: ImageData): OffscreenCanvas {
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2D canvas in the worker');
  context.putImageData(image, 0, 0);
  return canvas;
}

/** The square, resampled to `sidePx` a side. */
export function cut(picture: OffscreenCanvas, square: Square, sidePx: number): ImageData {
  const context = blank(sidePx);
  const scale = sidePx / square.sidePx;
  context.setTransform(scale, 0, 0, scale, -square.xPx * scale, -square.yPx * scale);
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, sidePx, sidePx);
}

/** The whole picture upside down in the middle of a square; its longest side takes `fill` of the square's. */
export function upsideDown(picture: OffscreenCanvas, fill: number, sidePx: number): ImageData {
  const context = blank(sidePx);
  const scale = (sidePx * fill) / Math.max(picture.width, picture.height);
  context.translate(sidePx / 2, sidePx / 2);
  context.scale(-scale, -scale);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  return context.getImageData(0, 0, sidePx, sidePx);
}

/** Brighter than this in the middle of its levels, of 255, a photo is overexposed: 60 rendered heads in good light have 205 at most. */
const OVEREXPOSED_LEVEL = 205;
/** What the middle level is brought to, by turns: the person model sees the same head in one and not in the other. */
const WANTED_LEVELS = [180, 140, 100];
/** Every so many pixels are asked. */
const LEVEL_STEP = 37;

/** An overexposed picture with what is left of its highlights spread out, more and more; none for any other. */
export function highlightLooks(image: ImageData): (() => ImageData)[] {
  const levels: number[] = [];
  for (let i = 0; i < image.data.length; i += 4 * LEVEL_STEP) levels.push(image.data[i + 1] ?? 0);
  const middle = Uint8Array.from(levels).sort()[levels.length >> 1] ?? 0;
  if (middle <= OVEREXPOSED_LEVEL) return [];
  return WANTED_LEVELS.map((wanted) => () => {
    const power = Math.log(wanted / 255) / Math.log(Math.min(middle, 254) / 255);
    return curved(image, power);
  });
}

function curved(image: ImageData, power: number): ImageData {
  const curve = Uint8ClampedArray.from({ length: 256 }, (_, level) => 255 * (level / 255) ** power);
  return new ImageData(
    image.data.map((level, i) => (i % 4 === 3 ? level : (curve[level] ?? level))),
    image.width,
    image.height,
  );
}
