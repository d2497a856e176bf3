import {
  LinearSRGBColorSpace,
  NoToneMapping,
  RawShaderMaterial,
  WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import type { RgbaImage } from '../domain/image';
import type { MattSkin } from '../domain/pigment/mattSkin';
import { whiteNoise } from '../domain/quality/grainTile';
import { Assets, type LightAsset } from './gpu/Assets';
import { Painter } from './gpu/Painter';
import { pictureTarget } from './gpu/targets';
import type { PhotoInput, PreviewInputs } from './inputs';
import { CompositePass } from './passes/CompositePass';
import { PictureLevels } from './passes/PictureLevels';
import type { PlacedImpression } from './passes/PlacePass';
import { PresentPass } from './passes/PresentPass';
import { ShinePass } from './passes/ShinePass';
import { quadIndices } from './passes/SplatPass';
import { blendsHalfFloat, maxTextureSidePx } from './probe';
import { EMPTY_RECT, holds, intersect, isEmpty, scaled, union, type Rect } from './rect';
import { Scope } from './scope';
import type { DirtyStages } from './stages';
import { screenSurface, type Surface } from './surface';
import { TileRenderer } from './TileRenderer';
import { texelsPerPx, TreatedSurface, type Treatment } from './TreatedSurface';
import { fringeUniforms, pigmentUniforms, presentUniforms, type FringeUniforms } from './uniforms';
import { photoOfDevice, pictureRect, samplingOf, splitDeviceX } from './view';

const CONTEXT: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  depth: false,
  stencil: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: false,
  powerPreference: 'high-performance',
};

/** Everything on the GPU: runs the stages that are out of date and shows the result. */
export class PreviewGraphics {
  readonly renderer: WebGLRenderer;
  readonly assets: Assets;
  readonly maxTextureSidePx: number;
  readonly #scope = new Scope();
  readonly #painter: Painter;
  readonly #screen: TreatedSurface;
  readonly #shine: ShinePass;
  readonly #composite: CompositePass;
  readonly #beforeLevels: PictureLevels;
  readonly #afterLevels: PictureLevels;
  readonly #present: PresentPass;
  readonly #tiles: TileRenderer;
  #surface: Surface | null = null;
  #after: WebGLRenderTarget | null = null;
  /** Part of `after` that may differ from the photo. */
  #altered: Rect = EMPTY_RECT;
  #treating = false;

  /** Throws where there is no WebGL2. */
  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('webgl2', CONTEXT);
    if (context === null) throw new Error('WebGL2 is not available');
    const halfFloat = blendsHalfFloat(context);
    this.maxTextureSidePx = maxTextureSidePx(context);
    this.renderer = new WebGLRenderer({ canvas, context });
    this.renderer.autoClear = false;
    this.renderer.sortObjects = false;
    this.renderer.outputColorSpace = LinearSRGBColorSpace;
    this.renderer.toneMapping = NoToneMapping;

