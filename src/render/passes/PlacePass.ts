import type { Texture, WebGLRenderTarget } from 'three';
import placeFragment from '../../../shaders/place.frag';
import type { OwnAsset, ScarAsset } from '../gpu/Assets';
import type { RimAsset } from '../gpu/rimAsset';
import type { Painter } from '../gpu/Painter';
import { FullScreenShader } from '../gpu/Painter';
import { bitsTarget } from '../gpu/targets';
import { IMPRESSIONS_PER_ROW, impressionRows, type FieldTextures } from '../gpu/textures';
import type { Scope } from '../scope';
import type { Surface } from '../surface';
import type { DrawnSessions } from '../sessions';
import { surfaceUniforms, type ImpressionUniforms, type SurfaceUniforms } from '../uniforms';

interface PlaceUniforms extends SurfaceUniforms, ImpressionUniforms {
  readonly uCount: number;
  readonly uRowLength: number;
  readonly uPositions: Texture | null;
  readonly uNormals: Texture | null;
  readonly uGrowth: Texture | null;
  readonly uTreatment: Texture | null;
  readonly uScalp: Texture | null;
  readonly uScars: Texture | null;
  readonly uOwn: Texture | null;
  readonly uSkinDepth: Texture | null;
  readonly uRim: Texture | null;
  readonly uRimCellPx: number;
}

/** What decides where on the photo an impression is drawn. */
export interface SeenSkin {
  readonly coverage: Texture;
  readonly scalp: Texture;
  readonly scars: ScarAsset;
  readonly own: OwnAsset;
  /** See `Assets.skinDepth`. */
  readonly skinDepth: Texture;
  readonly rim: RimAsset;
}

export interface PlacedImpression {
  /** Rank in the field. */
  readonly index: number;
  readonly xPx: number;
  readonly yPx: number;
  /** Full width at half depth, photo px. */
  readonly diameterPx: number;
  /** 1, 2 or 3. */
  readonly session: number;
}

const FULL_WIDTH_PER_SIGMA = 2 * Math.sqrt(2 * Math.LN2);

/** Projects every impression of the field onto a surface, once for all densities. */
export class PlacePass {
  readonly #painter: Painter;
  readonly #shader: FullScreenShader<PlaceUniforms>;
  #target: WebGLRenderTarget | null = null;
  #count = 0;

  constructor(scope: Scope, painter: Painter) {
    this.#painter = painter;
    this.#shader = new FullScreenShader<PlaceUniforms>(scope, placeFragment, {
      uSurfaceOriginPx: [0, 0],
      uTexelsPerPx: [1, 1],
      uSurfaceTexels: [1, 1],
      uHeadToCamera: new Float32Array(9),
      uHeadOriginMm: [0, 0, 0],
      uFocalPx: 1,
      uPrincipalPx: [0, 0],
      uPhotoSizePx: [1, 1],
      uSigmaMm: 1,
      uElongation: 1,
      uSpread: [0, 0, 0],
      uSkew: [1, 0],
      uDirectionSpread: 0,
      uShapeSpread: 0,
      uByDepth: [0, 0],
      uEdge: [1, 1],
      uScarStrength: 1,
      uBlurVariance: 0,
      uCount: 0,
      uRowLength: IMPRESSIONS_PER_ROW,
      uPositions: null,
      uNormals: null,
      uGrowth: null,
      uTreatment: null,
      uScalp: null,
      uScars: null,
      uOwn: null,
      uSkinDepth: null,
      uRim: null,
      uRimCellPx: 1,
    });
    scope.own({ dispose: () => this.#target?.dispose() });
  }

  /** x, y, fromCount, amplitude as float bits. */
  get where(): Texture | null {
    return this.#target?.textures[0] ?? null;
  }

  /** Long half axis x and y, short half axis as float bits. */
  get shape(): Texture | null {
    return this.#target?.textures[1] ?? null;
  }

  run(
    surface: Surface,
    field: FieldTextures,
    count: number,
    { coverage, scalp, scars, own, skinDepth, rim }: SeenSkin,
    impression: ImpressionUniforms,
  ): void {
    const rows = impressionRows(count);
    if (this.#target?.height !== rows) {
      this.#target?.dispose();
      this.#target = bitsTarget(IMPRESSIONS_PER_ROW, rows);
    }
    this.#count = count;
    this.#shader.set({
      ...surfaceUniforms(surface),
      ...impression,
      uCount: count,
      uPositions: field.positions,
      uNormals: field.normals,
      uGrowth: field.growth,
      uTreatment: coverage,
      uScalp: scalp,
      uScars: scars.texture,
      uOwn: own.texture,
      uSkinDepth: skinDepth,
      uRim: rim.texture,
      uRimCellPx: rim.cellPx,
    });
    this.#painter.fill(this.#shader, this.#target);
  }

  /** Those that the splat draws, read back from what it drew them from. */
  read(surface: Surface, sessions: DrawnSessions): readonly PlacedImpression[] {
    const target = this.#target;
    if (!target || this.#count === 0) return [];
    const where = this.#readBits(target, 0);
    const shape = this.#readBits(target, 1);
    const threshold = Math.fround(sessions.drawnCount);
    const ends = sessions.ends.map(Math.fround);
    const perPx = Math.sqrt(surface.texelsPerPxX * surface.texelsPerPxY);
    const placed: PlacedImpression[] = [];
    for (let index = 0; index < this.#count; index++) {
      const at = 4 * index;
      if (where[at + 2]! >= threshold) continue;
      const session = ends.filter((end) => where[at + 2]! >= end).length;
      const longTexels = Math.hypot(shape[at]!, shape[at + 1]!);
      placed.push({
        index,
        xPx: where[at]!,
        yPx: where[at + 1]!,
        diameterPx:
          (FULL_WIDTH_PER_SIGMA * sessions.size[session]! * Math.sqrt(longTexels * shape[at + 2]!)) / perPx,
        session: session + 1,
      });
    }
    return placed;
  }

  #readBits(target: WebGLRenderTarget, attachment: number): Float32Array {
    const { renderer } = this.#painter;
    const gl = renderer.getContext() as WebGL2RenderingContext;
    const bits = new Uint32Array(4 * target.width * target.height);
    renderer.setRenderTarget(target);
    gl.readBuffer(gl.COLOR_ATTACHMENT0 + attachment);
    gl.readPixels(0, 0, target.width, target.height, gl.RGBA_INTEGER, gl.UNSIGNED_INT, bits);
    gl.readBuffer(gl.COLOR_ATTACHMENT0);
    renderer.setRenderTarget(null);
    return new Float32Array(bits.buffer);
  }
}
