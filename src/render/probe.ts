/** Our own cap, below what devices advertise: larger textures crashed some of them. */
const MAX_SIDE_PX = 4096;

const VERTEX = `#version 300 es
void main() { gl_Position = vec4(0.0, 0.0, 0.0, 1.0); gl_PointSize = 1.0; }`;
const FRAGMENT = `#version 300 es
precision highp float; out vec4 o; void main() { o = vec4(0.75, 0.0, 0.0, 1.0); }`;

function compiled(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader | null {
  const shader = gl.createShader(type);
  if (shader === null) return null;
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

/** Draws one point twice into a half-float texel, adding, and reads 1.5 back. Leaves the context's state at its defaults. */
export function blendsHalfFloat(gl: WebGL2RenderingContext): boolean {
  if (!gl.getExtension('EXT_color_buffer_float') && !gl.getExtension('EXT_color_buffer_half_float'))
    return false;
  gl.getExtension('EXT_float_blend');
  const vertex = compiled(gl, gl.VERTEX_SHADER, VERTEX);
  const fragment = compiled(gl, gl.FRAGMENT_SHADER, FRAGMENT);
  const program = gl.createProgram();
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  if (!vertex || !fragment) return false;
  gl.attachShader(program, vertex);
  gl.attachShader(program, fragment);
  gl.linkProgram(program);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RG16F, 1, 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  let sum = 0;
  if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE) {
    gl.viewport(0, 0, 1, 1);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.useProgram(program);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE);
    gl.drawArrays(gl.POINTS, 0, 1);
    gl.drawArrays(gl.POINTS, 0, 1);
    const texel = new Float32Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, texel);
    sum = texel[0] ?? 0;
  }
  gl.disable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ZERO);
  gl.useProgram(null);
  gl.bindTexture(gl.TEXTURE_2D, null);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.deleteFramebuffer(framebuffer);
  gl.deleteTexture(texture);
  gl.deleteProgram(program);
  gl.deleteShader(vertex);
  gl.deleteShader(fragment);
  return gl.getError() === gl.NO_ERROR && Math.abs(sum - 1.5) < 1e-3;
}

export const maxTextureSidePx = (gl: WebGL2RenderingContext): number =>
  Math.min(MAX_SIDE_PX, gl.getParameter(gl.MAX_TEXTURE_SIZE) as number);
