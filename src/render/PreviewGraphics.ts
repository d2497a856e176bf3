import { LinearSRGBColorSpace, NoToneMapping, RawShaderMaterial, WebGLRenderer, type Texture } from 'three';
import type { RgbaImage } from '../domain/image';
import { whiteNoise } from '../domain/quality/grainTile';
import { Assets } from './gpu/Assets';
import { Painter } from './gpu/Painter';
import { TrialMasks } from './gpu/TrialMasks';
import type { PhotoInput, PreviewInputs, TrialInput } from './inputs';
import { CompositePass } from './passes/CompositePass';
import { PictureLevels } from './passes/PictureLevels';
import type { PlacedImpression } from './passes/PlacePass';
import { PresentPass } from './passes/PresentPass';
import { ShinePass } from './passes/ShinePass';
import { quadIndices } from './passes/SplatPass';
import { blendsHalfFloat, maxTextureSidePx } from './probe';
import { isEmpty, type Rect } from './rect';
import { Scope } from './scope';
import type { DirtyStages } from './stages';
import { screenSurface, type Surface } from './surface';
import { TileRenderer, type CopySize } from './TileRenderer';
import { TreatedPicture } from './TreatedPicture';
import type { Treatment } from './TreatedSurface';
import { fringeUniforms, presentUniforms, type FringeUniforms } from './uniforms';
import { photoOfDevice, pictureRect, samplingOf, seenFraction, splitDeviceX, type Sampling } from './view';

const CONTEXT: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  depth: false,
  stencil: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: false,
  powerPreference: 'high-performance',
};

interface ShownPictures {
  readonly before: Texture;
  readonly after: Texture;
  /** Of the working copy. */
  readonly surface: Surface;
  readonly sampling: Sampling;
}

