import { createStore } from 'zustand/vanilla';
import type { SeenLine } from '../domain/hairline/seenLine';
import type { LineWarning } from '../domain/hairline/warnings';

export { ramp } from '../domain/hairline/hairline';
export { gapsAlong } from '../domain/hairline/lineGaps';
export { LINE_STYLES } from '../domain/hairline/styles';
export { recededTo, RECESSIONS_MM, recessionShownMm } from '../domain/hairline/handleMoves';
export { behindMm, lineWarnings } from '../domain/hairline/warnings';

export interface LineState {
  /** The planned hairline over the selected photo, also while it is being dragged; `null` without a head. */
  readonly line: SeenLine | null;
  /** What the field warns of in the plan. */
  readonly warnings: readonly LineWarning[];
  /** A line drawn on the skin was found in the photo, which the plan could follow. */
  readonly foundOnSkin: boolean;
}

export const createLineStore = () =>
  createStore<LineState>()(() => ({ line: null, warnings: [], foundOnSkin: false }));
export type LineStore = ReturnType<typeof createLineStore>;
