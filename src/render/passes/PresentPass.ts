import type { Texture } from 'three';
import presentFragment from '../../../shaders/present.frag';
import { FullScreenShader, type Painter } from '../gpu/Painter';
import { intersect, type Rect } from '../rect';
import type { Scope } from '../scope';
import type { PresentUniforms } from '../uniforms';
import type { Sampling } from '../view';

interface PictureUniforms extends PresentUniforms {
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

/** The pictures on the canvas; rectangles in device px, y down. */
export class PresentPass {
  readonly #painter: Painter;
  readonly #shaders: Readonly<Record<Sampling['filter'], FilterShaders>>;

  constructor(scope: Scope, painter: Painter) {
    this.#painter = painter;
    const of = (filter: Sampling['filter']): FilterShaders => ({
      plain: pictureShader(scope, [FILTER_DEFINES[filter]]),
      outlined: pictureShader(scope, [FILTER_DEFINES[filter], 'OUTLINE']),
    });
    this.#shaders = { exact: of('exact'), enlarge: of('enlarge'), reduce: of('reduce') };
  }

  background(color: readonly [number, number, number]): void {
    this.#painter.wash(null, [...color, 1]);
  }

  /** `scalp`: mask whose outline is drawn on top, or null. */
  picture(
    picture: Texture,
    scalp: Texture | null,
    filter: Sampling['filter'],
    uniforms: PresentUniforms,
    rect: Rect,
  ): void {
    const shader = this.#shaders[filter][scalp ? 'outlined' : 'plain'];
    shader.set({ ...uniforms, uPicture: picture, uScalp: scalp });
    this.#painter.fill(shader, null, rect);
  }

  splitLine(deviceX: number, devicePixelRatio: number, picture: Rect): void {
    const width = Math.max(1, Math.round(SPLIT_WIDTH_CSS * devicePixelRatio));
    const line = { ...picture, x: deviceX - Math.floor(width / 2), width };
    const rim = { ...line, x: line.x - 1, width: width + 2 };
    this.#painter.wash(null, SPLIT_RIM_COLOR, intersect(rim, picture));
    this.#painter.wash(null, SPLIT_COLOR, intersect(line, picture));
  }
}

function pictureShader(scope: Scope, defines: readonly string[]): FullScreenShader<PictureUniforms> {
  const uniforms: PictureUniforms = {
    uPhotoOfDevice: [1, 1, 0, 0],
    uPhotoSizePx: [1, 1],
    uLevelTexelsPerPx: [1, 1],
    uWindowTexels: [0, 0],
    uFilterTexels: 1,
    uOutlineHalfWidth: 1,
    uPicture: null,
    uScalp: null,
  };
  return new FullScreenShader(scope, presentFragment, uniforms, defines);
}
