import type { SavedConsultation } from '../../domain/consultation';
import { words } from '../words';

/** By its name, or by its date. */
export function listedAs({ name, savedAtMs, state }: SavedConsultation): string {
  if (state !== 'whole') return words.saved.unnamed;
  return name === '' ? words.saved.date(savedAtMs) : name;
}
