// One triangle over the whole target. vTexel runs from 0 at the target's first row to its size.
precision highp float;
uniform vec2 uTargetTexels;
out vec2 vTexel;

void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 2.0 : 0.0, gl_VertexID == 2 ? 2.0 : 0.0);
  vTexel = corner * uTargetTexels;
  gl_Position = vec4(2.0 * corner - 1.0, 0.0, 1.0);
}
