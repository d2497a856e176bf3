import {
  AddEquation,
  BufferGeometry,
  CustomBlending,
  OneFactor,
  type Texture,
  type WebGLRenderTarget,
} from 'three';
import splatFragment from '../../../shaders/splat.frag';
import splatVertex from '../../../shaders/splat.vert';
import { Shader, type Painter } from '../gpu/Painter';
import { amountTarget } from '../gpu/targets';
import { IMPRESSIONS_PER_ROW } from '../gpu/textures';
import { union, type Rect } from '../rect';
import type { Scope } from '../scope';
import type { Surface } from '../surface';
import { surfaceUniforms, type SurfaceUniforms } from '../uniforms';
import type { DrawnSessions } from '../sessions';
import type { PlacePass } from './PlacePass';

interface SplatUniforms extends SurfaceUniforms {
  readonly uWhere: Texture | null;
  readonly uShape: Texture | null;
  readonly uRowLength: number;
  readonly uDrawnCount: number;
  readonly uAmountScale: number;
  readonly uSessionEnds: readonly [number, number];
  readonly uSessionStrength: readonly [number, number, number];
  readonly uSessionSize: readonly [number, number, number];
}

/** Amounts above 1 must fit into 8 bits where there is no half float. */
const EIGHT_BIT_SCALE = 0.25;

/** Sums the marks of the impressions that are drawn into the surface's mark amounts. */
export class SplatPass {
  readonly amountScale: number;
  readonly #painter: Painter;
  readonly #halfFloat: boolean;
  readonly #shader: Shader<SplatUniforms>;
  readonly #triangles: BufferGeometry;
  #target: WebGLRenderTarget | null = null;
  /** Where the last marks were drawn; null in a new target. */
  #drawnIn: Rect | null = null;

  constructor(scope: Scope, painter: Painter, halfFloat: boolean) {
    this.#painter = painter;
    this.#halfFloat = halfFloat;
    this.amountScale = halfFloat ? 1 : EIGHT_BIT_SCALE;
    this.#shader = new Shader<SplatUniforms>(scope, splatVertex, splatFragment, {
      uSurfaceOriginPx: [0, 0],
      uTexelsPerPx: [1, 1],
      uSurfaceTexels: [1, 1],
      uWhere: null,
      uShape: null,
      uRowLength: IMPRESSIONS_PER_ROW,
      uDrawnCount: 0,
      uAmountScale: this.amountScale,
      uSessionEnds: [0, 0],
      uSessionStrength: [1, 1, 1],
      uSessionSize: [1, 1, 1],
    });
    const { material } = this.#shader;
    material.blending = CustomBlending;
    material.blendEquation = AddEquation;
    material.blendSrc = OneFactor;
    material.blendDst = OneFactor;
    material.transparent = true;
    // No attributes: the vertex shader counts.
    this.#triangles = scope.own(new BufferGeometry());
    scope.own({ dispose: () => this.#target?.dispose() });
  }

  /** Mark amounts, times `amountScale`. */
  get target(): WebGLRenderTarget | null {
    return this.#target;
  }

  /** `mostDots`: of `OwnAsset`. `others`: the marks outside `rect` stay; else there are none. */
  run(
    surface: Surface,
    place: PlacePass,
    count: number,
    sessions: DrawnSessions,
    mostDots: number,
    rect: Rect,
    others = false,
  ): void {
    const { widthTexels, heightTexels } = surface;
    if (this.#target?.width !== widthTexels || this.#target.height !== heightTexels) {
      this.#target?.dispose();
      this.#target = amountTarget(widthTexels, heightTexels, this.#halfFloat);
      this.#drawnIn = null;
    }
    // Whatever lies outside the rectangle of the last time is still clear.
    const both = this.#drawnIn && union(this.#drawnIn, rect);
    this.#painter.wash(this.#target, [0, 0, 0, 0], (others ? rect : both) ?? undefined);
    this.#drawnIn = (others ? both : null) ?? rect;
    const { drawnCount } = sessions;
    const drawn = Math.min(count, Math.ceil(mostDots * drawnCount));
    if (drawn === 0) return;
    this.#triangles.setDrawRange(0, 3 * drawn);
    this.#shader.set({
      ...surfaceUniforms(surface),
      uWhere: place.where,
      uShape: place.shape,
      uDrawnCount: drawnCount,
      uSessionEnds: sessions.ends,
      uSessionStrength: sessions.strength,
      uSessionSize: sessions.size,
    });
    this.#painter.draw(this.#shader, this.#triangles, this.#target, rect);
  }
}
