import type { Texture, WebGLRenderTarget } from 'three';
import minifyFragment from '../../../shaders/minify.frag';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import { pictureTarget } from '../gpu/targets';
import { EMPTY_RECT, intersect, scaled, union, type Rect } from '../rect';
import type { Scope } from '../scope';

interface Level {
  readonly target: WebGLRenderTarget;
  /** Part of the full picture that this level does not show yet. */
  stale: Rect;
}

const MAX_LEVELS = 6;

/** A picture's halvings in linear light, made when they are looked at. */
export class PictureLevels {
  readonly #painter: Painter;
  readonly #shader: FullScreenShader<{ uSource: Texture | null }>;
  #levels: Level[] = [];
  #all: Rect = EMPTY_RECT;

  constructor(scope: Scope, painter: Painter) {
    this.#painter = painter;
    this.#shader = new FullScreenShader(scope, minifyFragment, { uSource: null });
    scope.own({ dispose: () => this.#free() });
  }

  /** How often the picture can be halved. */
  get count(): number {
    return Math.min(
      MAX_LEVELS,
      Math.floor(Math.log2(Math.max(1, Math.min(this.#all.width, this.#all.height)))),
    );
  }

  /** Starts anew with a picture of this size. */
  reset(width: number, height: number): void {
    if (width !== this.#all.width || height !== this.#all.height) this.#free();
    this.#all = { x: 0, y: 0, width, height };
    this.invalidate(this.#all);
  }

  /** `rect` of the full picture has changed. */
  invalidate(rect: Rect): void {
    for (const level of this.#levels) level.stale = union(level.stale, rect);
  }

  /** The picture halved `level` times; 0 is `full` itself. */
  texture(full: Texture, level: number): Texture {
    let source = full;
    for (let i = 0; i < level; i++) {
      const halvings = 2 ** (i + 1);
      this.#levels[i] ??= {
        target: pictureTarget(Math.ceil(this.#all.width / halvings), Math.ceil(this.#all.height / halvings)),
        stale: this.#all,
      };
      const { target, stale } = this.#levels[i]!;
      const bounds = { x: 0, y: 0, width: target.width, height: target.height };
      this.#shader.set({ uSource: source });
      this.#painter.fill(this.#shader, target, intersect(scaled(stale, 1 / halvings, 1 / halvings), bounds));
      this.#levels[i]!.stale = EMPTY_RECT;
      source = target.texture;
    }
    return source;
  }

  #free(): void {
    for (const { target } of this.#levels.splice(0)) target.dispose();
  }
}
