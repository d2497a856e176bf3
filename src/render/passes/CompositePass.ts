import type { DataTexture, Texture, WebGLRenderTarget } from 'three';
import type { HairPointTile } from '../../domain/fringe/hairPoints';
import { speckTile } from '../../domain/fringe/specks';
import compositeFragment from '../../../shaders/composite.frag';
import copyFragment from '../../../shaders/copy.frag';
import relightFragment from '../../../shaders/relight.frag';
import type { BareSkinAsset, ScarAsset } from '../gpu/Assets';
import type { LightAsset } from '../gpu/HeadLights';
import type { RimAsset } from '../gpu/rimAsset';
import { hairPointTexture, pixelsTexture, speckTexture } from '../gpu/textures';
import type { FringeInputs } from '../fringeInputs';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import { isEmpty, without, type Rect } from '../rect';
import type { Scope } from '../scope';
import type { HaloGrid, Surface } from '../surface';
import {
  surfaceUniforms,
  type FringeUniforms,
  type PigmentUniforms,
  type SurfaceUniforms,
} from '../uniforms';

interface CompositeUniforms extends SurfaceUniforms, PigmentUniforms {
  readonly uPhoto: Texture | null;
  readonly uMarks: Texture | null;
  readonly uMarksOffset: readonly [number, number];
  readonly uHalo: Texture | null;
  readonly uHaloTexels: readonly [number, number];
  readonly uHaloCellTexels: number;
  readonly uShine: Texture | null;
  readonly uScalp: Texture | null;
  readonly uTreatment: Texture | null;
  readonly uPhotoSizePx: readonly [number, number];
  readonly uGrainTile: Texture | null;
  readonly uSkinColour: Texture | null;
  readonly uSkinCovers: readonly [number, number];
  readonly uRimColours: Texture | null;
  readonly uRimCells: readonly [number, number, number];
}

export interface CompositeInputs {
  readonly photo: Texture;
  readonly marks: Texture;
  readonly marksOffset: readonly [number, number];
  readonly halo: Texture;
  readonly haloGrid: HaloGrid;
  readonly shine: Texture;
  readonly scalp: Texture;
  readonly treatment: Texture;
  readonly photoSizePx: readonly [number, number];
  readonly grainTile: Texture;
  readonly scars: ScarAsset;
  /** See the function of that name. */
  readonly scarPigment: number;
  /** Hair and light other than photographed; null for as they are. */
  readonly fringe: FringeInputs | null;
  readonly light: LightAsset | null;
  readonly bareSkin: BareSkinAsset;
  readonly rim: Omit<RimAsset, 'told'>;
}

export type LitInputs = Pick<CompositeInputs, 'photo' | 'photoSizePx'> & {
  readonly light: LightAsset;
};

interface ScarUniforms {
  readonly uScars: Texture | null;
  readonly uScarRootLevel: Texture | null;
  readonly uScarPigment: number;
}

interface LightUniforms {
  readonly uLight: Texture | null;
  readonly uGlossKept: number;
}

interface RelightUniforms extends SurfaceUniforms {
  readonly uPhoto: Texture | null;
  readonly uPhotoSizePx: readonly [number, number];
  readonly uLight: Texture | null;
}

interface HairUniforms extends FringeUniforms {
  readonly uHairGround: Texture | null;
  readonly uSpecks: Texture | null;
  readonly uHairPoints: Texture | null;
}

type AllUniforms = CompositeUniforms & ScarUniforms & LightUniforms & HairUniforms;

