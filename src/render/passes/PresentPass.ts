import type { Texture, WebGLRenderTarget } from 'three';
import copyFragment from '../../../shaders/copy.frag';
import presentFragment from '../../../shaders/present.frag';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import { intersect, type Rect } from '../rect';
import type { Scope } from '../scope';
import { texelOfTarget, type Presented, type PresentUniforms } from '../uniforms';
import type { Sampling } from '../view';

interface PictureUniforms extends PresentUniforms {
  readonly uTexelOfTarget: ReturnType<typeof texelOfTarget>;
  readonly uPicture: Texture | null;
  readonly uScalp: Texture | null;
}

interface FilterShaders {
  readonly plain: FullScreenShader<PictureUniforms>;
  /** With the scalp's outline on top. */
  readonly outlined: FullScreenShader<PictureUniforms>;
}

type Rgba = readonly [number, number, number, number];

const FILTER_DEFINES = {
  exact: 'FILTER_EXACT',
  enlarge: 'FILTER_ENLARGE',
  reduce: 'FILTER_REDUCE',
} as const;

const SPLIT_WIDTH_CSS = 2;
const SPLIT_COLOR: Rgba = [1, 1, 1, 1];
/** One pixel to each side: the line is seen on white walls too. */
const SPLIT_RIM_COLOR: Rgba = [0.25, 0.25, 0.25, 1];

/** The pictures on the canvas, or on a target of its size; rectangles in device px, y down. */
export class PresentPass {
  readonly #painter: Painter;
  readonly #copy: FullScreenShader<{ uPhoto: Texture | null; uOffset: readonly [number, number] }>;
  #target: WebGLRenderTarget | null = null;
  readonly #shaders: Readonly<Record<Sampling['filter'], FilterShaders>>;

  constructor(scope: Scope, painter: Painter) {
    this.#painter = painter;
    this.#copy = new FullScreenShader(scope, copyFragment, { uPhoto: null, uOffset: [0, 0] });
    const of = (filter: Sampling['filter']): FilterShaders => ({
      plain: pictureShader(scope, [FILTER_DEFINES[filter]]),
      outlined: pictureShader(scope, [FILTER_DEFINES[filter], 'OUTLINE']),
    });
    this.#shaders = { exact: of('exact'), enlarge: of('enlarge'), reduce: of('reduce') };
  }

  /** What is laid from now on; null: onto the canvas. */
  layOn(target: WebGLRenderTarget | null): void {
    this.#target = target;
  }

  /** A target of the canvas's size as it is. */
  canvasAs({ texture }: WebGLRenderTarget): void {
    this.#copy.set({ uPhoto: texture });
    this.#painter.fill(this.#copy, null);
  }

  background(color: readonly [number, number, number]): void {
    this.#painter.wash(this.#target, [...color, 1]);
  }

  /** `scalp`: mask whose outline is drawn on top, or null. */
  picture(
    picture: Texture,
    scalp: Texture | null,
    filter: Sampling['filter'],
    shown: Presented,
    rect: Rect,
  ): void {
    const shader = this.#shaders[filter][scalp ? 'outlined' : 'plain'];
    const { height } = this.#target ?? this.#painter.renderer.domElement;
    shader.set({
      ...shown.uniforms,
      uTexelOfTarget: texelOfTarget(shown, height),
      uPicture: picture,
      uScalp: scalp,
    });
    this.#painter.fill(shader, this.#target, this.#rows(rect));
  }

  /** Within `clip` alone. */
  splitLine(deviceX: number, devicePixelRatio: number, picture: Rect, clip: Rect): void {
    const width = Math.max(1, Math.round(SPLIT_WIDTH_CSS * devicePixelRatio));
    const line = { ...picture, x: deviceX - Math.floor(width / 2), width };
    const rim = { ...line, x: line.x - 1, width: width + 2 };
    const within = intersect(picture, clip);
    this.#painter.wash(this.#target, SPLIT_RIM_COLOR, this.#rows(intersect(rim, within)));
    this.#painter.wash(this.#target, SPLIT_COLOR, this.#rows(intersect(line, within)));
  }

  /** A target's rows are counted as they lie in it, and it is laid as the canvas is: from the bottom. */
  #rows(rect: Rect): Rect {
    return this.#target ? { ...rect, y: this.#target.height - rect.y - rect.height } : rect;
  }
}

function pictureShader(scope: Scope, defines: readonly string[]): FullScreenShader<PictureUniforms> {
  const uniforms: PictureUniforms = {
    uPhotoOfDevice: [1, 1, 0, 0],
    uPhotoSizePx: [1, 1],
    uTexelOfTarget: [1, 1, 0, 0],
    uFilterTexels: 1,
    uOutlineHalfWidth: 1,
    uPicture: null,
    uScalp: null,
  };
  return new FullScreenShader(scope, presentFragment, uniforms, defines);
}
