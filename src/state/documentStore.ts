import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import { DEFAULT_PLAN, type TreatmentPlan } from '../domain/plan/TreatmentPlan';
import { ONE_PLAN, type Variants } from '../domain/plan/variants';
import type { HeadCorrection } from '../domain/head/correction';
import type { HeadOval } from '../domain/observation';
import type { BrushStroke } from '../domain/scalp/strokes';

export { freeLetter, lettersOf, planOf, type VariantLetter, type Variants } from '../domain/plan/variants';

/** What a step of the document changed: a key of the plan, or the hand that did it. */
export type StepId =
  | 'opened'
  | Exclude<keyof TreatmentPlan, 'schemaVersion'>
  | 'plan'
  | 'pattern'
  | 'outline'
  | 'head'
  | `line-${'drawn' | 'smoothed' | 'followed'}`
  | `variant-${'kept' | 'shown' | 'deleted' | 'replaced'}`
  | `scar-${'drawn' | 'changed' | 'copied' | 'deleted'}`
  | `zone-${'added' | 'drawn' | 'filled' | 'erased' | 'changed' | 'moved' | 'copied' | 'deleted'}`;

/** All that can be undone: small, serialisable, immutable. */
export interface DocumentState {
  /** What led here. */
  readonly step: StepId;
  /** The one that is worked on. */
  readonly plan: TreatmentPlan;
  /** Its letter, and the plans beside it. */
  readonly variants: Variants;
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
  variants: ONE_PLAN,
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
        a.variants === b.variants &&
        a.strokes === b.strokes &&
        a.ovals === b.ovals &&
        a.corrections === b.corrections,
    }),
  );

export type DocumentStore = ReturnType<typeof createDocumentStore>;
