import type { AnalysisImage, Mask } from '../image';
import type { HeadObservation } from '../observation';
import { refinedEdge, type RefinedEdge } from './edge';

type Seen = Pick<HeadObservation, 'person' | 'hair'>;
type Kept = WeakMap<Mask, RefinedEdge>;

const withEdge: Kept = new WeakMap();
const withoutRoom: Kept = new WeakMap();

/**
 * Where the person is, with the edge on the picture's: the person mask and what the hair mask adds to it (each model
 * misses hair that the other sees). Kept as long as the person mask; null without one.
 */
export const personWithEdge = (analysis: AnalysisImage, seen: Seen): RefinedEdge | null =>
  refined(withEdge, analysis, seen, false);

/**
 * The same to draw in, kept as long: a colour at its edge that the person has nowhere is the room's, on which pigment would
 * show as a film. The head is fitted to the other, on which several photos of one person agree.
 */
export const personWithoutRoom = (analysis: AnalysisImage, seen: Seen): Mask | null =>
  refined(withoutRoom, analysis, seen, true)?.mask ?? null;

function refined(
  kept: Kept,
  analysis: AnalysisImage,
  { person, hair }: Seen,
  isUnlikeOutside: boolean,
): RefinedEdge | null {
  if (person === null) return null;
  if (4 * person.coverage.length !== analysis.data.length) return { mask: person, wasFar: false };
  let edge = kept.get(person);
  if (edge === undefined)
    kept.set(person, (edge = refinedEdge(analysis, ...seenOf(person, hair), { isUnlikeOutside })));
  return edge;
}

/** Person and hair, and the hair alone where it is known per pixel. */
function seenOf(person: Mask, hair: Mask | null): [seen: Mask, hair: Mask | null] {
  const sized = hair?.coverage.length === person.coverage.length ? hair : null;
  return [sized === null ? person : union(person, sized), sized];
}

/** Hair counts up to so many times what the person model gives: where that is sure of background, the hair model sees hair in rooms. */
const HAIR_GAIN = 8;

function union({ width, height, coverage }: Mask, other: Mask): Mask {
  const both = coverage.slice();
  const seen = other.coverage;
  const fours =
    seen.byteOffset % 4 === 0 ? new Uint32Array(seen.buffer, seen.byteOffset, seen.length >> 2) : [];
  for (let i = 0; i < both.length; i++) {
    // Most of a picture has no hair in four pixels at once.
    if (i % 4 === 0 && fours[i / 4] === 0) {
      i += 3;
      continue;
    }
    const hair = seen[i]!;
    const person = coverage[i]!;
    if (hair > person) both[i] = hair < HAIR_GAIN * person ? hair : HAIR_GAIN * person;
  }
  return { width, height, coverage: both };
}
