import { createStore } from 'zustand/vanilla';

/** Small pictures of the own head as other plans would treat it, none of them applied. */
export interface TrialState {
  /** Addresses by the id that was asked for. The app gives them back. */
  readonly pictures: Readonly<Record<string, string>>;
  /** Those that are not here yet are on their way. */
  readonly isMaking: boolean;
}

export const createTrialStore = () => createStore<TrialState>()(() => ({ pictures: {}, isMaking: false }));
export type TrialStore = ReturnType<typeof createTrialStore>;
