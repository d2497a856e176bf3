import type { Texture, WebGLRenderTarget } from 'three';
import shineFragment from '../../../shaders/shine.frag';
import type { MattSkin } from '../../domain/pigment/mattSkin';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import { pictureTarget, quadTarget } from '../gpu/targets';
import type { Scope } from '../scope';
import type { Surface } from '../surface';
import { BlurPass } from './BlurPass';

interface ShineUniforms {
  readonly uPhoto: Texture | null;
  readonly uScalp: Texture | null;
  readonly uTreatment: Texture | null;
  readonly uMattSkin: readonly [number, number, number];
}

/** Cells on the photo's longer side: about 2 mm of skin each where the head fills half the picture. */
const LONG_SIDE_CELLS = 144;
const SIGMA_CELLS = 3;

/** How the light of bare scalp splits into skin and gloss around each place. */
export class ShinePass {
  readonly #painter: Painter;
  readonly #shader: FullScreenShader<ShineUniforms>;
  readonly #blur: BlurPass;
  readonly #halfFloat: boolean;
  #sums: WebGLRenderTarget | null = null;
  #between: WebGLRenderTarget | null = null;
  #shine: WebGLRenderTarget | null = null;

  constructor(scope: Scope, painter: Painter, halfFloat: boolean) {
    this.#painter = painter;
    this.#halfFloat = halfFloat;
    this.#shader = new FullScreenShader<ShineUniforms>(scope, shineFragment, {
      uPhoto: null,
      uScalp: null,
      uTreatment: null,
      uMattSkin: [0, 0, 0],
    });
    this.#blur = new BlurPass(scope, painter, 'PACK_SHINE');
    scope.own({ dispose: () => this.#free() });
  }

  /** See `Shine` in shaders/chunks/highlight.glsl: level packed, share of gloss, lost red. */
  get texture(): Texture | null {
    return this.#shine?.texture ?? null;
  }

  run(
    photo: Texture,
    { widthTexels, heightTexels }: Surface,
    scalp: Texture,
    treatment: Texture,
    matt: MattSkin | null,
  ): void {
    const cellsPerTexel = Math.min(1, LONG_SIDE_CELLS / Math.max(widthTexels, heightTexels));
    const width = Math.max(1, Math.round(widthTexels * cellsPerTexel));
    const height = Math.max(1, Math.round(heightTexels * cellsPerTexel));
    if (this.#shine?.width !== width || this.#shine.height !== height) {
      this.#free();
      this.#sums = quadTarget(width, height, this.#halfFloat);
      this.#between = quadTarget(width, height, this.#halfFloat);
      this.#shine = pictureTarget(width, height);
    }
    this.#shader.set({
      uPhoto: photo,
      uScalp: scalp,
      uTreatment: treatment,
      uMattSkin: matt ? [matt.red, matt.greenToRed, matt.blueToRed] : [0, 0, 0],
    });
    this.#painter.fill(this.#shader, this.#sums);
    this.#blur.run(this.#sums!, this.#between!, this.#shine, [SIGMA_CELLS, SIGMA_CELLS], {
      x: 0,
      y: 0,
      width,
      height,
    });
  }

  /** Of a photo that is gone. */
  forget(): void {
    this.#free();
    this.#shine = null;
  }

  #free(): void {
    this.#sums?.dispose();
    this.#between?.dispose();
    this.#shine?.dispose();
  }
}
