import type { Texture, WebGLRenderTarget } from 'three';
import type { ImpressionLook } from '../../domain/pigment/look';
import reduceFragment from '../../../shaders/halo_reduce.frag';
import type { OwnAsset, ScarAsset } from '../gpu/Assets';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import { pictureTarget, quadTarget } from '../gpu/targets';
import { grow, intersect, scaled, type Rect } from '../rect';
import type { Scope } from '../scope';
import type { PhotoSize } from '../view';
import { blurRadius, haloGrid, type HaloGrid, type Surface } from '../surface';
import { surfaceUniforms, type SurfaceUniforms } from '../uniforms';
import { BlurPass } from './BlurPass';

interface ReduceUniforms extends SurfaceUniforms {
  readonly uMarks: Texture | null;
  readonly uMarksTexels: readonly [number, number];
  readonly uCellTexels: number;
  readonly uPhotoSizePx: readonly [number, number];
  readonly uScalp: Texture | null;
  readonly uTreatment: Texture | null;
  readonly uSkinDepth: Texture | null;
  readonly uOwn: Texture | null;
  readonly uScars: Texture | null;
  readonly uScarStrength: number;
  readonly uPlannedAmount: number;
  readonly uPatchiness: number;
  readonly uMmPerPx: number;
}

/** Where there is skin to carry light. */
export interface HeadOnPhoto {
  readonly photo: PhotoSize;
  readonly coverage: Texture;
  readonly scalp: Texture;
  readonly skinDepth: Texture;
  readonly own: OwnAsset;
  readonly scars: ScarAsset;
  readonly look: Pick<ImpressionLook, 'patchiness' | 'scarStrength'>;
  readonly mmPerPx: number;
}

/**
 * Light carried sideways: the mark amounts spread over the head by wide gaussians, one for red and one for blue light, on
 * coarse cells.
 */
export class HaloPass {
  readonly #painter: Painter;
  readonly #halfFloat: boolean;
  readonly #reduce: FullScreenShader<ReduceUniforms>;
  readonly #blur: BlurPass;
  #grid: HaloGrid | null = null;
  #cells: WebGLRenderTarget | null = null;
  #between: WebGLRenderTarget | null = null;
  #halo: WebGLRenderTarget | null = null;

  constructor(scope: Scope, painter: Painter, halfFloat: boolean) {
    this.#painter = painter;
    this.#halfFloat = halfFloat;
    this.#reduce = new FullScreenShader<ReduceUniforms>(scope, reduceFragment, {
      uMarks: null,
      uMarksTexels: [1, 1],
      uCellTexels: 1,
      uSurfaceOriginPx: [0, 0],
      uTexelsPerPx: [1, 1],
      uSurfaceTexels: [1, 1],
      uPhotoSizePx: [1, 1],
      uScalp: null,
      uTreatment: null,
      uSkinDepth: null,
      uOwn: null,
      uScars: null,
      uScarStrength: 1,
      uPlannedAmount: 0,
      uPatchiness: 0,
      uMmPerPx: 1,
    });
    this.#blur = new BlurPass(scope, painter, 'PACK_HALO');
    scope.own({ dispose: () => this.#free() });
  }

  /** Mean mark amounts for red and for blue light, packed. */
  get texture(): Texture | null {
    return this.#halo?.texture ?? null;
  }

  get grid(): HaloGrid | null {
    return this.#grid;
  }

  /**
   * @param planned see `plannedAmount`
   * @param rect texels of the surface in which the halo is needed
   */
  run(
    surface: Surface,
    marks: WebGLRenderTarget,
    { photo, coverage, scalp, skinDepth, own, scars, look, mmPerPx }: HeadOnPhoto,
    planned: number,
    sigmaTexels: readonly [number, number],
    rect: Rect,
  ): void {
    const grid = haloGrid(surface, sigmaTexels);
    const { widthCells, heightCells, cellTexels, sigmaCells } = grid;
    if (this.#halo?.width !== widthCells || this.#halo.height !== heightCells) {
      this.#free();
      this.#cells = quadTarget(widthCells, heightCells, this.#halfFloat);
      this.#between = quadTarget(widthCells, heightCells, this.#halfFloat);
      this.#halo = pictureTarget(widthCells, heightCells);
    }
    this.#grid = grid;
    const all = { x: 0, y: 0, width: widthCells, height: heightCells };
    const wanted = intersect(grow(scaled(rect, 1 / cellTexels, 1 / cellTexels), 1), all);
    this.#reduce.set({
      uMarks: marks.texture,
      uMarksTexels: [surface.widthTexels, surface.heightTexels],
      uCellTexels: cellTexels,
      ...surfaceUniforms(surface),
      uPhotoSizePx: [photo.widthPx, photo.heightPx],
      uScalp: scalp,
      uTreatment: coverage,
      uSkinDepth: skinDepth,
      uOwn: own.texture,
      uScars: scars.texture,
      uScarStrength: look.scarStrength,
      uPlannedAmount: planned,
      uPatchiness: look.patchiness,
      uMmPerPx: mmPerPx,
    });
    this.#painter.fill(
      this.#reduce,
      this.#cells,
      intersect(grow(wanted, blurRadius(Math.max(...sigmaCells))), all),
    );
    this.#blur.run(this.#cells!, this.#between!, this.#halo, sigmaCells, wanted);
  }

  #free(): void {
    this.#cells?.dispose();
    this.#between?.dispose();
    this.#halo?.dispose();
  }
}
