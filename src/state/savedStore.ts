import { createStore } from 'zustand/vanilla';
import type { SavedConsultation } from '../domain/consultation';

export { MOST_NAME_LETTERS } from '../domain/consultation';

/** What is saved on this device, by the user's wish alone. */
export interface SavedState {
  /** The newest first. */
  readonly list: readonly SavedConsultation[];
  /** The saved one that is worked on; null where what is open was never saved. */
  readonly current: SavedConsultation | null;
  /** What is open is saved just as it is. */
  readonly kept: boolean;
}

export const createSavedStore = () =>
  createStore<SavedState>()(() => ({ list: [], current: null, kept: false }));
export type SavedStore = ReturnType<typeof createSavedStore>;
