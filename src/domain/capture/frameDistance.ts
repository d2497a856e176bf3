import type { RgbaImage } from '../image';
import { ColourCounts } from './ColourCounts';
import { inEllipse } from './headBox';
import type { Box, DistanceFinding } from './types';

/** Of the ellipse in the head's box: inside it is head even where it is half as large; from the other on it is none. */
const CORE_REACH = 0.5;
const AROUND_REACH = 1.35;
/** Share of the pixels of each kind whose colour tells which kind they are, below which nothing is said [A]. */
const LEAST_TOLD = 0.8;
/** Fewer pixels around the head say nothing of its surroundings, share of those inside [A]. */
const LEAST_AROUND = 0.3;
/** Rows whose width is measured, from the middle of the box up and down, share of its height. */
const ROWS = 0.22;
/** Of the box's width: how wide heads are over those rows, seen from any side [A]. */
const MEAN_ROW_WIDTH = 0.95;
/** The head ends where half of a stretch this long is none, share of the box's width. */
const STRETCH = 0.12;
/** Width of the head beside the silhouette's [A]. */
const FAR = 0.78;
const NEAR = 1.22;
/** Off the middle, share of the box's width [A]. */
const ASIDE = 0.18;

/**
 * How a head lies in the silhouette: the colours in its middle are told from those far outside it, and the run of such
 * colours is measured. Where head and surroundings look alike that cannot be told.
 */
export function frameDistance(frame: RgbaImage, box: Box): DistanceFinding {
  const core = new ColourCounts();
  const around = new ColourCounts();
  const bottom = Math.min(frame.height, box.y + box.height);
  eachPixel(frame, bottom, (x, y, i) => {
    const reach = inEllipse(box, x, y);
    if (reach < CORE_REACH) core.add(frame.data, i);
    else if (reach > AROUND_REACH) around.add(frame.data, i);
  });
  if (around.total < LEAST_AROUND * core.total) return 'unsure';
  core.smooth();
  around.smooth();
  const isHead = (i: number): boolean => core.share(frame.data, i) > around.share(frame.data, i);
  let [headTold, aroundTold] = [0, 0];
  eachPixel(frame, bottom, (x, y, i) => {
    const reach = inEllipse(box, x, y);
    if (reach < CORE_REACH && isHead(i)) headTold++;
    else if (reach > AROUND_REACH && !isHead(i)) aroundTold++;
  });
  if (headTold < LEAST_TOLD * core.total || aroundTold < LEAST_TOLD * around.total) return 'unsure';
  return judged(extents(frame, box, isHead), frame.width, box);
}

function eachPixel(
  { width }: RgbaImage,
  bottom: number,
  see: (x: number, y: number, i: number) => void,
): void {
  for (let y = 0; y < bottom; y += 2) for (let x = 0; x < width; x += 2) see(x, y, 4 * (y * width + x));
}

/** From the middle of the box to both ends of the head, medians over its rows, px. */
interface Extents {
  readonly leftPx: number;
  readonly rightPx: number;
}

function extents({ width, height }: RgbaImage, box: Box, isHead: (i: number) => boolean): Extents {
  const middleX = Math.round(box.x + box.width / 2);
  const middleY = box.y + box.height / 2;
  const stretchPx = Math.max(4, Math.round(STRETCH * box.width));
  const reach = (y: number, step: 1 | -1): number => {
    const row = y * width;
    let heads = stretchPx;
    let x = middleX;
    for (; x >= 0 && x < width && 2 * heads > stretchPx; x += step) {
      if (isHead(4 * (row + x))) heads++;
      const passed = x - step * stretchPx;
      // What lies before the middle counts as head.
      if (step * (passed - middleX) < 0 || isHead(4 * (row + passed))) heads--;
    }
    const atEdge = 2 * heads > stretchPx;
    return Math.abs(x - middleX) - (atEdge ? 0 : stretchPx / 2);
  };
  const lefts: number[] = [];
  const rights: number[] = [];
  const first = Math.max(0, Math.round(middleY - ROWS * box.height));
  const end = Math.min(height, Math.round(middleY + ROWS * box.height));
  for (let y = first; y < end; y += 2) {
    lefts.push(reach(y, -1));
    rights.push(reach(y, 1));
  }
  return { leftPx: median(lefts), rightPx: median(rights) };
}

function judged({ leftPx, rightPx }: Extents, frameWidthPx: number, box: Box): DistanceFinding {
  const middle = box.x + box.width / 2;
  const half = (MEAN_ROW_WIDTH * box.width) / 2;
  const touchesBoth = leftPx > middle - 3 && rightPx > frameWidthPx - middle - 3;
  const larger = Math.max(leftPx, rightPx) / half;
  const smaller = Math.min(leftPx, rightPx) / half;
  if (touchesBoth || (larger + smaller) / 2 > NEAR) return 'near';
  if (larger < FAR) return 'far';
  // A side in the shade may look like what lies behind it: only a head beyond the outline proves that it is off.
  return larger > 1 + 2 * ASIDE && smaller < 1 ? 'aside' : 'good';
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
