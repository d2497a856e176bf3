import type { ShownHead } from '../../state/statusStore';

/** Below this single marks are lost between the pixels. */
const SEE_DOTS_PX_PER_MM = 4;
const CHECK_BELOW_CONFIDENCE = 0.5;
const NOTICEABLE_HAIR_SHARE = 0.03;

export type Note = 'check-border' | 'no-single-dots' | 'own-hair';

/** What a person should know before believing the picture. */
export function notesOn(head: ShownHead): readonly Note[] {
  const notes: Note[] = [];
  if (head.confidence < CHECK_BELOW_CONFIDENCE) notes.push('check-border');
  if (head.mmPerPx * SEE_DOTS_PX_PER_MM > 1) notes.push('no-single-dots');
  if (head.hairShare > NOTICEABLE_HAIR_SHARE) notes.push('own-hair');
  return notes;
}