/** Everything on the GPU: runs the stages that are out of date and shows the result. */
export class PreviewGraphics {
  readonly renderer: WebGLRenderer;
  readonly assets: Assets;
  readonly maxTextureSidePx: number;
  readonly #scope = new Scope();
  readonly #painter: Painter;
  readonly #treated: TreatedPicture;
  readonly #shine: ShinePass;
  readonly #beforeLevels: PictureLevels;
  readonly #present: PresentPass;
  readonly #tiles: TileRenderer;
  readonly #trials: TileRenderer;
  #surface: Surface | null = null;

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
    this.#shine = new ShinePass(scope, painter, halfFloat);
    const composite = new CompositePass(scope, painter);
    this.#treated = new TreatedPicture(scope, painter, halfFloat, composite, this.assets);
    this.#beforeLevels = new PictureLevels(scope, painter);
    this.#present = new PresentPass(scope, painter);
    this.#tiles = new TileRenderer(scope, painter, composite, halfFloat);
    this.#trials = new TileRenderer(scope, painter, composite, halfFloat);
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
    this.assets.setSkin(inputs.skin, inputs.headSeen);
    this.assets.setLight(inputs.light);
    this.assets.setGrain(inputs.grain);
    this.assets.setMasks(inputs.scalp, inputs.treatment, inputs.scars, inputs.chosen);
  }

  setPhoto(photo: PhotoInput | null): void {
    this.assets.setPhoto(photo?.working ?? null);
    this.#tiles.release();
    this.#trials.release();
    if (!photo) {
      this.#surface = null;
      return;
    }
    const { width, height } = photo.working;
    this.#surface = screenSurface(width, height, photo.widthPx, photo.heightPx);
    this.#treated.reset(this.#surface);
    this.#beforeLevels.reset(width, height);
  }

  /** Runs what is out of date; afterwards the canvas shows the inputs. */
  run(dirty: DirtyStages, inputs: PreviewInputs): void {
    const surface = this.#surface;
    const photo = this.assets.photo;
    const shown = surface && photo && this.#draw(dirty, surface, photo, inputs);
    if (dirty.take('present')) this.#show(inputs, shown);
  }

  /** The impressions in the picture that is on screen. */
  readDrawn(): readonly PlacedImpression[] {
    return this.#treated.readDrawn();
  }

  /** Photo px at the photo's own resolution, in the photo's own light; see `TileRenderer`. */
  renderTile(tile: Rect, photoTile: RgbaImage, inputs: PreviewInputs): Promise<RgbaImage> | RgbaImage {
    const shine = this.#shine.texture;
    const treatment = shine && this.#treatment(inputs);
    if (!treatment) return photoTile;
    const fringe = fringeOf(inputs);
    return this.#tiles.render(tile, photoTile, treatment, {
      shine,
      fringe,
      grainTile: this.assets.grain,
      bareSkin: this.assets.bareSkin,
      altered: this.#pigmentedFraction(fringe),
      treated: this.assets.treatedFraction,
    });
  }

  /** The same under another plan, from a copy of the photo of that size; gloss stays as the inputs have it. */
  renderTrial(
    tile: Rect,
    photoTile: RgbaImage,
    copy: CopySize,
    { look, impressionsPerCm2, masks }: TrialInput,
    inputs: PreviewInputs,
  ): Promise<RgbaImage> | RgbaImage {
    const shine = this.#shine.texture;
    const treatment =
      shine && this.#treatment({ ...inputs, look, density: { impressionsPerCm2, enabled: true } });
    if (!treatment) return photoTile;
    const fringe = fringeOf(inputs);
    const own = masks && new TrialMasks(masks.scalp, masks.treatment);
    const treated = own?.treatedFraction ?? this.assets.treatedFraction;
    try {
      const there = own
        ? { ...treatment, scalp: own.scalp, coverage: own.coverage, own: own.own }
        : treatment;
      const context = {
        shine,
        fringe,
        grainTile: this.assets.grain,
        bareSkin: this.assets.bareSkin,
        altered: fringe ? this.assets.hairedFraction : treated,
        treated,
      };
      return this.#trials.render(tile, photoTile, there, context, copy);
    } finally {
      own?.dispose();
    }
  }

  releaseTrials(): void {
    this.#trials.release();
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
    const { field, treatment: coverage, scalp, scars, own, skinDepth, rim } = this.assets;
    if (!head || !photo || !look || !field || !density.enabled) return null;
    if (isEmpty(this.#pigmentedFraction(fringeOf(inputs))) && !this.assets.light) return null;
    if (density.impressionsPerCm2 <= 0 || field.count === 0) return null;
    const { impressionsPerCm2 } = density;
    return {
      head,
      photo,
      field,
      coverage,
      scalp,
      scars,
      own,
      skinDepth,
      rim,
      look,
      grain,
      mmPerPx,
      impressionsPerCm2,
    };
  }

  /** Where there is treatment or changed hair, fractions of the photo's sides. */
  #pigmentedFraction(fringe: FringeUniforms | null): Rect {
    return fringe ? this.assets.hairedFraction : this.assets.treatedFraction;
  }

  /** Both pictures as the view needs them. */
  #draw(dirty: DirtyStages, surface: Surface, photo: Texture, inputs: PreviewInputs): ShownPictures {
    const { view, canvas, mattSkin } = inputs;
    const texelsPerDevice = photoOfDevice(view, canvas).scaleY * surface.texelsPerPxY;
    const sampling = samplingOf(texelsPerDevice, this.#beforeLevels.count);
    const treatment = this.#treatment(inputs);
    if (treatment && dirty.take('shine'))
      this.#shine.run(photo, surface, this.assets.scalp, this.assets.treatment, mattSkin);
    const fringe = fringeOf(inputs);
    const before = this.#beforeLevels.texture(photo, sampling.level);
    const photoSize = inputs.photo!;
    const after = this.#treated.draw(dirty, sampling.level, treatment, {
      photo: before,
      photoSize,
      shine: this.#shine.texture,
      fringe,
      pigmented: this.#pigmentedFraction(fringe),
      seen: seenFraction(view, canvas, photoSize),
    });
    return { before, after, surface, sampling };
  }

  #show({ view, canvas, photo }: PreviewInputs, shown: ShownPictures | null): void {
    const { widthPx, heightPx } = canvas;
    const element = this.renderer.domElement;
    if (element.width !== widthPx || element.height !== heightPx)
      this.renderer.setSize(widthPx, heightPx, false);
    if (!photo || !shown) {
      this.#present.background(view.backgroundColor);
      return;
    }

    const { before, after, surface, sampling } = shown;
    const uniforms = presentUniforms(view, canvas, photo, surface, sampling);
    const outline =
      view.zoneOutlined && this.assets.chosen
        ? this.assets.chosen
        : view.outlineShown
          ? this.assets.scalp
          : null;
    const picture = pictureRect(view, canvas, photo);
    if (picture.width < widthPx || picture.height < heightPx) this.#present.background(view.backgroundColor);
    const split = { split: view.split, before: 1, after: 0 }[view.show];
    const splitX = splitDeviceX(split, picture);
    const left = { ...picture, width: splitX - picture.x };
    const right = { ...picture, x: splitX, width: picture.width - left.width };
    if (!isEmpty(left)) this.#present.picture(before, outline, sampling.filter, uniforms, left);
    if (!isEmpty(right)) this.#present.picture(after, outline, sampling.filter, uniforms, right);
    if (view.show === 'split') this.#present.splitLine(splitX, canvas.devicePixelRatio, picture);
  }
}

/** Without the skin's colour nothing is known to lie behind hair. */
const fringeOf = ({ fringe, skin }: PreviewInputs): FringeUniforms | null => skin && fringeUniforms(fringe);
