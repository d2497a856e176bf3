import type { Texture, WebGLRenderTarget } from 'three';
import type { RgbaImage } from '../domain/image';
import type { Painter } from './gpu/Painter';
import { pictureTarget } from './gpu/targets';
import { pixelsTexture } from './gpu/textures';
import type { BareSkinAsset } from './gpu/Assets';
import type { FringeInputs } from './fringeInputs';
import type { CompositePass } from './passes/CompositePass';
import { intersect, isEmpty, scaled, type Rect } from './rect';
import { Scope } from './scope';
import { tileSurface } from './surface';
import { dotRadiusPx, haloSigmaTexels, texelsPerPx, TreatedSurface, type Treatment } from './TreatedSurface';
import { pigmentUniforms, scarPigment } from './uniforms';

/** Of a copy of the whole photo, px. */
export interface CopySize {
  readonly width: number;
  readonly height: number;
}

export interface TileContext {
  readonly shine: Texture;
  readonly fringe: FringeInputs | null;
  readonly grainTile: Texture;
  readonly bareSkin: BareSkinAsset;
  /** Fractions of the photo's sides: what is treated, and what may differ from the photo. */
  readonly treated: Rect;
  readonly altered: Rect;
}

/** Draws rectangles of the treated picture: at the photo's own resolution for saving, of a smaller copy for small pictures. */
export class TileRenderer {
  readonly #painter: Painter;
  readonly #composite: CompositePass;
  readonly #halfFloat: boolean;
  #scope = new Scope();
  #treated: TreatedSurface | null = null;
  #target: WebGLRenderTarget | null = null;

  constructor(scope: Scope, painter: Painter, composite: CompositePass, halfFloat: boolean) {
    this.#painter = painter;
    this.#composite = composite;
    this.#halfFloat = halfFloat;
    scope.own({ dispose: () => this.release() });
  }

  /** Gives the memory of the last tiles back. */
  release(): void {
    this.#scope.dispose();
    this.#scope = new Scope();
    this.#treated = null;
    this.#target?.dispose();
    this.#target = null;
  }

  /**
   * Draws before it returns; the promise waits for the pixels alone.
   *
   * @param tile and `photoTile`: of a copy of the whole photo of size `copy`; without it of the photo itself
   */
  render(
    tile: Rect,
    photoTile: RgbaImage,
    treatment: Treatment,
    context: TileContext,
    copy?: CopySize,
  ): Promise<RgbaImage> | RgbaImage {
    const { look, grain, mmPerPx, photo } = treatment;
    const { widthPx, heightPx } = photo;
    const { width, height } = copy ?? { width: widthPx, height: heightPx };
    if (isEmpty(intersect(scaled(context.altered, width, height), tile))) return photoTile;
    const treated = scaled(context.treated, width, height);

    const perPx = [width / widthPx, height / heightPx] as const;
    const scale = Math.sqrt(perPx[0] * perPx[1]);
    const halo = haloSigmaTexels(scale, treatment);
    const apron = tileSurface(tile, width, height, scale * dotRadiusPx(treatment), halo, perPx);
    const { surface } = apron;
    const all = { x: 0, y: 0, width: surface.widthTexels, height: surface.heightTexels };
    const x = treated.x - (tile.x - apron.offsetX),
      y = treated.y - (tile.y - apron.offsetY);
    const rect = intersect({ ...treated, x, y }, all);
    this.#treated ??= new TreatedSurface(this.#scope, this.#painter, this.#halfFloat);
    const marked = this.#treated;
    marked.place(surface, treatment);
    marked.splat(surface, treatment, rect, rect);
    marked.halo(surface, treatment, rect);
    const amounts = marked.amounts!;
    return this.#drawn(tile, photoTile, (texture, target) => {
      const inputs = {
        ...amounts,
        photo: texture,
        marksOffset: [apron.offsetX, apron.offsetY] as const,
        shine: context.shine,
        scalp: treatment.scalp,
        treatment: treatment.coverage,
        scars: treatment.scars,
        scarPigment: scarPigment(look, treatment.impressionsPerCm2),
        photoSizePx: [widthPx, heightPx] as const,
        fringe: context.fringe,
        light: null,
        grainTile: context.grainTile,
        bareSkin: context.bareSkin,
        rim: treatment.rim,
      };
      const { amountScale } = marked;
      const on = { amountScale, mmPerPx, texelsPerPx: texelsPerPx(surface) };
      const pigment = pigmentUniforms(look, grain, on);
      this.#composite.run(target, surface, inputs, pigment, [{ ...tile, x: 0, y: 0 }]);
    });
  }

  async #drawn(
    tile: Rect,
    photoTile: RgbaImage,
    paint: (photo: Texture, target: WebGLRenderTarget) => void,
  ): Promise<RgbaImage> {
    const { width, height } = tile;
    if (photoTile.width !== width || photoTile.height !== height)
      throw new RangeError(
        `a tile of ${width} x ${height} px with a photo of ${photoTile.width} x ${photoTile.height} px`,
      );
    if (this.#target?.width !== width || this.#target.height !== height) {
      this.#target?.dispose();
      this.#target = pictureTarget(width, height);
    }
    const photo = pixelsTexture(photoTile);
    const data = new Uint8ClampedArray(4 * width * height);
    let read: Promise<unknown>;
    try {
      paint(photo, this.#target);
      // Through a buffer that is asked whether it is filled: to wait for the pixels in one call would stop the page. Row 0
      // of a target is the picture's top row already.
      read = this.#painter.renderer.readRenderTargetPixelsAsync(this.#target, 0, 0, width, height, data);
    } finally {
      photo.dispose();
    }
    // three rejects with nothing; it does so where the context went away meanwhile.
    await read.catch((error: unknown) => {
      throw error instanceof Error ? error : new Error('the pixels of a tile were lost');
    });
    return { width, height, data };
  }
}
