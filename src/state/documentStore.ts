import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import { DEFAULT_PLAN, type TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { HeadCorrection } from '../domain/head/correction';
import type { HeadOval } from '../domain/observation';
import type { BrushStroke } from '../domain/scalp/strokes';

/** What a step of the document changed: a key of the plan, or the hand that did it. */
export type StepId =
  | 'opened'
  | Exclude<keyof TreatmentPlan, 'schemaVersion'>
  | 'plan'
  | 'pattern'
  | 'outline'
  | 'head'
  | 'scar-drawn'
  | `zone-${'added' | 'drawn' | 'filled' | 'erased' | 'changed' | 'moved' | 'copied' | 'deleted'}`;

/** All that can be undone: small, serialisable, immutable. */
export interface DocumentState {
  /** What led here. */
  readonly step: StepId;
  readonly plan: TreatmentPlan;
  /** Corrections of the scalp outline, by photo id. */
  readonly strokes: Readonly<Record<string, readonly BrushStroke[]>>;
  /** Where the user pointed at the head, by photo id. */
  readonly ovals: Readonly<Record<string, HeadOval>>;
  /** How the user laid the head over the photo, by photo id. */
  readonly corrections: Readonly<Record<string, HeadCorrection>>;
}

export const EMPTY_DOCUMENT: DocumentState = {
  step: 'opened',
  plan: DEFAULT_PLAN,
  strokes: {},
  ovals: {},
  corrections: {},
};

/** One undo step a `setState`; a drag commits once, at its end. */
export const createDocumentStore = () =>
  createStore<DocumentState>()(
    temporal(() => EMPTY_DOCUMENT, {
      equality: (a, b) =>
        a.plan === b.plan &&
        a.strokes === b.strokes &&
        a.ovals === b.ovals &&
        a.corrections === b.corrections,
    }),
  );

export type DocumentStore = ReturnType<typeof createDocumentStore>;
