import { connectedRuns } from '../connectedRuns';
import type { Mask } from '../image';

/** Of 255: hair is joined to what lies beside it from here on. */
const HAIR_FROM = 128;
/** Of 255: the person model misses hair before a dark room, but there it is not sure of the room either. */
const MAY_BE_PERSON_FROM = 16;
/** Of a part of the hair that grows on the person, so much at least may be the person's: 0.55 to 1 of true ones, 0.08 of a dark corner beside a head. */
const LEAST_OWN_SHARE = 0.3;

/**
 * The hair mask without those parts of it that lie mostly beside the person: the hair model sees hair in dark rooms, and
 * what of it touches the head would push the head's outline out.
 *
 * @param person of the same size
 */
export function hairOfPerson(hair: Mask, person: Mask): Mask {
  const { width, height, coverage } = hair;
  const isHair = new Uint8Array(coverage.length);
  for (let i = 0; i < isHair.length; i++) if (coverage[i]! >= HAIR_FROM) isHair[i] = 1;
  const { count, start, end, part } = connectedRuns(isHair, 1, width, height);
  const pixels = new Float64Array(count);
  const own = new Float64Array(count);
  for (let run = 0; run < count; run++) {
    pixels[part[run]!]! += end[run]! - start[run]!;
    for (let i = start[run]!; i < end[run]!; i++)
      if (person.coverage[i]! >= MAY_BE_PERSON_FROM) own[part[run]!]!++;
  }
  const isBeside = (run: number): boolean => own[part[run]!]! < LEAST_OWN_SHARE * pixels[part[run]!]!;
  let kept: Uint8Array | null = null;
  for (let run = 0; run < count; run++)
    if (isBeside(run)) (kept ??= coverage.slice()).fill(0, start[run], end[run]);
  return kept === null ? hair : { width, height, coverage: kept };
}
