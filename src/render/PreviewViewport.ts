import type { FollicleField } from '../domain/follicles/types';
import type { Mask, RgbaImage } from '../domain/image';
import type { PhotoGrain } from '../domain/quality/grain';
import type { FringeLook } from '../domain/fringe/fringeLook';
import type { ColourMap, DepthMap, RimShift, ScarMap, TreatmentMap } from '../domain/scalp/types';
import type { MattSkin } from '../domain/pigment/mattSkin';
import type { ImpressionLook } from '../domain/pigment/look';
import { FrameClock } from './FrameClock';
import { fieldTexelsInSteps } from './gpu/textures';
import type { LightCheck } from '../domain/light';
import type { VariantLetter } from '../domain/plan/variants';
import type { DensityInput, PlanInputs, TrialInput } from './inputs';
import { EMPTY_MASK, EMPTY_TREATMENT, initialInputs, NO_GRAIN, withoutHead } from './inputs';
import { stagesOfLook } from './look';
import { PreviewGraphics } from './PreviewGraphics';
import type { Rect } from './rect';
import { DirtyStages, type Stage } from './stages';
import type { CopySize } from './TileRenderer';
import type { HeadView } from './uniforms';
import { pictureRect, splitDeviceX, type PreviewView } from './view';

export interface ViewportOptions {
  /** The canvas shows nothing until the context is back. */
  readonly onContextLost: () => void;
  /** Everything was rebuilt and drawn again. */
  readonly onContextRestored: () => void;
}

/** Impressions in the picture, one entry each. */
export interface DrawnFollicles {
  readonly count: number;
  /** Photo px, pixel centres at .5. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Full width at half depth, photo px, of the mark as drawn. */
  readonly diameterPx: Float32Array;
  /** Rank in the field. */
  readonly index: Uint32Array;
  /** 1, 2 or 3. */
  readonly session: Uint8Array;
}

/**
 * The picture on screen, outside React: owns canvas, graphics context and all that lives on the GPU. Setters only note what
 * changed; one frame later the stages concerned have run. Nothing runs while nothing changes.
 */
export class PreviewViewport {
  readonly canvas: HTMLCanvasElement;
  readonly #options: ViewportOptions;
  /** Longest side of a photo's working copy on this device, px. */
  readonly maxTextureSidePx: number;
  /** Null while the context is lost. */
  #graphics: PreviewGraphics | null;
  readonly #inputs = initialInputs();
  readonly #dirty = new DirtyStages();
  #held = 0;
  readonly #clock: FrameClock;
  readonly #listening = new AbortController();

