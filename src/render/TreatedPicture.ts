import type { Texture, WebGLRenderTarget } from 'three';
import type { Assets } from './gpu/Assets';
import type { Painter } from './gpu/Painter';
import { pictureTarget } from './gpu/targets';
import type { CompositePass } from './passes/CompositePass';
import type { PlacedImpression } from './passes/PlacePass';
import { EMPTY_RECT, holds, intersect, scaled, type Rect } from './rect';
import type { Scope } from './scope';
import type { DirtyStages } from './stages';
import { halved, type Surface } from './surface';
import { texelsPerPx, TreatedSurface, type Treatment } from './TreatedSurface';
import { pigmentUniforms, type FringeUniforms } from './uniforms';
import type { PhotoSize } from './view';

/** The picture at one of its halvings. */
interface Drawn {
  readonly surface: Surface;
  readonly after: WebGLRenderTarget;
  /** Part of it that may differ from the photo. */
  altered: Rect;
  /** It shows the inputs. */
  isFresh: boolean;
}

export interface PictureSources {
  /** The photo halved as often as the picture. */
  readonly photo: Texture;
  readonly shine: Texture | null;
  readonly fringe: FringeUniforms | null;
  /** Fraction of the photo's sides that may differ from it. */
  readonly altered: Rect;
}

/**
 * The treated photo on the GPU, drawn at the resolution that it is looked at: a large photo that fills a screen costs what
 * the screen does. Every halving that was looked at is kept until the inputs change.
 */
export class TreatedPicture {
  readonly #assets: Assets;
  readonly #composite: CompositePass;
  /** Of the level that was drawn last. */
  readonly #screen: TreatedSurface;
  #screenLevel = -1;
  #full: Surface | null = null;
  #levels: (Drawn | undefined)[] = [];
  #treating = false;

  constructor(scope: Scope, painter: Painter, halfFloat: boolean, composite: CompositePass, assets: Assets) {
    this.#assets = assets;
    this.#composite = composite;
    this.#screen = new TreatedSurface(scope, painter, halfFloat);
    scope.own({ dispose: () => this.#free() });
  }

  /** Starts anew with a photo; `full` is its working copy's surface. */
  reset(full: Surface): void {
    const known = this.#full;
    if (known?.widthTexels !== full.widthTexels || known.heightTexels !== full.heightTexels) this.#free();
    else
      this.#levels = this.#levels.map(
        (drawn, level) =>
          drawn && { ...drawn, surface: halved(full, level), altered: whole(drawn.surface), isFresh: false },
      );
    this.#full = full;
    this.#screenLevel = -1;
  }

  /** Brings the picture at this halving up to date. `treatment`: null shows the photo. */
  draw(dirty: DirtyStages, level: number, treatment: Treatment | null, sources: PictureSources): Texture {
    if (dirty.has('composite')) for (const drawn of this.#levels) if (drawn) drawn.isFresh = false;
    const drawn = (this.#levels[level] ??= this.#made(level));
    if (drawn.isFresh) return drawn.after.texture;
    dirty.invalidate(this.#screenLevel === level ? 'composite' : 'place');
    if (treatment) this.#makeAmounts(dirty, level, drawn.surface, treatment);
    dirty.take('composite');
    this.#makeAfter(drawn, treatment, sources);
    drawn.isFresh = true;
    return drawn.after.texture;
  }

  /** The impressions in the picture that was drawn last. */
  readDrawn(): readonly PlacedImpression[] {
    return this.#treating ? this.#screen.readDrawn() : [];
  }

  #made(level: number): Drawn {
    const surface = halved(this.#full!, level);
    return {
      surface,
      after: pictureTarget(surface.widthTexels, surface.heightTexels),
      altered: whole(surface),
      isFresh: false,
    };
  }

  #makeAmounts(dirty: DirtyStages, level: number, surface: Surface, treatment: Treatment): void {
    const treated = onSurface(this.#assets.treatedFraction, surface, treatment.photo);
    if (dirty.take('place')) this.#screen.place(surface, treatment);
    if (dirty.take('splat')) this.#screen.splat(surface, treatment, treated);
    if (dirty.take('halo')) this.#screen.halo(surface, treatment, treated);
    this.#screenLevel = level;
  }

  #makeAfter(drawn: Drawn, treatment: Treatment | null, sources: PictureSources): void {
    const { after, surface } = drawn;
    const { photo, shine, fringe } = sources;
    const { light, grain: grainTile, bareSkin } = this.#assets;
    const amounts = treatment && shine && this.#screen.amounts;
    const altered = amounts ? onSurface(sources.altered, surface, treatment.photo) : EMPTY_RECT;
    this.#treating = Boolean(amounts);
    if (amounts) {
      const { look, grain, mmPerPx } = treatment;
      const pictured = {
        ...amounts,
        photo,
        marksOffset: [0, 0] as const,
        shine,
        scalp: treatment.scalp,
        treatment: treatment.coverage,
        scars: treatment.scars,
        photoSizePx: [treatment.photo.widthPx, treatment.photo.heightPx] as const,
        fringe,
        light,
        grainTile,
        bareSkin,
      };
      const pigment = pigmentUniforms(look, grain, {
        amountScale: this.#screen.amountScale,
        mmPerPx,
        texelsPerPx: texelsPerPx(surface),
      });
      // The photo itself comes back at less cost than through the pigment.
      if (!holds(altered, drawn.altered)) this.#composite.copy(after, photo, drawn.altered);
      this.#composite.run(after, surface, pictured, pigment, altered);
    } else this.#composite.copy(after, photo, drawn.altered);
    drawn.altered = altered;
  }

  #free(): void {
    for (const drawn of this.#levels.splice(0)) drawn?.after.dispose();
  }
}

const whole = ({ widthTexels, heightTexels }: Surface): Rect => ({
  x: 0,
  y: 0,
  width: widthTexels,
  height: heightTexels,
});

/** Not by the surface's texels: halved, the last ones may reach beyond the photo. */
const onSurface = (fraction: Rect, surface: Surface, { widthPx, heightPx }: PhotoSize): Rect =>
  intersect(
    scaled(fraction, widthPx * surface.texelsPerPxX, heightPx * surface.texelsPerPxY),
    whole(surface),
  );
