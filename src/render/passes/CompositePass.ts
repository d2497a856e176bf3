import type { Texture, WebGLRenderTarget } from 'three';
import compositeFragment from '../../../shaders/composite.frag';
import copyFragment from '../../../shaders/copy.frag';
import type { BareSkinAsset, ScarAsset } from '../gpu/Assets';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import type { Rect } from '../rect';
import type { Scope } from '../scope';
import type { HaloGrid, Surface } from '../surface';
import type { EffectUniforms } from '../effects';
import { surfaceUniforms, type PigmentUniforms, type SurfaceUniforms } from '../uniforms';

interface CompositeUniforms extends SurfaceUniforms, PigmentUniforms {
  readonly uPhoto: Texture | null;
  readonly uMarks: Texture | null;
  readonly uMarksOffset: readonly [number, number];
  readonly uHalo: Texture | null;
  readonly uHaloTexels: readonly [number, number];
  readonly uHaloCellTexels: number;
  readonly uSkinLevel: Texture | null;
  readonly uTreatment: Texture | null;
  readonly uPhotoSizePx: readonly [number, number];
  readonly uGrainTile: Texture | null;
  readonly uSkinColour: Texture | null;
  readonly uSkinCovers: readonly [number, number];
}

export interface CompositeInputs {
  readonly photo: Texture;
  readonly marks: Texture;
  readonly marksOffset: readonly [number, number];
  readonly halo: Texture;
  readonly haloGrid: HaloGrid;
  readonly skinLevel: Texture;
  readonly treatment: Texture;
  readonly photoSizePx: readonly [number, number];
  readonly grainTile: Texture;
  readonly scars: ScarAsset;
  /** Hair and light other than photographed; null for as they are. */
  readonly effects: EffectUniforms | null;
  readonly bareSkin: BareSkinAsset;
}

interface ScarUniforms extends CompositeUniforms {
  readonly uScars: Texture | null;
  readonly uScarRootLevel: Texture | null;
}

const NO_EFFECTS: EffectUniforms = {
  uLost: 0,
  uGreyed: 0,
  uGreyBesideSkin: 1,
  uStubblePower: 1,
  uShading: 0,
  uGlossKept: 1,
  uMeanSkin: [1, 1, 1],
};

/** The treated picture from the photo and the amounts. */
export class CompositePass {
  readonly #painter: Painter;
  readonly #composite: FullScreenShader<CompositeUniforms>;
  readonly #scarred: FullScreenShader<ScarUniforms>;
  readonly #fringe: FullScreenShader<ScarUniforms & EffectUniforms>;
  readonly #copy: FullScreenShader<{ uPhoto: Texture | null }>;

  constructor(scope: Scope, painter: Painter) {
    this.#painter = painter;
    const uniforms: CompositeUniforms = {
      uSurfaceOriginPx: [0, 0],
      uTexelsPerPx: [1, 1],
      uSurfaceTexels: [1, 1],
      uPhoto: null,
      uMarks: null,
      uMarksOffset: [0, 0],
      uHalo: null,
      uHaloTexels: [1, 1],
      uHaloCellTexels: 1,
      uSkinLevel: null,
      uTreatment: null,
      uPhotoSizePx: [1, 1],
      uMarkDensity: [0, 0, 0],
      uVeil: [0, 0, 0],
      uHaloDensity: [0, 0, 0],
      uHaloStrength: 0,
      uMatte: 0,
      uMarkPerAmount: 1,
      uHaloPerAmount: 1,
      uGrain: [0, 0],
      uGrainTile: null,
      uSkinColour: null,
      uSkinCovers: [1, 1],
    };
    this.#composite = new FullScreenShader(scope, compositeFragment, uniforms);
    const scars = { ...uniforms, uScars: null, uScarRootLevel: null };
    this.#scarred = new FullScreenShader<ScarUniforms>(scope, compositeFragment, scars, ['SCARS']);
    this.#fringe = new FullScreenShader<ScarUniforms & EffectUniforms>(
      scope,
      compositeFragment,
      { ...scars, ...NO_EFFECTS },
      ['FRINGE', 'SCARS'],
    );
    this.#copy = new FullScreenShader(scope, copyFragment, { uPhoto: null });
  }

  /** `rect`: texels of `target`, which may be smaller than the surface of the marks. */
  run(
    target: WebGLRenderTarget,
    surface: Surface,
    inputs: CompositeInputs,
    pigment: PigmentUniforms,
    rect: Rect,
  ): void {
    const values: CompositeUniforms = {
      ...surfaceUniforms(surface),
      ...pigment,
      uPhoto: inputs.photo,
      uMarks: inputs.marks,
      uMarksOffset: inputs.marksOffset,
      uHalo: inputs.halo,
      uHaloTexels: [inputs.haloGrid.widthCells, inputs.haloGrid.heightCells],
      uHaloCellTexels: inputs.haloGrid.cellTexels,
      uSkinLevel: inputs.skinLevel,
      uTreatment: inputs.treatment,
      uPhotoSizePx: inputs.photoSizePx,
      uGrainTile: inputs.grainTile,
      uSkinColour: inputs.bareSkin.texture,
      uSkinCovers: inputs.bareSkin.covers,
    };
    const scars = { uScars: inputs.scars.texture, uScarRootLevel: inputs.scars.level };
    if (inputs.effects) {
      this.#fringe.set({ ...values, ...inputs.effects, ...scars });
      this.#painter.fill(this.#fringe, target, rect);
    } else if (inputs.scars.seen) {
      this.#scarred.set({ ...values, ...scars });
      this.#painter.fill(this.#scarred, target, rect);
    } else {
      this.#composite.set(values);
      this.#painter.fill(this.#composite, target, rect);
    }
  }

  /** The photo's own bytes. */
  copy(target: WebGLRenderTarget, photo: Texture, rect: Rect): void {
    this.#copy.set({ uPhoto: photo });
    this.#painter.fill(this.#copy, target, rect);
  }
}
