import type { Texture, WebGLRenderTarget } from 'three';
import blurFragment from '../../../shaders/blur.frag';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import { intersect, type Rect } from '../rect';
import type { Scope } from '../scope';
import { MAX_BLUR_RADIUS } from '../surface';

interface BlurUniforms {
  readonly uSource: Texture | null;
  readonly uSourceTexels: readonly [number, number];
  readonly uDirection: readonly [number, number];
  readonly uRadius: number;
  readonly uWeights: Float32Array;
}

/** Gaussian blur of a small target in place, by rows and then by columns. */
export class BlurPass {
  readonly #painter: Painter;
  readonly #shader: FullScreenShader<BlurUniforms>;

  constructor(scope: Scope, painter: Painter) {
    this.#painter = painter;
    this.#shader = new FullScreenShader<BlurUniforms>(scope, blurFragment, {
      uSource: null,
      uSourceTexels: [1, 1],
      uDirection: [1, 0],
      uRadius: 1,
      uWeights: new Float32Array(MAX_BLUR_RADIUS + 1),
    });
  }

  /** `between` has the size of `target`; outside `rect` the result is undefined. */
  run(
    target: WebGLRenderTarget,
    between: WebGLRenderTarget,
    weights: Float32Array,
    radius: number,
    rect: Rect,
  ): void {
    const all = { x: 0, y: 0, width: target.width, height: target.height };
    const rows = intersect({ ...rect, y: rect.y - radius, height: rect.height + 2 * radius }, all);
    this.#shader.set({
      uSourceTexels: [target.width, target.height],
      uRadius: radius,
      uWeights: weights,
    });
    this.#shader.set({ uSource: target.texture, uDirection: [1, 0] });
    this.#painter.fill(this.#shader, between, rows);
    this.#shader.set({ uSource: between.texture, uDirection: [0, 1] });
    this.#painter.fill(this.#shader, target, rect);
  }
}
