import type { AnalysisImage, Mask } from '../image';
import type { HeadObservation } from '../observation';
import { refinedEdge, type RefinedEdge } from './edge';

const known = new WeakMap<Mask, RefinedEdge>();

/**
 * Where the person is, with the edge on the picture's: the person mask and what the hair mask adds to it (each model
 * misses hair that the other sees). Kept as long as the person mask; null without one.
 */
export function personWithEdge(
  analysis: AnalysisImage,
  { person, hair }: Pick<HeadObservation, 'person' | 'hair'>,
): RefinedEdge | null {
  if (person === null) return null;
  if (4 * person.coverage.length !== analysis.data.length) return { mask: person, wasFar: false };
  let refined = known.get(person);
  if (refined === undefined) known.set(person, (refined = refinedEdge(analysis, ...seenOf(person, hair))));
  return refined;
}

/** The same for the picture drawn on it, which shows a strip of the room as a film: without colours that the person has nowhere beside. */
export function personWithoutRoom(
  analysis: AnalysisImage,
  { person, hair }: Pick<HeadObservation, 'person' | 'hair'>,
): Mask | null {
  if (person === null || 4 * person.coverage.length !== analysis.data.length) return person;
  return refinedEdge(analysis, ...seenOf(person, hair), { isUnlikeOutside: true }).mask;
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
