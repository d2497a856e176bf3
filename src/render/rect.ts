import { BYTES_OF_NO_CHANGE, type LightMap } from '../domain/light';
import type { TreatmentMap } from '../domain/scalp/types';

/** Half-open: columns x … x + width - 1. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a picture, cut into bands of which each is as wide as it has to be: a head's outline leaves much of one rectangle empty. */
export interface Banded {
  readonly around: Rect;
  /** From the top down; what they do not hold is not of it. */
  readonly bands: readonly Rect[];
}

/** More of them hold less that is empty, and each costs a call. */
const BANDS = 8;

export const EMPTY_RECT: Rect = { x: 0, y: 0, width: 0, height: 0 };

export const EMPTY_BANDED: Banded = { around: EMPTY_RECT, bands: [] };

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

/** Whether all of `inner` lies in `outer`. */
export const holds = (outer: Rect, inner: Rect): boolean => {
  const { width, height } = union(outer, inner);
  return width === outer.width && height === outer.height;
};

/** `known` where it holds what is wanted, else that alone at first and everything later. */
export const extended = (known: Rect, wanted: Rect, all: Rect): Rect =>
  holds(known, wanted) ? known : isEmpty(known) ? wanted : all;

/** What of `rect` is not in `hole`, in up to four parts. */
export function without(rect: Rect, hole: Rect): readonly Rect[] {
  const cut = intersect(rect, hole);
  if (isEmpty(cut)) return [rect];
  const right = cut.x + cut.width,
    bottom = cut.y + cut.height;
  return [
    { ...rect, height: cut.y - rect.y },
    { ...rect, y: bottom, height: rect.y + rect.height - bottom },
    { ...cut, x: rect.x, width: cut.x - rect.x },
    { ...cut, x: right, width: rect.x + rect.width - right },
  ].filter((part) => !isEmpty(part));
}

/** What of `around`, the rectangle around bands that lie below each other, is beside and between them. */
export function gapsBeside(bands: readonly Rect[], around: Rect): readonly Rect[] {
  const gaps: Rect[] = [];
  let top = around.y;
  for (const { x, y, width, height } of bands) {
    const bottom = Math.max(top, y + height);
    const right = x + width;
    if (y > top) gaps.push({ ...around, y: top, height: y - top });
    const from = Math.max(top, y);
    gaps.push({ x: around.x, y: from, width: x - around.x, height: bottom - from });
    gaps.push({ x: right, y: from, width: around.x + around.width - right, height: bottom - from });
    top = bottom;
  }
  return gaps.filter((gap) => !isEmpty(gap));
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

/** Of the sides of the map that it is of. */
export function fractionOfMap(
  rect: Rect,
  { width, height }: { readonly width: number; readonly height: number },
): Rect {
  if (isEmpty(rect)) return EMPTY_RECT;
  // Interpolation carries what is in the map one of its texels further.
  const wide = grow(rect, 1);
  return { x: wide.x / width, y: wide.y / height, width: wide.width / width, height: wide.height / height };
}

export const bandedOfMap = (
  { around, bands }: Banded,
  map: { readonly width: number; readonly height: number },
): Banded => ({ around: fractionOfMap(around, map), bands: bands.map((band) => fractionOfMap(band, map)) });

const bits = (...bytes: readonly [number, number, number, number]): number =>
  new Uint32Array(new Uint8Array(bytes).buffer)[0]!;
const COVERAGE = bits(255, 0, 0, 0);
const COVERAGE_OR_HAIR = bits(255, 0, 0, 255);
const ANY = bits(255, 255, 255, 255);

/** Where coverage is above 0, px of the map. */
export const treatedPart = ({ width, layers }: TreatmentMap): Banded =>
  bandedOf(width, pixelsOf(layers), COVERAGE);

/** Where there is hair or treatment, px of the map. */
export const hairedPart = ({ width, layers }: TreatmentMap): Banded =>
  bandedOf(width, pixelsOf(layers), COVERAGE_OR_HAIR);

/** Where the light is another one, texels of the map. */
export function relitPart({ width, gains }: LightMap): Banded {
  const unchanged = new Uint16Array(new Uint8Array(BYTES_OF_NO_CHANGE).buffer)[0]!;
  const words = new Uint16Array(gains.buffer, gains.byteOffset, gains.length / 2);
  const pixels = new Uint32Array(words.length);
  for (let i = 0; i < words.length; i++) pixels[i] = words[i]! ^ unchanged;
  return bandedOf(width, pixels, ANY);
}

/** Four bytes each. */
const pixelsOf = (bytes: Uint8Array): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

/** Of each row the first column in which a bit of the mask is set and the one behind the last; twice 0 where none is. */
function spansOf(width: number, pixels: Uint32Array, mask: number): Int32Array {
  const rows = pixels.length / width;
  const spans = new Int32Array(2 * rows);
  for (let row = 0; row < rows; row++) {
    const begin = row * width;
    let left = begin,
      right = begin + width;
    while (left < right && (pixels[left]! & mask) === 0) left++;
    if (left === right) continue;
    while ((pixels[right - 1]! & mask) === 0) right--;
    spans[2 * row] = left - begin;
    spans[2 * row + 1] = right - begin;
  }
  return spans;
}

function aroundSpans(spans: Int32Array, width: number): Rect {
  let top = 0;
  let bottom = spans.length / 2;
  while (top < bottom && spans[2 * top + 1] === 0) top++;
  while (bottom > top && spans[2 * bottom - 1] === 0) bottom--;
  return top === bottom ? EMPTY_RECT : aroundRows(spans, width, top, bottom);
}

/** Where any bit of the mask is set. */
function bandedOf(width: number, pixels: Uint32Array, mask: number): Banded {
  const spans = spansOf(width, pixels, mask);
  const around = aroundSpans(spans, width);
  const rows = Math.ceil(around.height / BANDS);
  const bands: Rect[] = [];
  for (let y = around.y; y < around.y + around.height; y += rows) {
    const band = aroundRows(spans, width, y, Math.min(y + rows, around.y + around.height));
    if (!isEmpty(band)) bands.push(band);
  }
  return { around, bands };
}

/** Around the spans of the rows from `top` to before `bottom`, all of these rows; without width where there is none. */
function aroundRows(spans: Int32Array, width: number, top: number, bottom: number): Rect {
  let left = width;
  let right = 0;
  for (let row = top; row < bottom; row++) {
    if (spans[2 * row + 1] === 0) continue;
    left = Math.min(left, spans[2 * row]!);
    right = Math.max(right, spans[2 * row + 1]!);
  }
  return { x: left, y: top, width: Math.max(0, right - left), height: bottom - top };
}

/**
 * Around all that are set in a map of that width, of which the first is at `begin` and the last before `end`: of the rows
 * between them only what is outside is looked at.
 */
export function rectBetween(width: number, begin: number, end: number, isSet: (i: number) => boolean): Rect {
  const top = Math.floor(begin / width);
  const bottom = Math.floor((end - 1) / width);
  let left = width;
  let right = -1;
  for (let row = top * width; row <= bottom * width; row += width) {
    let x = 0;
    while (x < left && !isSet(row + x)) x++;
    left = x;
    x = width - 1;
    while (x > right && !isSet(row + x)) x--;
    right = x;
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
