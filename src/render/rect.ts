import type { Mask } from '../domain/image';

/** Half-open: columns x … x + width - 1. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const EMPTY_RECT: Rect = { x: 0, y: 0, width: 0, height: 0 };

export const isEmpty = (rect: Rect): boolean => rect.width <= 0 || rect.height <= 0;

export function intersect(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : EMPTY_RECT;
}

export function union(a: Rect, b: Rect): Rect {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

export const grow = (rect: Rect, by: number): Rect =>
  isEmpty(rect)
    ? rect
    : { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by };

/** The smallest rectangle of whole units that holds `rect` after scaling. */
export function scaled(rect: Rect, scaleX: number, scaleY: number): Rect {
  const x = Math.floor(rect.x * scaleX);
  const y = Math.floor(rect.y * scaleY);
  return {
    x,
    y,
    width: Math.ceil((rect.x + rect.width) * scaleX) - x,
    height: Math.ceil((rect.y + rect.height) * scaleY) - y,
  };
}

/** Where the mask is above 0, mask px. Empty ends are passed over by words; of the rows between, only what is outside. */
export function coveredRect({ width, coverage }: Mask): Rect {
  const isAligned = coverage.byteOffset % 4 === 0 && coverage.length % 4 === 0;
  const words = isAligned ? new Uint32Array(coverage.buffer, coverage.byteOffset, coverage.length / 4) : [];
  let begin = 0;
  while (begin < words.length && words[begin] === 0) begin++;
  begin *= 4;
  while (begin < coverage.length && coverage[begin] === 0) begin++;
  if (begin >= coverage.length) return EMPTY_RECT;
  let end = words.length;
  while (end > 0 && words[end - 1] === 0) end--;
  end = isAligned ? 4 * end : coverage.length;
  while (coverage[end - 1] === 0) end--;

  const top = Math.floor(begin / width);
  const bottom = Math.floor((end - 1) / width);
  let left = width;
  let right = -1;
  for (let row = top * width; row <= bottom * width; row += width) {
    let x = 0;
    while (x < left && coverage[row + x] === 0) x++;
    left = x;
    x = width - 1;
    while (x > right && coverage[row + x] === 0) x--;
    right = x;
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
