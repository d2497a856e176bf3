import type { Texture } from 'three';
import presentFragment from '../../../shaders/present.frag';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import type { Scope } from '../scope';
import type { PresentUniforms } from '../uniforms';

interface PresentTextures {
  readonly uBefore: Texture | null;
  readonly uAfter: Texture | null;
  readonly uScalp: Texture | null;
}

/** The pictures on the canvas. */
export class PresentPass {
  readonly #painter: Painter;
  readonly #shader: FullScreenShader<PresentUniforms & PresentTextures>;

  constructor(scope: Scope, painter: Painter) {
    this.#painter = painter;
    this.#shader = new FullScreenShader<PresentUniforms & PresentTextures>(scope, presentFragment, {
      uPhotoOfDevice: [1, 1, 0, 0],
      uPhotoSizePx: [1, 1],
      uLevelTexelsPerPx: [1, 1],
      uFilterTexels: 0,
      uSplitX: 0,
      uSplitHalfWidth: 0,
      uBackground: [0, 0, 0],
      uOutlineShown: false,
      uOutlineHalfWidth: 0,
      uBefore: null,
      uAfter: null,
      uScalp: null,
    });
  }

  /** Only the background. */
  blank(background: readonly [number, number, number]): void {
    this.#shader.set({ uBackground: background, uPhotoSizePx: [0, 0] });
    this.#painter.fill(this.#shader, null);
  }

  run(uniforms: PresentUniforms, before: Texture, after: Texture, scalp: Texture): void {
    this.#shader.set({ ...uniforms, uBefore: before, uAfter: after, uScalp: scalp });
    this.#painter.fill(this.#shader, null);
  }
}