const NO_PHOTO: CompositeUniforms = {
  uSurfaceOriginPx: [0, 0],
  uTexelsPerPx: [1, 1],
  uSurfaceTexels: [1, 1],
  uPhoto: null,
  uMarks: null,
  uMarksOffset: [0, 0],
  uHalo: null,
  uHaloTexels: [1, 1],
  uHaloCellTexels: 1,
  uShine: null,
  uScalp: null,
  uTreatment: null,
  uPhotoSizePx: [1, 1],
  uMarkDensity: [0, 0, 0],
  uMarkTone: [0, 0, 0],
  uVeil: [0, 0, 0],
  uDeepVeil: [0, 0, 0],
  uHaloDensity: [0, 0, 0],
  uHaloStrength: 0,
  uMatte: 0,
  uMarkPerAmount: 1,
  uHaloPerAmount: 1,
  uGrain: [0, 0],
  uGrainTile: null,
  uSkinColour: null,
  uSkinCovers: [1, 1],
  uRimColours: null,
  uRimCells: [0, 0, 1],
};
const NO_SCARS: ScarUniforms = { uScars: null, uScarRootLevel: null, uScarPigment: 0 };
const NO_LIGHT: LightUniforms = { uLight: null, uGlossKept: 1 };
const NO_FRINGE: HairUniforms = {
  uHairGround: null,
  uSpecks: null,
  uHairPoints: null,
  uLost: 0,
  uGreyed: 0,
  uGreyBesideSkin: 1,
  uGreyCover: 1,
  uCroppedLight: 1,
  uLongHairLight: 0,
  uStubblePower: 1,
  uSpecksPerPx: 1,
  uHairPointsPerPx: 1,
  uHairPointMean: 0,
};

/** The treated picture from the photo and the amounts. */
export class CompositePass {
  readonly #painter: Painter;
  readonly #scope: Scope;
  /** null until hair is changed: it seldom is. */
  #specks: Texture | null = null;
  #points: { tile: HairPointTile; readonly texture: DataTexture } | null = null;
  /** A gain of 1 everywhere. */
  readonly #unlit: Texture;
  readonly #copy: FullScreenShader<{ uPhoto: Texture | null; uOffset: readonly [number, number] }>;
  readonly #relight: FullScreenShader<RelightUniforms>;
  readonly #plain: FullScreenShader<CompositeUniforms>;
  readonly #open: FullScreenShader<CompositeUniforms>;
  readonly #scarred: FullScreenShader<CompositeUniforms & ScarUniforms>;
  readonly #lit: FullScreenShader<CompositeUniforms & LightUniforms>;
  readonly #openLit: FullScreenShader<CompositeUniforms & LightUniforms>;
  readonly #scarredAndLit: FullScreenShader<CompositeUniforms & ScarUniforms & LightUniforms>;
  readonly #all: FullScreenShader<AllUniforms>;

