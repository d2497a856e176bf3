import type { Texture, WebGLRenderTarget } from 'three';
import blurFragment from '../../../shaders/blur.frag';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import { intersect, type Rect } from '../rect';
import type { Scope } from '../scope';
import { blurRadius, gaussianWeights, MAX_BLUR_RADIUS } from '../surface';

interface BlurUniforms {
  readonly uSource: Texture | null;
  readonly uDirection: readonly [number, number];
  readonly uRadius: number;
  readonly uWeights: Float32Array;
}

/**
 * Gaussian blur of a small target's four values by rows and then by columns; the result is packed as
 * shaders/chunks/packed.glsl says.
 */
export class BlurPass {
  readonly #painter: Painter;
  readonly #rows: FullScreenShader<BlurUniforms>;
  readonly #columns: FullScreenShader<BlurUniforms>;

  constructor(scope: Scope, painter: Painter, packing: 'PACK_HALO' | 'PACK_SHINE') {
    this.#painter = painter;
    const uniforms = { uSource: null, uRadius: 1, uWeights: new Float32Array(2 * (MAX_BLUR_RADIUS + 1)) };
    const rows: BlurUniforms = { ...uniforms, uDirection: [1, 0] };
    const columns: BlurUniforms = { ...uniforms, uDirection: [0, 1] };
    this.#rows = new FullScreenShader(scope, blurFragment, rows);
    this.#columns = new FullScreenShader(scope, blurFragment, columns, [packing]);
  }

  /** `sigmas`: of values one and three, and of two and four, texels. All three have the same size; outside `rect` the result is undefined. */
  run(
    source: WebGLRenderTarget,
    between: WebGLRenderTarget,
    result: WebGLRenderTarget,
    sigmas: readonly [number, number],
    rect: Rect,
  ): void {
    const radius = blurRadius(Math.max(...sigmas));
    const uWeights = pairedWeights(sigmas, radius);
    const all = { x: 0, y: 0, width: source.width, height: source.height };
    const needed = intersect({ ...rect, y: rect.y - radius, height: rect.height + 2 * radius }, all);
    this.#rows.set({ uSource: source.texture, uRadius: radius, uWeights });
    this.#painter.fill(this.#rows, between, needed);
    this.#columns.set({ uSource: between.texture, uRadius: radius, uWeights });
    this.#painter.fill(this.#columns, result, rect);
  }
}

/** Weights of both values in turn, centre first. */
function pairedWeights(sigmas: readonly [number, number], radius: number): Float32Array {
  const each = sigmas.map((sigma) => gaussianWeights(sigma, radius));
  return Float32Array.from({ length: 2 * (MAX_BLUR_RADIUS + 1) }, (_, i) => each[i % 2]![i >> 1]!);
}
