import type { Texture, WebGLRenderTarget } from 'three';
import type { Assets } from './gpu/Assets';
import type { Painter } from './gpu/Painter';
import { pictureTarget } from './gpu/targets';
import type { FringeInputs } from './fringeInputs';
import type { CompositePass } from './passes/CompositePass';
import type { PlacedImpression } from './passes/PlacePass';
import {
  EMPTY_RECT,
  extended,
  gapsBeside,
  grow,
  holds,
  intersect,
  isEmpty,
  union,
  without,
  type Banded,
  type Rect,
} from './rect';
import type { Scope } from './scope';
import type { DirtyStages } from './stages';
import { columnsWithin, fractionOf, halved, onSurface, wholeOf, type Surface } from './surface';
import { texelsPerPx, TreatedSurface, type Treatment } from './TreatedSurface';
import { pigmentUniforms, scarPigment } from './uniforms';
import type { PhotoSize } from './view';

/** The picture at one of its halvings. */
interface Drawn {
  readonly surface: Surface;
  readonly after: WebGLRenderTarget;
  /** Part of it that may differ from the photo; null before it has the photo. */
  altered: Rect | null;
  /** Part of it that shows the inputs. */
  fresh: Rect;
  /** Where it can show anything but the photo, however much of it that is; null where that is not known. */
  shows: { readonly pigmented: Banded; readonly relit: Banded | null } | null;
}

export interface PictureSources {
  /** The photo halved as often as the picture. */
  readonly photo: Texture;
  readonly photoSize: PhotoSize;
  readonly shine: Texture | null;
  readonly fringe: FringeInputs | null;
  /** Fractions of the photo's sides: where there is treatment or changed hair, and what is looked at. */
  readonly pigmented: Banded;
  /** Of each of its bands, see `openSkin`; none where hair is changed. */
  readonly open: readonly Rect[];
  readonly seen: Rect;
}

/** Around what is seen: enough for the filters that show it. */
export const MARGIN_TEXELS = 4;

/**
 * The treated photo on the GPU, drawn at the resolution that it is looked at and at first only where it is looked at: a
 * large photo costs what the screen does. Once another part is looked at all of it is drawn, so that moving about costs
 * nothing more. Every halving that was looked at is kept until the inputs change.
 */
