import { createStore } from 'zustand/vanilla';
import type { SeenRun } from '../domain/hairline/seenLine';
import type { PatternId } from '../domain/patterns/pattern';
import type { SeenPattern } from '../domain/patterns/seenPattern';
import type { TopView } from '../domain/patterns/topView';
import type { ZoneFigures } from '../domain/zones/plannedZones';
import type { Zone } from '../domain/zones/zone';

export { LUDWIG, NORWOOD, isLudwig } from '../domain/patterns/pattern';

/** What a pattern would set, shown on the photo and not applied. */
export interface ShownProposal {
  readonly pattern: PatternId;
  readonly zones: readonly Zone[];
  /** On this head; null until they are drawn. */
  readonly figures: readonly ZoneFigures[] | null;
  /** Border of what the pattern has lost, as seen in the photo. */
  readonly border: readonly SeenRun[];
  /** Zones of the plan that would go, and locked ones that would stay. */
  readonly replaced: readonly Zone[];
  readonly kept: readonly Zone[];
}

/** The picker of patterns of hair loss. */
export interface PatternState {
  readonly open: boolean;
  /** What its pictures are drawn from; null until it is first opened. */
  readonly look: TopView | null;
  /** What the photo shows; null until it was looked at. */
  readonly seen: SeenPattern | null;
  /** The one that was chosen; `shown` follows. */
  readonly chosen: PatternId | null;
  readonly shown: ShownProposal | null;
}

export const INITIAL_PATTERNS: PatternState = {
  open: false,
  look: null,
  seen: null,
  chosen: null,
  shown: null,
};

export const createPatternStore = () => createStore<PatternState>()(() => INITIAL_PATTERNS);
export type PatternStore = ReturnType<typeof createPatternStore>;
