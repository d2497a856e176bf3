import { LinearSRGBColorSpace, NoToneMapping, RawShaderMaterial, WebGLRenderer, type Texture } from 'three';
import type { RgbaImage } from '../domain/image';
import { whiteNoise } from '../domain/quality/grainTile';
import { CanvasPictures, type ShownPictures } from './CanvasPictures';
import { Assets } from './gpu/Assets';
import { Painter } from './gpu/Painter';
import { TrialMasks } from './gpu/TrialMasks';
import type { PhotoInput, PlanInputs, PreviewInputs, TrialInput } from './inputs';
import { KeptPictures, windowAround } from './KeptPictures';
import { CompositePass } from './passes/CompositePass';
import { PictureLevels } from './passes/PictureLevels';
import type { PlacedImpression } from './passes/PlacePass';
import { ShinePass } from './passes/ShinePass';
import { fringeOn, type FringeInputs } from './fringeInputs';
import { seenOf, sharedInputs, treatmentOf } from './pictureInputs';
import { blendsHalfFloat, maxTextureSidePx } from './probe';
import { grow, intersect, isEmpty, union, type Banded, type Rect } from './rect';
import { Scope } from './scope';
import { DirtyStages } from './stages';
import { fractionOf, halved, onSurface, screenSurface, wholeOf, type Surface } from './surface';
import { TileRenderer, type CopySize } from './TileRenderer';
import { MARGIN_TEXELS, TreatedPicture } from './TreatedPicture';
import type { Treatment } from './TreatedSurface';
import { paneOfCanvas, photoOfDevice, samplingOf, seenFraction, type Sampling } from './view';

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
  readonly #treated: TreatedPicture;
  readonly #shine: ShinePass;
  readonly #beforeLevels: PictureLevels;
  readonly #kept: KeptPictures;
  readonly #canvas: CanvasPictures;
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
    this.#kept = new KeptPictures(scope, composite);
    this.#beforeLevels = new PictureLevels(scope, painter);
    this.#canvas = new CanvasPictures(scope, painter, this.assets, this.#kept);
    this.#tiles = new TileRenderer(scope, painter, composite, halfFloat);
    this.#trials = new TileRenderer(scope, painter, composite, halfFloat);
  }

  /** Makes ahead of the first photo what every photo needs; shaders beside the page where the device can. */
  async warm(): Promise<void> {
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
    this.assets.setSkin(inputs.skin, inputs.headSeen);
    this.assets.setLight(inputs.light);
    this.assets.setGrain(inputs.grain);
    this.#upload(inputs);
  }

  setPhoto(photo: PhotoInput | null): void {
    this.assets.photos.show(photo?.working ?? null);
    this.#tiles.release();
    this.#trials.release();
    this.#shine.forget();
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
    if (surface && photo) this.#drawKept(dirty, surface, photo, inputs);
    const shown = surface && photo && this.#draw(dirty, surface, photo, inputs, seenOf(inputs));
    const stale = dirty.takeShown();
    if (stale) this.#canvas.show(inputs, shown, stale.within);
  }

  /** The impressions in the picture that is on screen. */
  readDrawn(): readonly PlacedImpression[] {
    return this.#treated.readDrawn();
  }

  /** Photo px at the photo's own resolution, in the photo's own light; see `TileRenderer`. */
  renderTile(
    tile: Rect,
    photoTile: RgbaImage,
    inputs: PreviewInputs,
    plan: PlanInputs | null,
  ): Promise<RgbaImage> | RgbaImage {
    if (!plan) return this.#tile(tile, photoTile, inputs);
    try {
      this.#show(plan, inputs);
      return this.#tile(tile, photoTile, { ...inputs, ...plan });
    } finally {
      this.#show(inputs, inputs);
    }
  }

  #tile(tile: Rect, photoTile: RgbaImage, inputs: PreviewInputs): Promise<RgbaImage> | RgbaImage {
    const shine = this.#shine.texture;
    const treatment = shine && this.#treatment(inputs);
    if (!treatment) return photoTile;
    const fringe = this.#fringe(inputs);
    return this.#tiles.render(tile, photoTile, treatment, {
      shine,
      fringe,
      grainTile: this.assets.grain,
      bareSkin: this.assets.bareSkin,
      altered: this.#pigmentedPart(fringe).around,
      treated: this.assets.treated.around,
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
    const shine = this.#shine.texture ?? this.#shineOf(inputs);
    if (!shine) return photoTile;
    const own = masks && new TrialMasks(masks.scalp, masks.treatment);
    const fringe = fringeOn(inputs, own ? own.hairGround : this.assets.hairGround);
    const treated = own?.treatedFraction ?? this.assets.treated.around;
    const altered = fringe ? union(this.assets.haired.around, treated) : treated;
    try {
      const density = { impressionsPerCm2, enabled: true };
      const treatment = treatmentOf({ ...inputs, look, density }, this.assets, altered);
      if (!treatment) return photoTile;
      const there = own
        ? { ...treatment, scalp: own.scalp, coverage: own.coverage, own: own.own }
        : treatment;
      const { grain: grainTile, bareSkin } = this.assets;
      const context = { shine, fringe, grainTile, bareSkin, altered, treated };
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

  #treatment(inputs: PreviewInputs): Treatment | null {
    return treatmentOf(inputs, this.assets, this.#pigmentedPart(this.#fringe(inputs)).around);
  }

  #fringe(inputs: PreviewInputs): FringeInputs | null {
    return fringeOn(inputs, this.assets.hairGround);
  }

  /** Where there is treatment or changed hair, fractions of the photo's sides. */
  #pigmentedPart(fringe: FringeInputs | null): Banded {
    return fringe ? this.assets.haired : this.assets.treated;
  }

  /** All that tiles are drawn from and the screen is not: that comes from what is drawn already. */
  #show(plan: PlanInputs, { mattSkin }: PreviewInputs): void {
    this.#upload(plan);
    this.#shineOf({ mattSkin });
  }

  /** Null before the first photo. */
  #shineOf({ mattSkin }: Pick<PreviewInputs, 'mattSkin'>): Texture | null {
    const { photo, scalp, treatment } = this.assets;
    if (photo && this.#surface) this.#shine.run(photo, this.#surface, scalp, treatment, mattSkin);
    return this.#shine.texture;
  }

  #upload({ field, scalp, treatment, scars, chosen }: PlanInputs): void {
    this.assets.setField(field);
    this.assets.setMasks(scalp, treatment, scars, chosen);
  }

  #sampling({ view, canvas }: PreviewInputs, surface: Surface): Sampling {
    const texelsPerDevice = photoOfDevice(view, canvas).scaleY * surface.texelsPerPxY;
    return samplingOf(texelsPerDevice, this.#beforeLevels.count);
  }

  /**
   * The other panes' pictures, where they are not there yet. Every plan is drawn by the same stages on the same targets, in
   * its turn, and a copy of what is seen kept: two more plans would not fit on the card whole.
   */
  #drawKept(dirty: DirtyStages, surface: Surface, photo: Texture, inputs: PreviewInputs): void {
    const { view, canvas, kept } = inputs;
    const others = view.panes.filter(({ letter }) => letter !== inputs.letter);
    this.#kept.retain(others.map(({ letter }) => letter).filter((letter) => kept.has(letter)));
    if (view.show === 'before') return;
    const { level } = this.#sampling(inputs, surface);
    const ofLevel = halved(surface, level);
    const all = wholeOf(ofLevel);
    const photoSize = inputs.photo!;
    let isForeign = false;
    for (const pane of others) {
      const plan = kept.get(pane.letter);
      if (!plan) continue;
      const fraction = seenFraction(view, paneOfCanvas(pane, canvas), photoSize);
      const seen = intersect(grow(onSurface(fraction, ofLevel, photoSize), MARGIN_TEXELS), all);
      const madeFrom = [plan, ...sharedInputs(inputs)];
      if (isEmpty(seen) || this.#kept.shows(pane.letter, level, seen, madeFrom)) continue;
      const window = windowAround(seen, all);
      isForeign = true;
      this.#upload(plan);
      const stale = new DirtyStages();
      stale.invalidate('shine', 'place', 'composite');
      const windowSeen = fractionOf(window, ofLevel, photoSize);
      const { after } = this.#draw(stale, surface, photo, { ...inputs, ...plan }, windowSeen);
      this.#kept.take(pane.letter, after, { level, window, madeFrom });
    }
    if (!isForeign) return;
    this.#upload(inputs);
    dirty.invalidate('shine', 'place', 'composite');
  }

  /** Both pictures as the view needs them; `seen`: fractions of the photo's sides. */
  #draw(
    dirty: DirtyStages,
    surface: Surface,
    photo: Texture,
    inputs: PreviewInputs,
    seen: Rect,
  ): ShownPictures {
    const sampling = this.#sampling(inputs, surface);
    const treatment = this.#treatment(inputs);
    if (treatment && dirty.take('shine')) this.#shineOf(inputs);
    const fringe = this.#fringe(inputs);
    const before = this.#beforeLevels.texture(photo, sampling.level);
    const photoSize = inputs.photo!;
    const after = this.#treated.draw(dirty, sampling.level, treatment, {
      photo: before,
      photoSize,
      shine: this.#shine.texture,
      fringe,
      pigmented: this.#pigmentedPart(fringe),
      open: fringe ? [] : this.assets.openIn(inputs.photo!),
      seen,
    });
    return { before, after, surface, sampling };
  }
}
