import { createStore } from 'zustand/vanilla';
import type { WireHead } from '../domain/head/wire';

/** The wire head over the selected photo as corrected so far, also while it is being dragged; `null` without a head. */
export interface WireState {
  readonly wire: WireHead | null;
}

export const createWireStore = () => createStore<WireState>()(() => ({ wire: null }));
export type WireStore = ReturnType<typeof createWireStore>;
