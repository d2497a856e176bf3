/** What a list of the consultations that were saved on this device says of one. */
export interface SavedConsultation {
  readonly id: string;
  /** Given by the user; empty where none was. */
  readonly name: string;
  /** Milliseconds since 1970; tells one saving from the next. */
  readonly savedAtMs: number;
  readonly photos: number;
  /** Only a whole one can be opened; one of a newer app and a damaged one are left as they are. */
  readonly state: 'whole' | 'newer' | 'damaged';
}

export const MOST_NAME_LETTERS = 60;
