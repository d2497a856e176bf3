import type { ShownHead } from '../../state/statusStore';

/** Below this single marks are lost between the pixels. */
const SEE_DOTS_PX_PER_MM = 4;
const CHECK_BELOW_CONFIDENCE = 0.5;
/** Below this the head itself may be somewhere else, not only its border. */
const PLACE_BELOW_CONFIDENCE = 0.3;
const NOTICEABLE_HAIR_SHARE = 0.03;

export type Note = 'place-unsure' | 'oval-unsure' | 'check-border' | 'no-single-dots' | 'own-hair';

/** As it is written on screen, to a tenth: the warning and the figure beside it must agree. */
export const shownPxPerMm = ({ mmPerPx }: ShownHead): number => Math.round(10 / mmPerPx) / 10;

/** What a person should know before believing the picture. */
export function notesOn(head: ShownHead): readonly Note[] {
  const notes: Note[] = [];
  if (head.confidence < PLACE_BELOW_CONFIDENCE)
    notes.push(head.source === 'oval' ? 'oval-unsure' : 'place-unsure');
  else if (head.confidence < CHECK_BELOW_CONFIDENCE) notes.push('check-border');
  if (shownPxPerMm(head) < SEE_DOTS_PX_PER_MM) notes.push('no-single-dots');
  if (head.hairShare > NOTICEABLE_HAIR_SHARE) notes.push('own-hair');
  return notes;
}
