import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PixelContext } from '../../src/vision/worker/pixelContext';

class FakeImageData {
  readonly data: Uint8ClampedArray;
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.data = Uint8ClampedArray.from({ length: 4 * width * height }, (_, i) => (i * 7) % 256);
  }
}

const TEXTURE0 = 0x84c0;
const FRAMEBUFFER = 0x8d40;
const COLOR_ATTACHMENT0 = 0x8ce0;
const LINK_STATUS = 0x8b82;
const ACTIVE_UNIFORMS = 0x8b86;

/** The calls that MediaPipe makes with one picture. */
function handedOver(image: FakeImageData): PixelContext {
  const gl = new PixelContext();
  const texture = gl.createTexture();
  gl.activeTexture(TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
  gl.bindTexture(gl.TEXTURE_2D, null);
  gl.bindFramebuffer(FRAMEBUFFER, gl.createFramebuffer());
  gl.framebufferTexture2D(FRAMEBUFFER, COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture);
  return gl;
}

describe('the context that keeps pictures in memory', () => {
  beforeEach(() => void vi.stubGlobal('ImageData', FakeImageData));
  afterEach(() => void vi.unstubAllGlobals());

  it('gives a picture back byte for byte, at an offset of the memory', () => {
    const image = new FakeImageData(5, 3);
    const memory = new Uint8Array(100);
    handedOver(image).readPixels(0, 0, 5, 3, 0x1908, 0x1401, memory, 16);
    expect([...memory.subarray(16, 76)]).toEqual([...image.data]);
    expect([...memory.subarray(0, 16), ...memory.subarray(76)].every((value) => value === 0)).toBe(true);
  });

  it('gives a part back', () => {
    const image = new FakeImageData(5, 3);
    const part = new Uint8Array(16);
    handedOver(image).readPixels(2, 1, 2, 2, 0x1908, 0x1401, part);
    expect([...part]).toEqual([...image.data.subarray(28, 36), ...image.data.subarray(48, 56)]);
  });

  it('throws rather than giving wrong pixels', () => {
    const gl = new PixelContext();
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    expect(() => gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 5, 3, 0, gl.RGBA, gl.UNSIGNED_BYTE, null)).toThrow(
      TypeError,
    );
    expect(() => gl.readPixels(0, 0, 1, 1, 0x1908, 0x1401, new Uint8Array(4))).toThrow(TypeError);
    const red = 0x1903;
    const opened = handedOver(new FakeImageData(1, 1));
    expect(() => opened.readPixels(0, 0, 1, 1, red, 0x1401, new Uint8Array(4))).toThrow(TypeError);
  });

  it('links programs and names the uniforms of their shaders', () => {
    const gl = new PixelContext();
    const program = gl.createProgram();
    for (const source of ['void main() {}', 'uniform sampler2D input_texture;\nuniform highp vec2 step;']) {
      const shader = gl.createShader();
      gl.shaderSource(shader, source);
      gl.attachShader(program, shader);
    }
    expect(gl.getProgramParameter(program, LINK_STATUS)).toBe(true);
    expect(gl.getProgramParameter(program, ACTIVE_UNIFORMS)).toBe(2);
    expect([0, 1].map((i) => gl.getActiveUniform(program, i).name)).toEqual(['input_texture', 'step']);
  });
});
