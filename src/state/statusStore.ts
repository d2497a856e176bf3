import type { ListedScar } from '../domain/scar/scar';
import type { ZoneFigures } from '../domain/zones/plannedZones';
import type { Zone } from '../domain/zones/zone';
import type { LineHandleId } from '../domain/hairline/seenLine';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { StepId } from './documentStore';
import { createStore } from 'zustand/vanilla';
import type { ErrorCode } from '../domain/errors';
import type { OwnHair } from '../domain/fringe/fringeLook';
import type { SeenHair } from '../domain/pigment/hairTone';
import type { HealingAssumption } from '../domain/pigment/healing';
import type { MatchedShade } from '../domain/pigment/shadeMatch';
import type { SkinTone } from '../domain/pigment/skinTone';
import type { Swatch } from '../domain/pigment/swatch';
import type { ClinicalView } from '../domain/observation';
import type { PhotoProblem } from '../domain/quality/types';
import type { FitSource, ScaleSource } from '../domain/head/types';

export { showsMembers } from '../domain/follicles/units';
export { shownFringe } from '../domain/fringe/fringeLook';
export { isLighterThanDots } from '../domain/pigment/shadeMatch';

export type JobStage = 'decode' | 'models' | 'vision' | 'fit' | 'field' | 'draw' | 'export';

export interface Job {
  readonly stage: JobStage;
  /** 0..1 over the whole job. */
  readonly fraction: number;
  readonly cancellable: boolean;
}

/** The photo that is on screen; `null` before the first one. */
export interface ShownPhoto {
  readonly id: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly view: ClinicalView;
  readonly segmentation: 'models' | 'fallback' | 'manual';
  readonly faceFound: boolean;
  /** null where nothing looks like a head: hand tools only. */
  readonly head: ShownHead | null;
}

/** One of the photos of a person that are open. */
export interface ListedPhoto {
  readonly id: string;
  /** null where no head was found in it. */
  readonly view: ClinicalView | null;
}

/** The shade for this person, why, and how the ladder looks on this skin. */
export interface ShownPigment {
  readonly match: MatchedShade;
  /** How sure the skin's type is, and what makes it less sure; null where the photo shows too little skin. */
  readonly skin: SkinTone | null;
  readonly hair: SeenHair | null;
  /** Every shade, in the plan's deposit, age and family, darkest first; then the own mixture. Empty without skin. */
  readonly swatches: readonly Swatch[];
  /** What of the plan's age is assumed. */
  readonly assumptions: readonly HealingAssumption[];
}

export interface ShownHead {
  readonly source: FitSource;
  readonly scaleSource: ScaleSource;
  readonly confidence: number;
  readonly mmPerPx: number;
  readonly mmPerPxUncertainty: number;
  readonly visibleAreaCm2: number;
  /** One standard deviation, as a fraction. */
  readonly visibleAreaUncertainty: number;
  readonly treatedAreaCm2: number;
  /** One standard deviation, as a fraction. */
  readonly treatedAreaUncertainty: number;
  readonly impressions: number;
  /** As planned on the whole head; empty of a uniform plan. */
  readonly zones: readonly ZoneFigures[];
  /** Share of the treated scalp on which the hair model sees hair, 0..1. */
  readonly hairShare: number;
  /** Hair hides nearly all that the plan treats in this photo: no change can be seen. */
  readonly covered: boolean;
  /** Size of this head in mm beside the mean adult's. */
  readonly sizeRatio: number;
  /** The user turned, moved, scaled or pinned the head by hand. */
  readonly placedByHand: boolean;
  /** What this photo cannot show well, the worst first. */
  readonly problems: readonly PhotoProblem[];
  /** Width of the finest detail on the scalp, mm; null where it is not known. */
  readonly finestDetailMm: number | null;
  readonly pigment: ShownPigment;
  readonly ownHair: OwnHair;
}

export interface ShownError {
  readonly code: ErrorCode | 'unexpected';
  readonly message: string;
}

/** What of a scar a step changed. */
export type ScarChange = 'name' | 'shown' | 'hidden' | 'locked' | 'unlocked' | 'width';

/** What of a zone a step changed; `look`: several of density, shade, dot size and depth, which go by the plan again. */
export type ZoneChange =
  | Exclude<ScarChange, 'width'>
  | 'look'
  | 'density'
  | 'shade'
  | 'size'
  | 'depth'
  | 'softness'
  | 'blend'
  | 'band';

type PlanKey = Exclude<keyof TreatmentPlan, 'schemaVersion' | 'zones' | 'scars'>;

/** One choice of the plan, `section.choice`, or a section that is one choice itself. */
export type PlanChoice = {
  [K in PlanKey]: TreatmentPlan[K] extends object ? `${K}.${keyof TreatmentPlan[K] & string}` : K;
}[PlanKey];

/** What of the plan a step changed, zones and scars apart. */
export interface PlanChange {
  readonly choices: readonly PlanChoice[];
  /** Handles of the hairline that were moved aside, forwards or back; none where the line was drawn. */
  readonly handles: readonly LineHandleId[];
  /** As it is after the step. */
  readonly plan: TreatmentPlan;
}

type NamedZone = Pick<Zone, 'name' | 'kind'>;

/** A step of the history, with what its name says. */
export interface ShownStep {
  readonly id: StepId;
  /** That it concerns, as it is after the step; of a deleted one as it was. */
  readonly zone?: NamedZone;
  readonly change?: ZoneChange;
  /** Of a change of the zone's look: mm, dots per cm² or a shade, as it is after the step; null: as the plan. */
  readonly value?: number | string | null;
  /** Of a move in the list: over which the zone lies now. */
  readonly below?: NamedZone;
  readonly scar?: Pick<ListedScar, 'name' | 'kind'>;
  readonly scarChange?: ScarChange;
  /** Of a scar that was drawn, or made wider or narrower. */
  readonly scarWidthMm?: number;
  readonly planned?: PlanChange;
}

/** Steps from the first to the last that can be done again. */
export interface ShownHistory {
  readonly steps: readonly ShownStep[];
  /** The one that is shown. */
  readonly at: number;
}

export interface StatusState {
  readonly models: 'unknown' | 'loading' | 'loaded' | 'missing';
  readonly graphics: 'starting' | 'ready' | 'lost' | 'unavailable';
  readonly job: Job | null;
  /** What was changed takes more than a moment to come into the picture. */
  readonly busy: boolean;
  readonly photo: ShownPhoto | null;
  /** All that are open, that one among them, in the order in which they came. */
  readonly photos: readonly ListedPhoto[];
  readonly error: ShownError | null;
  /** A short sentence for the live region, e.g. after undo or save. */
  readonly announcement: string;
  /** How many sentences there have been: the same one twice running is two. */
  readonly announced: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly history: ShownHistory;
}

export const INITIAL_STATUS: StatusState = {
  models: 'unknown',
  graphics: 'starting',
  job: null,
  busy: false,
  photo: null,
  photos: [],
  error: null,
  announcement: '',
  announced: 0,
  canUndo: false,
  canRedo: false,
  history: { steps: [{ id: 'opened' }], at: 0 },
};

export const createStatusStore = () => createStore<StatusState>()(() => INITIAL_STATUS);
export type StatusStore = ReturnType<typeof createStatusStore>;

/** Says a short sentence, to eyes and ears; '' takes away what is said. */
export const announce = (status: StatusStore, announcement: string): void =>
  status.setState(({ announced }) => ({ announcement, announced: announced + 1 }));
