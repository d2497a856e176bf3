import type { Mask } from '../domain/image';
import type { ScarMap, TreatmentMap } from '../domain/scalp/types';
import { EMPTY_RECT, rectBetween, union, type Rect } from './rect';

/** What says where the picture is treated. */
export interface TreatedMasks {
  readonly scalp: Mask;
  readonly treatment: TreatmentMap;
  readonly scars: ScarMap | null;
}

/**
 * Where the treatment differs, px of its map: all that a stroke on a zone changes. Null where more than that differs, so that
 * what is made from the whole scalp, its hair or its scars is out of date.
 */
export function changedPart(before: TreatedMasks, after: TreatedMasks): Rect | null {
  if (before.scars !== after.scars || !isSameScalp(before.scalp, after.scalp)) return null;
  const { treatment: old } = before,
    { treatment } = after;
  if (old.width !== treatment.width || old.height !== treatment.height) return null;
  if ((old.own === undefined) !== (treatment.own === undefined)) return null;
  if (!isSame(old.hairGround, treatment.hairGround)) return null;
  const layers = differing(words(old.layers), words(treatment.layers), old.width, HAIR);
  if (layers === null) return null;
  const own =
    old.own && treatment.own ? differing(words(old.own), words(treatment.own), old.width, 0) : EMPTY_RECT;
  return own && union(layers, own);
}

/** Where two masks differ, px; null where they cannot be told apart by pixels. */
export function changedMask(before: Mask | null, after: Mask | null): Rect | null {
  if (before === after) return EMPTY_RECT;
  if (!before || !after || before.width !== after.width || before.height !== after.height) return null;
  return differing(before.coverage, after.coverage, before.width, 0);
}

const HAIR = new Uint32Array(new Uint8Array([0, 0, 0, 255]).buffer)[0]!;

function isSameScalp(before: Mask, after: Mask): boolean {
  if (before === after) return true;
  if (before.width !== after.width || before.height !== after.height) return false;
  return isSame(before.coverage, after.coverage);
}

/** Four bytes at a time: at every move of a stroke whole maps are compared between two frames. */
function isSame(before: Uint8Array | undefined, after: Uint8Array | undefined): boolean {
  if (before === after) return true;
  if (!before || !after || before.length !== after.length) return false;
  const whole = before.length - (before.length % 4);
  const [old, now] = [words(before.subarray(0, whole)), words(after.subarray(0, whole))];
  if (firstDifference(old, now) < old.length) return false;
  return firstDifference(before.subarray(whole), after.subarray(whole)) === before.length - whole;
}

type Words = Uint8Array | Uint32Array;

/** A pixel's four bytes as one number; copied where they do not lie on its boundary. */
function words(bytes: Uint8Array): Uint32Array {
  const at = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(at.buffer, at.byteOffset, at.length / 4);
}

/** Null where bits of `fixed` differ. */
function differing(before: Words, after: Words, width: number, fixed: number): Rect | null {
  const begin = firstDifference(before, after);
  if (begin === after.length) return EMPTY_RECT;
  let end = after.length;
  while (before[end - 1] === after[end - 1]) end--;
  if (fixed !== 0)
    for (let i = begin; i < end; i++) if (((before[i]! ^ after[i]!) & fixed) !== 0) return null;
  return rectBetween(width, begin, end, (i) => before[i] !== after[i]);
}

/** Its length where there is none. */
function firstDifference(before: Words, after: Words): number {
  let i = 0;
  while (i < after.length && before[i] === after[i]) i++;
  return i;
}
