import type { Texture, WebGLRenderTarget } from 'three';
import skinLevelFragment from '../../../shaders/skin_level.frag';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import { pairTarget, pictureTarget } from '../gpu/targets';
import type { Scope } from '../scope';
import type { Surface } from '../surface';
import { BlurPass } from './BlurPass';

interface SkinLevelUniforms {
  readonly uPhoto: Texture | null;
  readonly uScalp: Texture | null;
  readonly uTreatment: Texture | null;
}

/** Cells on the photo's longer side: about 2 mm of skin each where the head fills half the picture. */
const LONG_SIDE_CELLS = 144;
const SIGMA_CELLS = 3;

/** How bright the bare scalp's darkest channel is around each place, for telling gloss from skin. */
export class SkinLevelPass {
  readonly #painter: Painter;
  readonly #shader: FullScreenShader<SkinLevelUniforms>;
  readonly #blur: BlurPass;
  readonly #halfFloat: boolean;
  #sums: WebGLRenderTarget | null = null;
  #between: WebGLRenderTarget | null = null;
  #level: WebGLRenderTarget | null = null;

  constructor(scope: Scope, painter: Painter, halfFloat: boolean) {
    this.#painter = painter;
    this.#halfFloat = halfFloat;
    this.#shader = new FullScreenShader<SkinLevelUniforms>(scope, skinLevelFragment, {
      uPhoto: null,
      uScalp: null,
      uTreatment: null,
    });
    this.#blur = new BlurPass(scope, painter, 'PACK_LEVEL');
    scope.own({ dispose: () => this.#free() });
  }

  /** Linear light, packed. */
  get texture(): Texture | null {
    return this.#level?.texture ?? null;
  }

  run(photo: Texture, { widthTexels, heightTexels }: Surface, scalp: Texture, treatment: Texture): void {
    const cellsPerTexel = Math.min(1, LONG_SIDE_CELLS / Math.max(widthTexels, heightTexels));
    const width = Math.max(1, Math.round(widthTexels * cellsPerTexel));
    const height = Math.max(1, Math.round(heightTexels * cellsPerTexel));
    if (this.#level?.width !== width || this.#level.height !== height) {
      this.#free();
      this.#sums = pairTarget(width, height, this.#halfFloat);
      this.#between = pairTarget(width, height, this.#halfFloat);
      this.#level = pictureTarget(width, height);
    }
    this.#shader.set({ uPhoto: photo, uScalp: scalp, uTreatment: treatment });
    this.#painter.fill(this.#shader, this.#sums);
    this.#blur.run(this.#sums!, this.#between!, this.#level, [SIGMA_CELLS, SIGMA_CELLS], {
      x: 0,
      y: 0,
      width,
      height,
    });
  }

  #free(): void {
    this.#sums?.dispose();
    this.#between?.dispose();
    this.#level?.dispose();
  }
}