  /** Throws where there is no WebGL2. */
  constructor(options: ViewportOptions) {
    this.#options = options;
    this.canvas = document.createElement('canvas');
    this.#graphics = new PreviewGraphics(this.canvas);
    this.maxTextureSidePx = this.#graphics.maxTextureSidePx;
    this.#clock = new FrameClock(() => this.renderNow());
    const { signal } = this.#listening;
    this.canvas.addEventListener('webglcontextlost', this.#onLost, { signal });
    this.canvas.addEventListener('webglcontextrestored', this.#onRestored, { signal });
  }

  /** Ahead of the first photo: to compile shaders when it is drawn would stop the page. */
  async warm(): Promise<void> {
    await this.#graphics?.warm();
  }

  resize(cssWidth: number, cssHeight: number, devicePixelRatio: number): void {
    this.#inputs.canvas = {
      widthPx: Math.max(1, Math.round(cssWidth * devicePixelRatio)),
      heightPx: Math.max(1, Math.round(cssHeight * devicePixelRatio)),
      devicePixelRatio,
    };
    this.#invalidate('present');
  }

  /** Takes a photo to the graphics card ahead of `setPhoto`; what comes back is called once it was set, or will not be. */
  prepare(working: ImageBitmap): () => void {
    return this.#graphics?.assets.photos.prepare(working) ?? (() => undefined);
  }

  /** The same of impressions ahead of `setField`, in steps; they are kept as long as the field. */
  prepareField(field: FollicleField): Iterable<unknown> {
    return this.#graphics ? fieldTexelsInSteps(field) : [];
  }

  /**
   * `working`: the photo or a smaller copy, decoded without premultiplication and colour conversion; it must stay open until
   * it is replaced, for a lost context is rebuilt from it. Head, field and masks of the last photo are forgotten.
   * Throws RangeError above `maxTextureSidePx`.
   */
  setPhoto(working: ImageBitmap, photoWidthPx: number, photoHeightPx: number): void {
    this.#checkSide(working.width, working.height);
    this.#inputs.photo = { working, widthPx: photoWidthPx, heightPx: photoHeightPx };
    this.#graphics?.setPhoto(this.#inputs.photo);
    this.#forgetHead();
    this.#invalidate('shine', 'place', 'composite');
  }

  clearPhoto(): void {
    this.#inputs.photo = null;
    this.#graphics?.setPhoto(null);
    this.#forgetHead();
    this.#invalidate('present');
  }

  /**
   * `mmPerPx`: median over the visible scalp, mm a photo px. `depth`: of the nearest skin, over the whole photo at its own size;
   * impressions behind it are not drawn, null draws all that face the camera. `rim`: moves those near the outline.
   */
  setHead(head: HeadView | null, mmPerPx: number, depth: DepthMap | null, rim: RimShift | null): void {
    if (depth) this.#checkSide(depth.width, depth.height);
    this.#inputs.head = head;
    this.#inputs.mmPerPx = mmPerPx;
    this.#inputs.depth = depth;
    this.#inputs.rim = rim;
    this.#graphics?.assets.setDepth(depth);
    this.#graphics?.assets.setRim(rim);
    this.#invalidate('place');
  }

  setField(field: FollicleField | null): void {
    this.#inputs.field = field;
    this.#graphics?.assets.setField(field);
    this.#invalidate('place');
  }

  /** Each covers the whole photo at its own size. */
  setMasks(
    scalp: Mask,
    treatment: TreatmentMap,
    scars: ScarMap | null = null,
    chosen: Mask | null = null,
  ): void {
    this.#checkSide(scalp.width, scalp.height);
    this.#checkSide(treatment.width, treatment.height);
    if (scars) this.#checkSide(scars.width, scars.height);
    this.#inputs.scalp = scalp;
    this.#inputs.treatment = treatment;
    this.#inputs.scars = scars;
    this.#inputs.chosen = chosen;
    const change = this.#graphics?.assets.setMasks(scalp, treatment, scars, chosen);
    if (!change) {
      this.#invalidate('shine', 'place');
      return;
    }
    this.#dirty.retreat(change.treated, change.outlined);
    this.#request();
  }

  setLook(look: ImpressionLook): void {
    const stages = stagesOfLook(this.#inputs.look, look);
    this.#inputs.look = look;
    this.#invalidate(...stages);
  }

  /** Dots take the photo's sharpness and its noise. */
  setGrain(grain: PhotoGrain): void {
    this.#inputs.grain = grain;
    this.#graphics?.assets.setGrain(grain);
    this.#invalidate('place');
  }

  /**
   * Colour of the bare skin, over the whole photo, and of what of it has no gloss; null where none is known. `head`: where the
   * head is seen, over the whole photo at its own size; elsewhere another light changes nothing.
   */
  setSkin(skin: ColourMap | null, matt: MattSkin | null, head: Mask | null): void {
    if (head) this.#checkSide(head.width, head.height);
    this.#inputs.headSeen = head;
    this.#inputs.skin = skin;
    this.#inputs.mattSkin = matt;
    this.#graphics?.assets.setSkin(skin, head);
    this.#invalidate('shine');
  }

  /** The patient's own hair other than it is. */
  setFringe(fringe: FringeLook): void {
    if (JSON.stringify(fringe) === JSON.stringify(this.#inputs.fringe)) return;
    this.#inputs.fringe = fringe;
    this.#invalidate('composite');
  }

  /** For looking alone: files keep the photo's own light. */
  setLight(light: LightCheck): void {
    if (light === this.#inputs.light) return;
    this.#inputs.light = light;
    this.#graphics?.assets.setLight(light);
    this.#invalidate('composite');
  }

  setDensity(density: DensityInput): void {
    const { impressionsPerCm2, enabled } = this.#inputs.density;
    if (density.impressionsPerCm2 === impressionsPerCm2 && density.enabled === enabled) return;
    this.#inputs.density = density;
    this.#invalidate('splat');
  }

  /** The letter of the plan that everything else here is set for, and what others make of the photo, for their panes. */
  setVariants(letter: VariantLetter, kept: ReadonlyMap<VariantLetter, PlanInputs>): void {
    const { letter: before, kept: known } = this.#inputs;
    const same = known.size === kept.size && [...kept].every(([one, plan]) => known.get(one) === plan);
    if (letter === before && same) return;
    this.#inputs.letter = letter;
    this.#inputs.kept = kept;
    this.#invalidate('present');
  }

  setView(change: Partial<PreviewView>): void {
    this.#inputs.view = { ...this.#inputs.view, ...change };
    this.#invalidate('present');
  }

  /** Where the line between before and after is drawn, CSS px from the canvas's left; null without a photo. */
  get splitXCss(): number | null {
    const { photo, view, canvas } = this.#inputs;
    return photo && splitDeviceX(view.split, pictureRect(view, canvas, photo)) / canvas.devicePixelRatio;
  }

  /** Draws nothing by itself until the answer is called: for inputs that make sense together alone. */
  hold(): () => void {
    this.#held++;
    let holding = true;
    return () => {
      if (!holding) return;
      holding = false;
      this.#held--;
      if (this.#held === 0 && !this.#dirty.shows) this.#request();
    };
  }

  /** Resolves when the canvas shows all that was set, at once if it does already; also while the context is lost. */
  frame(): Promise<void> {
    return this.#dirty.shows ? Promise.resolve() : this.#clock.request();
  }

  /** Draws now what a frame would draw; readable from the canvas until the task ends. */
  renderNow(): void {
    if (!this.#graphics || this.#graphics.lost) return;
    this.#graphics.run(this.#dirty, this.#inputs);
  }

  /** What the last frame drew, read back from the graphics card. */
  readFollicles(): DrawnFollicles {
    const graphics = this.#graphics;
    const drawn = this.#inputs.photo && graphics && !graphics.lost ? graphics.readDrawn() : [];
    return {
      count: drawn.length,
      x: Float32Array.from(drawn, (d) => d.xPx),
      y: Float32Array.from(drawn, (d) => d.yPx),
      diameterPx: Float32Array.from(drawn, (d) => d.diameterPx),
      index: Uint32Array.from(drawn, (d) => d.index),
      session: Uint8Array.from(drawn, (d) => d.session),
    };
  }

  /**
   * The treated picture in `tile` (photo px) at the photo's resolution; `photoTile` is the photo there, of the tile's size.
   * Where nothing is treated it is `photoTile` itself. `plan`: what another plan makes of the photo. Rejects when the context
   * is lost or the tile too large.
   */
  async renderTile(
    tile: Rect,
    photoTile: RgbaImage,
    _which: 'after',
    plan: PlanInputs | null = null,
  ): Promise<RgbaImage> {
    await this.frame();
    if (!this.#graphics || this.#graphics.lost) throw new Error('the graphics context is lost');
    return this.#graphics.renderTile(tile, photoTile, this.#inputs, plan);
  }

  /** A tile of a copy of the photo, `copy` px in all, as another plan would treat it. Rejects as `renderTile` does. */
  async renderTrial(tile: Rect, photoTile: RgbaImage, copy: CopySize, trial: TrialInput): Promise<RgbaImage> {
    await this.frame();
    if (!this.#graphics || this.#graphics.lost) throw new Error('the graphics context is lost');
    return this.#graphics.renderTrial(tile, photoTile, copy, trial, this.#inputs);
  }

  /** After the last one: gives back what they need. */
  releaseTrials(): void {
    this.#graphics?.releaseTrials();
  }

  /** After the last tile: gives back what tiles need. */
  releaseTiles(): void {
    this.#graphics?.releaseTiles();
  }

  dispose(): void {
    this.#listening.abort();
    this.#clock.stop();
    this.#graphics?.dispose();
    this.canvas.remove();
  }

  #forgetHead(): void {
    Object.assign(this.#inputs, withoutHead());
    this.#graphics?.assets.setDepth(null);
    this.#graphics?.assets.setRim(null);
    this.#graphics?.assets.setField(null);
    this.#graphics?.assets.setSkin(null, null);
    this.#graphics?.assets.setGrain(NO_GRAIN);
    this.#graphics?.assets.setMasks(EMPTY_MASK, EMPTY_TREATMENT, null, null);
  }

  #checkSide(width: number, height: number): void {
    const limit = this.maxTextureSidePx;
    if (Math.max(width, height) > limit)
      throw new RangeError(`${width} x ${height} px is more than the ${limit} px this device draws`);
  }

  #invalidate(...stages: readonly Stage[]): void {
    if (stages.length === 0) return;
    this.#dirty.invalidate(...stages);
    this.#request();
  }

  #request(): void {
    if (this.#held > 0) return;
    // Whoever waits for the frame gets the error as well; an error that nobody waits for must not vanish.
    void this.frame().catch((error: unknown) => console.error(error));
  }

  readonly #onLost = (event: Event): void => {
    // Else the browser gives it back to nobody.
    event.preventDefault();
    // Now: deleting what belonged to a lost context is silent, later it would be an error.
    this.#graphics?.dispose();
    this.#graphics = null;
    this.#options.onContextLost();
  };

  readonly #onRestored = (): void => {
    this.#graphics = new PreviewGraphics(this.canvas);
    this.#graphics.restore(this.#inputs);
    this.#dirty.invalidate('shine', 'place', 'composite');
    this.renderNow();
    this.#options.onContextRestored();
  };
}
