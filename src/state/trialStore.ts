import { createStore } from 'zustand/vanilla';

/** Small pictures of the own head as other plans would treat it, none of them applied. */
export interface TrialState {
  /** Addresses by the id that was asked for; one that is not here yet is on its way. The app gives them back. */
  readonly pictures: Readonly<Record<string, string>>;
}

export const createTrialStore = () => createStore<TrialState>()(() => ({ pictures: {} }));
export type TrialStore = ReturnType<typeof createTrialStore>;
