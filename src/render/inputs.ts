import type { FollicleField } from '../domain/follicles/types';
import type { Mask } from '../domain/image';
import type { PhotoGrain } from '../domain/quality/grain';
import { PRESENT_FRINGE, type FringeLook } from '../domain/fringe/fringeLook';
import type { ColourMap, DepthMap, RimShift, ScarMap, TreatmentMap } from '../domain/scalp/types';
import type { MattSkin } from '../domain/pigment/mattSkin';
import type { ImpressionLook } from '../domain/pigment/look';
import type { LightCheck } from '../domain/light';
import type { VariantLetter } from '../domain/plan/variants';
import type { HeadView } from './uniforms';
import { INITIAL_PREVIEW_VIEW, type CanvasSize, type PreviewView } from './view';

export interface PhotoInput {
  /** Working copy of the whole photo. */
  readonly working: ImageBitmap;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface DensityInput {
  /** On fully covered skin. */
  readonly impressionsPerCm2: number;
  readonly enabled: boolean;
}

/** What one plan makes of the photo. */
export interface PlanInputs {
  readonly field: FollicleField | null;
  readonly scalp: Mask;
  readonly treatment: TreatmentMap;
  readonly scars: ScarMap | null;
  readonly chosen: Mask | null;
  readonly look: ImpressionLook | null;
  readonly fringe: FringeLook;
  readonly density: DensityInput;
}

/** All that the picture is made from; kept on the CPU, so that a lost graphics context can be rebuilt. */
export interface PreviewInputs {
  photo: PhotoInput | null;
  head: HeadView | null;
  /** Median over the scalp, mm a photo px. */
  mmPerPx: number;
  /** Null: nothing is hidden by nearer skin. */
  depth: DepthMap | null;
  /** Null: the outline is the model's own. */
  rim: RimShift | null;
  field: FollicleField | null;
  scalp: Mask;
  treatment: TreatmentMap;
  /** null where there are none. */
  scars: ScarMap | null;
  /** The zone that is worked on; null where none is. */
  chosen: Mask | null;
  look: ImpressionLook | null;
  grain: PhotoGrain;
  /** Colour of the bare skin; null where none is known. */
  skin: ColourMap | null;
  /** What of it has no gloss; null where it cannot be told. */
  mattSkin: MattSkin | null;
  /** Null: another light changes nothing. */
  headSeen: Mask | null;
  fringe: FringeLook;
  light: LightCheck;
  density: DensityInput;
  /** Of the plan above, and the plans that are shown beside it. */
  letter: VariantLetter;
  kept: ReadonlyMap<VariantLetter, PlanInputs>;
  view: PreviewView;
  canvas: CanvasSize;
}

/** What a small picture shows instead of the inputs. */
export interface TrialInput {
  readonly look: ImpressionLook;
  readonly impressionsPerCm2: number;
  /** null: the masks of the inputs. */
  readonly masks: { readonly scalp: Mask; readonly treatment: TreatmentMap } | null;
}

export const EMPTY_MASK: Mask = { width: 1, height: 1, coverage: new Uint8Array(1) };

/** Nothing is treated. */
export const EMPTY_TREATMENT: TreatmentMap = { width: 1, height: 1, layers: new Uint8Array(4) };

/** A photo that neither blurs nor grains. */
export const NO_GRAIN: PhotoGrain = {
  blurSigmaPx: 0,
  noiseFloor: 0,
  noisePerLight: 0,
  noiseCorrelation: 0,
  noiseGrey: 0,
};

/** What a photo is drawn with before a head is found in it. */
export const withoutHead = () =>
  ({
    head: null,
    depth: null,
    rim: null,
    field: null,
    scalp: EMPTY_MASK,
    treatment: EMPTY_TREATMENT,
    chosen: null,
    scars: null,
    grain: NO_GRAIN,
    skin: null,
    mattSkin: null,
    headSeen: null,
    kept: new Map(),
  }) satisfies Partial<PreviewInputs>;

export const initialInputs = (): PreviewInputs => ({
  ...withoutHead(),
  photo: null,
  mmPerPx: 1,
  look: null,
  fringe: PRESENT_FRINGE,
  light: 'photo',
  density: { impressionsPerCm2: 0, enabled: false },
  letter: 'A',
  view: INITIAL_PREVIEW_VIEW,
  canvas: { widthPx: 1, heightPx: 1, devicePixelRatio: 1 },
});
