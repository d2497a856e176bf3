import type { Texture, WebGLRenderTarget } from 'three';
import reduceFragment from '../../../shaders/halo_reduce.frag';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import { amountTarget } from '../gpu/targets';
import { grow, intersect, scaled, type Rect } from '../rect';
import type { Scope } from '../scope';
import { blurRadius, gaussianWeights, haloGrid, type HaloGrid, type Surface } from '../surface';
import { BlurPass } from './BlurPass';

interface ReduceUniforms {
  readonly uMarks: Texture | null;
  readonly uMarksTexels: readonly [number, number];
  readonly uCellTexels: number;
}

/** Light carried sideways: the mark amounts spread by a wide gaussian, on coarse cells. */
export class HaloPass {
  readonly #painter: Painter;
  readonly #halfFloat: boolean;
  readonly #reduce: FullScreenShader<ReduceUniforms>;
  readonly #blur: BlurPass;
  #grid: HaloGrid | null = null;
  #target: WebGLRenderTarget | null = null;
  #between: WebGLRenderTarget | null = null;

  constructor(scope: Scope, painter: Painter, halfFloat: boolean) {
    this.#painter = painter;
    this.#halfFloat = halfFloat;
    this.#reduce = new FullScreenShader<ReduceUniforms>(scope, reduceFragment, {
      uMarks: null,
      uMarksTexels: [1, 1],
      uCellTexels: 1,
    });
    this.#blur = new BlurPass(scope, painter);
    scope.own({
      dispose: () => {
        this.#target?.dispose();
        this.#between?.dispose();
      },
    });
  }

  get target(): WebGLRenderTarget | null {
    return this.#target;
  }

  get grid(): HaloGrid | null {
    return this.#grid;
  }

  /** `rect`: texels of the surface in which the halo is needed. */
  run(surface: Surface, marks: WebGLRenderTarget, sigmaTexels: number, rect: Rect): void {
    const grid = haloGrid(surface, sigmaTexels);
    const { widthCells, heightCells, cellTexels, sigmaCells } = grid;
    if (this.#target?.width !== widthCells || this.#target.height !== heightCells) {
      this.#target?.dispose();
      this.#between?.dispose();
      this.#target = amountTarget(widthCells, heightCells, this.#halfFloat);
      this.#between = amountTarget(widthCells, heightCells, this.#halfFloat);
    }
    this.#grid = grid;
    const all = { x: 0, y: 0, width: widthCells, height: heightCells };
    const wanted = intersect(grow(scaled(rect, 1 / cellTexels, 1 / cellTexels), 1), all);
    const radius = blurRadius(sigmaCells);
    this.#reduce.set({
      uMarks: marks.texture,
      uMarksTexels: [surface.widthTexels, surface.heightTexels],
      uCellTexels: cellTexels,
    });
    this.#painter.fill(this.#reduce, this.#target, intersect(grow(wanted, radius), all));
    this.#blur.run(this.#target, this.#between!, gaussianWeights(sigmaCells, radius), radius, wanted);
  }
}