    const scope = this.#scope;
    scope.own(this.renderer);
    const painter = new Painter(scope, this.renderer);
    this.#painter = painter;
    this.assets = new Assets(scope, this.renderer);
    this.#screen = new TreatedSurface(scope, painter, halfFloat);
    this.#shine = new ShinePass(scope, painter, halfFloat);
    this.#composite = new CompositePass(scope, painter);
    this.#beforeLevels = new PictureLevels(scope, painter);
    this.#afterLevels = new PictureLevels(scope, painter);
    this.#present = new PresentPass(scope, painter);
    this.#tiles = new TileRenderer(scope, painter, this.#composite, halfFloat);
    scope.own({ dispose: () => this.#after?.dispose() });
  }

  /** Makes ahead of the first photo what every photo needs; shaders beside the page where the device can. */
  async warm(): Promise<void> {
    quadIndices();
    whiteNoise();
    await this.#painter.compile(this.#scope.all(RawShaderMaterial));
  }

  get lost(): boolean {
    return this.renderer.getContext().isContextLost();
  }

  /** Everything from the CPU once more, into a context that has come back empty. */
  restore(inputs: PreviewInputs): void {
    this.setPhoto(inputs.photo);
    this.assets.setDepth(inputs.depth);
    this.assets.setRim(inputs.rim);
    this.assets.setField(inputs.field);
    this.assets.setSkin(inputs.skin);
    this.assets.setLight(inputs.light);
    this.assets.setGrain(inputs.grain);
    this.assets.setMasks(inputs.scalp, inputs.treatment, inputs.scars);
  }

  setPhoto(photo: PhotoInput | null): void {
    this.assets.setPhoto(photo?.working ?? null);
    this.#tiles.release();
    if (!photo) {
      this.#surface = null;
      return;
    }
    const { width, height } = photo.working;
    this.#surface = screenSurface(width, height, photo.widthPx, photo.heightPx);
    this.#altered = { x: 0, y: 0, width, height };
    if (this.#after?.width !== width || this.#after.height !== height) {
      this.#after?.dispose();
      this.#after = pictureTarget(width, height);
    }
    this.#beforeLevels.reset(width, height);
    this.#afterLevels.reset(width, height);
  }

  /** Runs what is out of date; afterwards the canvas shows the inputs. */
  run(dirty: DirtyStages, inputs: PreviewInputs): void {
    const surface = this.#surface;
    const photo = this.assets.photo;
    if (surface && photo && this.#after) {
      const treatment = this.#treatment(inputs);
      const treated = this.#onSurface(this.assets.treatedFraction, surface);
      if (treatment) this.#makeAmounts(dirty, surface, treatment, treated, inputs.mattSkin);
      if (dirty.take('composite')) this.#makeAfter(surface, treatment, inputs);
    }
    if (dirty.take('present')) this.#show(inputs);
  }

  /** The impressions in the picture that is on screen. */
  readDrawn(): readonly PlacedImpression[] {
    return this.#treating ? this.#screen.readDrawn() : [];
  }

  /** Photo px at the photo's own resolution; see `TileRenderer`. */
  renderTile(tile: Rect, photoTile: RgbaImage, inputs: PreviewInputs): Promise<RgbaImage> | RgbaImage {
    const shine = this.#shine.texture;
    const treatment = shine && this.#treatment(inputs);
    if (!treatment) return photoTile;
    const fringe = fringeOf(inputs);
    // A file shows the photo's own light.
    const altered = this.#alteredFraction(fringe, null);
    return this.#tiles.render(tile, photoTile, treatment, {
      shine,
      fringe,
      grainTile: this.assets.grain,
      bareSkin: this.assets.bareSkin,
      altered,
      treated: this.assets.treatedFraction,
    });
  }

  releaseTiles(): void {
    this.#tiles.release();
  }

  dispose(): void {
    this.#scope.dispose();
  }

  /** Null where there is nothing to draw. */
  #treatment(inputs: PreviewInputs): Treatment | null {
    const { head, photo, look, grain, mmPerPx, density } = inputs;
    const { field, treatment: coverage, scalp, scars, skinDepth, rim } = this.assets;
    const altered = this.#alteredFraction(fringeOf(inputs), this.assets.light);
    if (!head || !photo || !look || !field || !density.enabled || isEmpty(altered)) return null;
    if (density.impressionsPerCm2 <= 0 || field.count === 0) return null;
    const { impressionsPerCm2 } = density;
    return {
      head,
      photo,
      field,
      coverage,
      scalp,
      scars,
      skinDepth,
      rim,
      look,
      grain,
      mmPerPx,
      impressionsPerCm2,
    };
  }

  /** Fractions of the photo's sides that may differ from it. */
  #alteredFraction(fringe: FringeUniforms | null, light: LightAsset | null): Rect {
    const { treatedFraction, headFraction } = this.assets;
    const treated = fringe ? this.assets.hairedFraction : treatedFraction;
    return light ? union(treated, headFraction) : treated;
  }

  #onSurface(fraction: Rect, surface: Surface): Rect {
    const all = { x: 0, y: 0, width: surface.widthTexels, height: surface.heightTexels };
    return intersect(scaled(fraction, all.width, all.height), all);
  }

  #makeAmounts(
    dirty: DirtyStages,
    surface: Surface,
    treatment: Treatment,
    treated: Rect,
    matt: MattSkin | null,
  ): void {
    if (dirty.take('shine'))
      this.#shine.run(this.assets.photo!, surface, this.assets.scalp, this.assets.treatment, matt);
    if (dirty.take('place')) this.#screen.place(surface, treatment);
    if (dirty.take('splat')) this.#screen.splat(surface, treatment, treated);
    if (dirty.take('halo')) this.#screen.halo(surface, treatment, treated);
  }

  #makeAfter(surface: Surface, treatment: Treatment | null, inputs: PreviewInputs): void {
    const photo = this.assets.photo!;
    const after = this.#after!;
    const amounts = treatment && this.#screen.amounts;
    const fringe = fringeOf(inputs);
    const { light } = this.assets;
    const altered = amounts ? this.#onSurface(this.#alteredFraction(fringe, light), surface) : EMPTY_RECT;
    this.#treating = amounts !== null;
    if (amounts) {
      const pictured = {
        ...amounts,
        photo,
        marksOffset: [0, 0] as const,
        shine: this.#shine.texture!,
        scalp: treatment.scalp,
        treatment: treatment.coverage,
        scars: treatment.scars,
        photoSizePx: [treatment.photo.widthPx, treatment.photo.heightPx] as const,
        fringe,
        light,
        grainTile: this.assets.grain,
        bareSkin: this.assets.bareSkin,
      };
      const { look, grain, mmPerPx } = treatment;
      const { amountScale } = this.#screen;
      const pigment = pigmentUniforms(look, grain, {
        amountScale,
        mmPerPx,
        texelsPerPx: texelsPerPx(surface),
      });
      // The photo itself comes back at less cost than through the pigment.
      if (!holds(altered, this.#altered)) this.#composite.copy(after, photo, this.#altered);
      this.#composite.run(after, surface, pictured, pigment, altered);
    } else this.#composite.copy(after, photo, this.#altered);
    this.#afterLevels.invalidate(union(this.#altered, altered));
    this.#altered = altered;
  }

  #show(inputs: PreviewInputs): void {
    const { view, canvas, photo } = inputs;
    const { widthPx, heightPx } = canvas;
    const element = this.renderer.domElement;
    if (element.width !== widthPx || element.height !== heightPx)
      this.renderer.setSize(widthPx, heightPx, false);
    const before = this.assets.photo;
    const surface = this.#surface;
    this.#present.background(view.backgroundColor);
    if (!photo || !surface || !before || !this.#after) return;

    const texelsPerDevice = photoOfDevice(view, canvas).scaleY * surface.texelsPerPxY;
    const sampling = samplingOf(texelsPerDevice, this.#beforeLevels.count);
    const uniforms = presentUniforms(view, canvas, photo, surface, sampling);
    const outline = view.outlineShown ? this.assets.scalp : null;
    const picture = pictureRect(view, canvas, photo);
    const split = { split: view.split, before: 1, after: 0 }[view.show];
    const splitX = splitDeviceX(split, picture);
    const left = { ...picture, width: splitX - picture.x };
    const right = { ...picture, x: splitX, width: picture.width - left.width };
    const { filter, level } = sampling;
    if (!isEmpty(left))
      this.#present.picture(this.#beforeLevels.texture(before, level), outline, filter, uniforms, left);
    if (!isEmpty(right))
      this.#present.picture(
        this.#afterLevels.texture(this.#after.texture, level),
        outline,
        filter,
        uniforms,
        right,
      );
    if (view.show === 'split') this.#present.splitLine(splitX, canvas.devicePixelRatio, picture);
  }
}

/** Without the skin's colour nothing is known to lie behind hair. */
const fringeOf = ({ fringe, skin }: PreviewInputs): FringeUniforms | null => skin && fringeUniforms(fringe);
