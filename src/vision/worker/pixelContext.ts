// MediaPipe hands a picture over as a texture and reads it back into memory, also where all the work is done on the
// CPU. It needs a WebGL2 context for these two calls alone, and WebKit does not have one in every worker (none on Linux,
// none before Safari 17). This one keeps the picture in memory: the same bytes, no graphics card, no context to lose.
// It compiles no shader; whatever would draw is missing and throws.

/** The values of WebGL2's constants that are asked for, by the names of the specification. */
const GL = {
  TEXTURE0: 0x84c0,
  MAX_VERTEX_ATTRIBS: 0x8869,
  VENDOR: 0x1f00,
  RENDERER: 0x1f01,
  VERSION: 0x1f02,
  SHADING_LANGUAGE_VERSION: 0x8b8c,
  COMPILE_STATUS: 0x8b81,
  LINK_STATUS: 0x8b82,
  ACTIVE_UNIFORMS: 0x8b86,
  RGBA: 0x1908,
  UNSIGNED_BYTE: 0x1401,
} as const;

const PARAMETERS: ReadonlyMap<number, unknown> = new Map<number, unknown>([
  [GL.MAX_VERTEX_ATTRIBS, 16],
  [GL.VENDOR, 'memory'],
  [GL.RENDERER, 'memory'],
  [GL.VERSION, 'WebGL 2.0'],
  [GL.SHADING_LANGUAGE_VERSION, 'WebGL GLSL ES 3.00'],
]);

interface PixelTexture {
  image: ImageData | null;
}

interface PixelFramebuffer {
  texture: PixelTexture | null;
}

/** MediaPipe refuses a segmenter whose shaders lack a uniform, also where they never run. */
interface PixelShader {
  uniforms: readonly string[];
}
type PixelProgram = PixelShader;

const UNIFORM = /\buniform\s+(?:(?:lowp|mediump|highp)\s+)?\w+\s+(\w+)\s*;/g;

const nothing = (): void => undefined;
/** Fresh each time: the loader writes its own notes on what it is given. */
const token = (): object => ({});

export class PixelContext {
  readonly TEXTURE_2D = 0x0de1;
  readonly RGBA = GL.RGBA;
  readonly UNSIGNED_BYTE = GL.UNSIGNED_BYTE;

  #unit = 0;
  readonly #bound = new Map<number, PixelTexture | null>();
  #framebuffer: PixelFramebuffer | null = null;

  readonly activeTexture = (unit: number): void => {
    this.#unit = unit - GL.TEXTURE0;
  };
  readonly createTexture = (): PixelTexture => ({ image: null });
  readonly bindTexture = (_target: number, texture: PixelTexture | null): void => {
    this.#bound.set(this.#unit, texture);
  };
  readonly deleteTexture = (texture: PixelTexture): void => {
    texture.image = null;
  };
  readonly texParameteri = nothing;

  /** @throws TypeError for anything but a whole RGBA picture */
  readonly texImage2D = (...call: readonly unknown[]): void => {
    const image = call[5];
    const texture = this.#bound.get(this.#unit);
    if (call.length !== 6 || !(image instanceof ImageData) || !texture)
      throw new TypeError('only an ImageData in a texture');
    texture.image = image;
  };

  readonly createFramebuffer = (): PixelFramebuffer => ({ texture: null });
  readonly bindFramebuffer = (_target: number, framebuffer: PixelFramebuffer | null): void => {
    this.#framebuffer = framebuffer;
  };
  readonly deleteFramebuffer = nothing;
  readonly framebufferTexture2D = (
    _target: number,
    _attachment: number,
    _textureTarget: number,
    texture: PixelTexture | null,
  ): void => {
    if (this.#framebuffer) this.#framebuffer.texture = texture;
  };

  /** Row by row from the picture's top, as the picture was handed over. */
  readonly readPixels = (
    x: number,
    y: number,
    width: number,
    height: number,
    format: number,
    type: number,
    into: Uint8Array,
    offset = 0,
  ): void => {
    const image = this.#framebuffer?.texture?.image;
    if (!image || format !== GL.RGBA || type !== GL.UNSIGNED_BYTE)
      throw new TypeError('only RGBA bytes of a texture that has some');
    for (let row = 0; row < height; row++) {
      const from = 4 * ((y + row) * image.width + x);
      into.set(image.data.subarray(from, from + 4 * width), offset + 4 * row * width);
    }
  };

  readonly createBuffer = token;
  readonly bindBuffer = nothing;
  readonly bufferData = nothing;
  readonly createShader = (): PixelShader => ({ uniforms: [] });
  readonly shaderSource = (shader: PixelShader, source: string): void => {
    shader.uniforms = Array.from(source.matchAll(UNIFORM), ([, name]) => name!);
  };
  readonly compileShader = nothing;
  readonly getShaderParameter = (_shader: PixelShader, name: number): boolean => name === GL.COMPILE_STATUS;
  readonly deleteShader = nothing;

  readonly createProgram = (): PixelProgram => ({ uniforms: [] });
  readonly attachShader = (program: PixelProgram, shader: PixelShader): void => {
    program.uniforms = [...program.uniforms, ...shader.uniforms];
  };
  readonly detachShader = nothing;
  readonly bindAttribLocation = nothing;
  readonly linkProgram = nothing;
  readonly getProgramParameter = (program: PixelProgram, name: number): number | boolean =>
    name === GL.ACTIVE_UNIFORMS ? program.uniforms.length : name === GL.LINK_STATUS;
  readonly getActiveUniform = (program: PixelProgram, index: number): { name: string; size: number } => ({
    name: program.uniforms[index]!,
    size: 1,
  });
  readonly getUniformLocation = token;

  readonly fenceSync = token;
  readonly deleteSync = nothing;

  readonly getError = (): number => 0;
  readonly getParameter = (name: number): unknown => PARAMETERS.get(name) ?? null;
  readonly getSupportedExtensions = (): string[] => [];
  readonly getExtension = (): null => null;
  readonly getContextAttributes = (): WebGLContextAttributes => ({});
}

/** For one task: MediaPipe resizes it to the picture. */
export function pixelCanvas(): OffscreenCanvas {
  const context = new PixelContext();
  const getContext = (kind: string): PixelContext | null => (kind === 'webgl2' ? context : null);
  return Object.assign(new OffscreenCanvas(1, 1), { getContext });
}