  constructor(scope: Scope, painter: Painter) {
    this.#scope = scope;
    this.#painter = painter;
    const variant = <T extends CompositeUniforms>(values: T, ...defines: string[]) =>
      new FullScreenShader<T>(scope, compositeFragment, values, defines);
    this.#unlit = scope.own(pixelsTexture({ width: 1, height: 1, data: Uint8ClampedArray.of(128, 0, 0, 0) }));
    this.#copy = new FullScreenShader(scope, copyFragment, { uPhoto: null, uOffset: [0, 0] });
    this.#relight = new FullScreenShader<RelightUniforms>(scope, relightFragment, {
      uSurfaceOriginPx: [0, 0],
      uTexelsPerPx: [1, 1],
      uSurfaceTexels: [1, 1],
      uPhoto: null,
      uPhotoSizePx: [1, 1],
      uLight: null,
    });
    this.#plain = variant(NO_PHOTO);
    this.#open = variant(NO_PHOTO, 'OPEN');
    this.#scarred = variant({ ...NO_PHOTO, ...NO_SCARS }, 'SCARS');
    this.#lit = variant({ ...NO_PHOTO, ...NO_LIGHT }, 'LIGHT');
    this.#openLit = variant({ ...NO_PHOTO, ...NO_LIGHT }, 'LIGHT', 'OPEN');
    this.#scarredAndLit = variant({ ...NO_PHOTO, ...NO_SCARS, ...NO_LIGHT }, 'SCARS', 'LIGHT');
    const all: AllUniforms = { ...NO_PHOTO, ...NO_SCARS, ...NO_LIGHT, ...NO_FRINGE };
    this.#all = variant(all, 'SCARS', 'LIGHT', 'FRINGE');
  }

  /**
   * `rects`: texels of `target`, which may be smaller than the surface of the marks; `open`, one a rectangle or none at all: the
   * part of it that shows skin alone, see `openSkin`, and is drawn in fewer steps.
   */
  run(
    target: WebGLRenderTarget,
    surface: Surface,
    inputs: CompositeInputs,
    pigment: PigmentUniforms,
    rects: readonly Rect[],
    open: readonly Rect[] = [],
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
      uShine: inputs.shine,
      uScalp: inputs.scalp,
      uTreatment: inputs.treatment,
      uPhotoSizePx: inputs.photoSizePx,
      uGrainTile: inputs.grainTile,
      uSkinColour: inputs.bareSkin.texture,
      uSkinCovers: inputs.bareSkin.covers,
      uRimColours: inputs.rim.colours,
      uRimCells: inputs.rim.coloursAt,
    };
    const { fringe, light } = inputs;
    const scars = {
      uScars: inputs.scars.texture,
      uScarRootLevel: inputs.scars.level,
      uScarPigment: inputs.scarPigment,
    };
    const lit = {
      uLight: light?.texture ?? this.#unlit,
      uGlossKept: light?.glossKept ?? 1,
    };
    if (fringe) {
      this.#specks ??= this.#scope.own(speckTexture(speckTile()));
      const hair = {
        ...fringe.look,
        uHairGround: fringe.ground,
        uSpecks: this.#specks,
        uHairPoints: this.#pointsOf(fringe.points),
      };
      this.#fill(this.#all, { ...values, ...scars, ...lit, ...hair }, target, rects);
    } else if (light && inputs.scars.seen)
      this.#fill(this.#scarredAndLit, { ...values, ...scars, ...lit }, target, rects);
    else if (inputs.scars.seen) this.#fill(this.#scarred, { ...values, ...scars }, target, rects);
    else {
      const rest = rects.flatMap((rect, i) => (open[i] ? without(rect, open[i]) : [rect]));
      const skin = open.filter((rect) => !isEmpty(rect));
      if (light) {
        this.#fill(this.#openLit, { ...values, ...lit }, target, skin);
        this.#fill(this.#lit, { ...values, ...lit }, target, rest);
      } else {
        this.#fill(this.#open, values, target, skin);
        this.#fill(this.#plain, values, target, rest);
      }
    }
  }

  #pointsOf(tile: HairPointTile): Texture {
    this.#points ??= { tile, texture: this.#scope.own(hairPointTexture(tile)) };
    if (this.#points.tile !== tile) {
      this.#points.tile = tile;
      this.#points.texture.image.data = tile.bytes;
      this.#points.texture.needsUpdate = true;
    }
    return this.#points.texture;
  }

  #fill<T extends object>(
    shader: FullScreenShader<T>,
    values: T,
    target: WebGLRenderTarget,
    rects: readonly Rect[],
  ): void {
    shader.set(values);
    for (const rect of rects) this.#painter.fill(shader, target, rect);
  }

  /** The photo under `inputs.light` without the treatment, for what lies around it. */
  relight(target: WebGLRenderTarget, surface: Surface, inputs: LitInputs, rects: readonly Rect[]): void {
    this.#relight.set({
      ...surfaceUniforms(surface),
      uPhoto: inputs.photo,
      uPhotoSizePx: inputs.photoSizePx,
      uLight: inputs.light.texture,
    });
    for (const rect of rects) this.#painter.fill(this.#relight, target, rect);
  }

  /** The picture's own bytes; texel t of the target is the picture's `offset` + t. */
  copy(
    target: WebGLRenderTarget,
    picture: Texture,
    rect: Rect,
    offset: readonly [number, number] = [0, 0],
  ): void {
    this.#copy.set({ uPhoto: picture, uOffset: offset });
    this.#painter.fill(this.#copy, target, rect);
  }
}
