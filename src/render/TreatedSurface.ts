import type { Texture } from 'three';
import type { ImpressionLook } from '../domain/pigment/look';
import type { FieldAsset } from './gpu/Assets';
import type { Painter } from './gpu/Painter';
import type { PhotoGrain } from '../domain/quality/grain';
import { REACH_SIGMAS } from '../domain/pigment/markProfile';
import { HaloPass } from './passes/HaloPass';
import { PlacePass, type PlacedImpression, type SeenSkin } from './passes/PlacePass';
import { SplatPass } from './passes/SplatPass';
import { grow, intersect, type Rect } from './rect';
import { drawnSessions, type DrawnSessions } from './sessions';
import type { Scope } from './scope';
import { haloReachTexels, type HaloGrid, type Surface } from './surface';
import { impressionUniforms, plannedAmount, type HeadView } from './uniforms';
import type { PhotoSize } from './view';

export interface Treatment extends SeenSkin {
  readonly head: HeadView;
  readonly photo: PhotoSize;
  readonly field: FieldAsset;
  readonly look: ImpressionLook;
  readonly grain: PhotoGrain;
  readonly mmPerPx: number;
  readonly impressionsPerCm2: number;
}

/** Parts of the head nearer to the camera than the median are drawn larger. */
const NEARER = 1.5;
/** Largest deviation that a bounded trait of standard deviation 1 reaches. */
const TRAIT_REACH = Math.sqrt(3);

type Dotted = Pick<Treatment, 'look' | 'grain' | 'mmPerPx' | 'own'>;

/** Reach of the largest dot, photo px. */
export function dotRadiusPx({ look, grain, mmPerPx, own }: Dotted): number {
  const largest =
    own.mostSize *
    (1 + TRAIT_REACH * look.sizeSpread) *
    (1 + TRAIT_REACH * Math.abs(look.widthByDepth) * look.depthSpread) *
    Math.exp(TRAIT_REACH * look.shapeSpread) *
    Math.max(...look.sessions.map(({ size }) => size));
  const sigmaPx = (NEARER * look.markSigmaMm * look.elongation * largest) / mmPerPx;
  return REACH_SIGMAS * Math.hypot(sigmaPx, grain.blurSigmaPx) + 3;
}

export const texelsPerPx = (surface: Surface): number =>
  Math.sqrt(surface.texelsPerPxX * surface.texelsPerPxY);

/** Marks and halo of one surface: the screen's or a tile's. */
export class TreatedSurface {
  readonly amountScale: number;
  readonly #place: PlacePass;
  readonly #splat: SplatPass;
  readonly #halo: HaloPass;
  #placedOn: Surface | null = null;
  #sessions: DrawnSessions | null = null;
  /** Of the marks that are drawn, texels. */
  #dotReach = 0;

  constructor(scope: Scope, painter: Painter, halfFloat: boolean) {
    this.#place = new PlacePass(scope, painter);
    this.#splat = new SplatPass(scope, painter, halfFloat);
    this.#halo = new HaloPass(scope, painter, halfFloat);
    this.amountScale = this.#splat.amountScale;
  }

  place(surface: Surface, treatment: Treatment): void {
    const { field, head, photo, look, grain } = treatment;
    const impression = impressionUniforms(head, photo, look, grain);
    this.#place.run(surface, field.textures, field.count, treatment, impression);
    this.#placedOn = surface;
  }

  /** Texels of the surface: `treated`, and `seen` in which marks and halo are needed. */
  splat(surface: Surface, treatment: Treatment, treated: Rect, seen: Rect): void {
    const { field, look } = treatment;
    this.#sessions = drawnSessions(look, treatment.impressionsPerCm2 * field.areaCm2);
    const dotReach = (this.#dotReach = Math.ceil(dotRadiusPx(treatment) * texelsPerPx(surface)));
    const spread = grow(seen, haloReachTexels(haloSigmaTexels(texelsPerPx(surface), treatment)));
    const all = { x: 0, y: 0, width: surface.widthTexels, height: surface.heightTexels };
    const rect = intersect(intersect(grow(treated, dotReach), spread), all);
    this.#splat.run(surface, this.#place, field.count, this.#sessions, treatment.own.mostDots, rect);
  }

  /**
   * The same once more where the treatment changed: `changed`, texels of the surface, of a splat with the same field, look
   * and density. Gives where marks or halo may differ.
   */
  resplat(surface: Surface, treatment: Treatment, changed: Rect, within: Rect): Rect {
    const perPx = texelsPerPx(surface);
    const sigma = haloSigmaTexels(perPx, treatment);
    this.#dotReach = Math.max(this.#dotReach, Math.ceil(dotRadiusPx(treatment) * perPx));
    const all = { x: 0, y: 0, width: surface.widthTexels, height: surface.heightTexels };
    const marked = intersect(grow(changed, this.#dotReach), all);
    this.#sessions = drawnSessions(treatment.look, treatment.impressionsPerCm2 * treatment.field.areaCm2);
    const { field, own } = treatment;
    this.#splat.run(surface, this.#place, field.count, this.#sessions, own.mostDots, marked, true);
    const lit = intersect(grow(marked, haloReachTexels(sigma)), within);
    this.halo(surface, treatment, lit);
    return lit;
  }

  /** `rect`: texels of the surface in which the halo is needed. */
  halo(surface: Surface, treatment: Treatment, rect: Rect): void {
    const sigma = haloSigmaTexels(texelsPerPx(surface), treatment);
    const planned = plannedAmount(treatment.look, treatment.impressionsPerCm2, this.amountScale);
    this.#halo.run(surface, this.#splat.target!, treatment, planned, sigma, rect);
  }

  /** Null before the first splat and halo. */
  get amounts(): { marks: Texture; halo: Texture; haloGrid: HaloGrid } | null {
    const marks = this.#splat.target;
    const halo = this.#halo.texture;
    const haloGrid = this.#halo.grid;
    return marks && halo && haloGrid && { marks: marks.texture, halo, haloGrid };
  }

  /** The impressions that the last splat drew. */
  readDrawn(): readonly PlacedImpression[] {
    return this.#placedOn && this.#sessions ? this.#place.read(this.#placedOn, this.#sessions) : [];
  }
}

/** For red and for blue light. */
export function haloSigmaTexels(
  perPx: number,
  { look, mmPerPx }: Pick<Treatment, 'look' | 'mmPerPx'>,
): readonly [number, number] {
  const [red, blue] = look.haloSigmaMm;
  return [(red * perPx) / mmPerPx, (blue * perPx) / mmPerPx];
}