export class TreatedPicture {
  readonly #assets: Assets;
  readonly #composite: CompositePass;
  /** Of the level that was drawn last. */
  readonly #screen: TreatedSurface;
  #screenLevel = -1;
  /** Part of that level in which marks and halo are right. */
  #amountsIn = EMPTY_RECT;
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
    this.#levels = this.#levels.map(
      (drawn, level) =>
        drawn && {
          ...drawn,
          surface: halved(full, level),
          altered: null,
          fresh: EMPTY_RECT,
          shows: null,
        },
    );
    this.#full = full;
    this.#screenLevel = -1;
  }

  /** Brings what is seen of the picture at this halving up to date. `treatment`: null shows the photo. */
  draw(dirty: DirtyStages, level: number, treatment: Treatment | null, sources: PictureSources): Texture {
    const retreated = dirty.takeRetreated();
    if (dirty.has('composite')) {
      if (!isEmpty(retreated)) dirty.invalidate('place');
      this.#allStale();
    } else if (!isEmpty(retreated)) this.#retreat(dirty, level, treatment, sources, retreated);
    const drawn = (this.#levels[level] ??= this.#made(level));
    const { surface, after } = drawn;
    const all = wholeOf(surface);
    const seen = intersect(grow(onSurface(sources.seen, surface, sources.photoSize), MARGIN_TEXELS), all);
    if (holds(drawn.fresh, seen)) return after.texture;
    dirty.invalidate(this.#screenLevel === level ? 'composite' : 'place');
    drawn.fresh = extended(drawn.fresh, seen, all);
    if (treatment) this.#makeAmounts(dirty, level, surface, treatment, drawn.fresh);
    dirty.take('composite');
    this.#makeAfter(drawn, drawn.fresh, treatment, sources);
    return after.texture;
  }

  #allStale(): void {
    for (const drawn of this.#levels) if (drawn) drawn.fresh = EMPTY_RECT;
  }

  /** What is drawn at this halving, once more where the treatment changed; all of it where that cannot be told apart. */
  #retreat(
    dirty: DirtyStages,
    level: number,
    treatment: Treatment | null,
    sources: PictureSources,
    within: Rect,
  ): void {
    const drawn = this.#levels[level];
    const fresh = drawn?.fresh ?? EMPTY_RECT;
    this.#allStale();
    const isKnown = this.#treating && this.#screenLevel === level && !dirty.has('halo');
    if (!drawn || !treatment || isEmpty(fresh) || !isKnown) {
      dirty.invalidate('place');
      return;
    }
    const { surface } = drawn;
    const changed = onSurface(within, surface, sources.photoSize);
    this.#screen.place(surface, treatment);
    const differing = this.#screen.resplat(surface, treatment, changed, this.#amountsIn);
    const stale = intersect(differing, fresh);
    this.#makeAfter(drawn, stale, treatment, sources);
    drawn.fresh = fresh;
    dirty.showAnew(fractionOf(grow(stale, MARGIN_TEXELS), surface, sources.photoSize));
  }

  /** The impressions in the picture that was drawn last. */
  readDrawn(): readonly PlacedImpression[] {
    return this.#treating ? this.#screen.readDrawn() : [];
  }

  #made(level: number): Drawn {
    const surface = halved(this.#full!, level);
    const after = pictureTarget(surface.widthTexels, surface.heightTexels);
    return { surface, after, altered: null, fresh: EMPTY_RECT, shows: null };
  }

  #makeAmounts(
    dirty: DirtyStages,
    level: number,
    surface: Surface,
    treatment: Treatment,
    wanted: Rect,
  ): void {
    if (dirty.has('splat')) this.#amountsIn = EMPTY_RECT;
    const known = this.#amountsIn;
    this.#amountsIn = extended(known, wanted, wholeOf(surface));
    if (this.#amountsIn !== known) dirty.invalidate('splat');
    const treated = onSurface(this.#assets.treated.around, surface, treatment.photo);
    if (dirty.take('place')) this.#screen.place(surface, treatment);
    if (dirty.take('splat')) this.#screen.splat(surface, treatment, treated, this.#amountsIn);
    if (dirty.take('halo')) this.#screen.halo(surface, treatment, intersect(treated, this.#amountsIn));
    this.#screenLevel = level;
  }

  /** `stale`: part of it to be made. */
  #makeAfter(drawn: Drawn, stale: Rect, treatment: Treatment | null, sources: PictureSources): void {
    const { after, surface } = drawn;
    const { photo, photoSize, shine, fringe } = sources;
    const { light, grain: grainTile, bareSkin } = this.#assets;
    const amounts = treatment && shine && this.#screen.amounts;
    const partsOf = ({ bands }: Banded): readonly Rect[] =>
      bands
        .map((band) => intersect(onSurface(band, surface, photoSize), stale))
        .filter((band) => !isEmpty(band));
    const relit = amounts && light ? light.within : null;
    const skin = (amounts ? sources.pigmented.bands : []).map((part, k) => {
      const band = intersect(onSurface(part, surface, photoSize), stale);
      return { band, open: columnsWithin(band, sources.open[k] ?? EMPTY_RECT, surface, photoSize) };
    });
    const seen = skin.filter(({ band }) => !isEmpty(band));
    const bands = seen.map(({ band }) => band);
    const lit = relit ? partsOf(relit) : [];
    const pigmented = bands.reduce(union, EMPTY_RECT);
    const altered = lit.reduce(union, pigmented);
    this.#treating = Boolean(amounts);
    const before = drawn.altered ?? wholeOf(surface);
    const within = drawn.altered ? intersect(before, stale) : before;
    const gaps = gapsBeside(bands, pigmented);
    const besideBands = (rect: Rect): readonly Rect[] =>
      [...without(rect, pigmented), ...gaps.map((gap) => intersect(gap, rect))].filter(
        (part) => !isEmpty(part),
      );
    const { shows } = drawn;
    const isKnown = amounts && shows?.pigmented === sources.pigmented;
    const litBefore = isKnown && shows.relit !== relit && shows.relit ? partsOf(shows.relit) : [];
    // The photo itself comes back at less cost than through the pigment. First, as bands lie on gaps by a row.
    for (const rect of isKnown ? litBefore : [union(within, altered)])
      for (const part of besideBands(rect)) this.#composite.copy(after, photo, part);
    const photoSizePx = [photoSize.widthPx, photoSize.heightPx] as const;
    if (light)
      this.#composite.relight(after, surface, { photo, photoSizePx, light }, lit.flatMap(besideBands));
    const isWhole = holds(within, before);
    drawn.altered = isWhole ? altered : union(before, altered);
    drawn.shows = isWhole && amounts ? { pigmented: sources.pigmented, relit } : null;
    if (!amounts) return;
    const pictured = {
      ...amounts,
      photo,
      marksOffset: [0, 0] as const,
      shine,
      scalp: treatment.scalp,
      treatment: treatment.coverage,
      scars: treatment.scars,
      scarPigment: scarPigment(treatment.look, treatment.impressionsPerCm2),
      photoSizePx,
      fringe,
      light,
      grainTile,
      bareSkin,
      rim: treatment.rim,
    };
    const pigment = pigmentUniforms(treatment.look, treatment.grain, {
      amountScale: this.#screen.amountScale,
      mmPerPx: treatment.mmPerPx,
      texelsPerPx: texelsPerPx(surface),
    });
    this.#composite.run(
      after,
      surface,
      pictured,
      pigment,
      bands,
      seen.map(({ open }) => open),
    );
  }

  #free(): void {
    for (const drawn of this.#levels.splice(0)) drawn?.after.dispose();
  }
}
