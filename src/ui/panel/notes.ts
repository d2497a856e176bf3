import type { ShownHead } from '../../state/statusStore';

const CHECK_BELOW_CONFIDENCE = 0.5;
/** Below this the head itself may be somewhere else, not only its border. */
const PLACE_BELOW_CONFIDENCE = 0.3;
const NOTICEABLE_HAIR_SHARE = 0.03;

export type Note = 'place-unsure' | 'oval-unsure' | 'check-border' | 'own-hair' | 'covered';

/** What a person should know of the fit before believing the picture. */
export function notesOn(head: ShownHead): readonly Note[] {
  const notes: Note[] = [];
  if (head.confidence < PLACE_BELOW_CONFIDENCE)
    notes.push(head.source === 'oval' ? 'oval-unsure' : 'place-unsure');
  else if (head.confidence < CHECK_BELOW_CONFIDENCE) notes.push('check-border');
  if (head.covered) notes.push('covered');
  else if (head.ownHair === 'long' && head.hairShare > NOTICEABLE_HAIR_SHARE) notes.push('own-hair');
  return notes;
}

/** The panel has something that should be read before the picture is believed. */
export const isNoted = (head: ShownHead): boolean => head.problems.length > 0 || notesOn(head).length > 0;
