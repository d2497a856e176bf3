import {
  AddEquation,
  BufferAttribute,
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

/** Impressions of a large head at the highest density. */
const USUAL_CAPACITY = 131_072;
/** Shared by the screen and the tiles; those of fewer impressions are its beginning. */
let madeIndices = new Uint32Array();

/** Indices of two triangles over four corners, for at least `capacity` impressions. */
export function quadIndices(capacity = USUAL_CAPACITY): Uint32Array {
  if (madeIndices.length >= 6 * capacity) return madeIndices;
  const indices = new Uint32Array(6 * capacity);
  for (let i = 0; i < capacity; i++) {
    const at = 6 * i,
      corner = 4 * i;
    indices[at] = corner;
    indices[at + 1] = corner + 1;
    indices[at + 2] = corner + 2;
    indices[at + 3] = corner + 2;
    indices[at + 4] = corner + 1;
    indices[at + 5] = corner + 3;
  }
  madeIndices = indices;
  return indices;
}

/** Amounts above 1 must fit into 8 bits where there is no half float. */
const EIGHT_BIT_SCALE = 0.25;

/** Sums the marks of the impressions that are drawn into the surface's mark amounts. */
export class SplatPass {
  readonly amountScale: number;
  readonly #painter: Painter;
  readonly #halfFloat: boolean;
  readonly #shader: Shader<SplatUniforms>;
  #geometry: BufferGeometry | null = null;
  #capacity = 0;
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
    scope.own({
      dispose: () => {
        this.#target?.dispose();
        this.#geometry?.dispose();
      },
    });
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
    const geometry = this.#quads(count);
    geometry.setDrawRange(0, 6 * drawn);
    this.#shader.set({
      ...surfaceUniforms(surface),
      uWhere: place.where,
      uShape: place.shape,
      uDrawnCount: drawnCount,
      uSessionEnds: sessions.ends,
      uSessionStrength: sessions.strength,
      uSessionSize: sessions.size,
    });
    this.#painter.draw(this.#shader, geometry, this.#target, rect);
  }

  #quads(count: number): BufferGeometry {
    if (this.#geometry && this.#capacity >= count) return this.#geometry;
    this.#geometry?.dispose();
    this.#geometry = new BufferGeometry();
    const indices = quadIndices(count);
    this.#geometry.setIndex(new BufferAttribute(indices, 1));
    this.#capacity = indices.length / 6;
    return this.#geometry;
  }
}
