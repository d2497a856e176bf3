// Four corners around each impression that is drawn at the present count; the others collapse outside the clip space.
precision highp float;
precision highp int;
precision highp usampler2D;
#include "./chunks/surface.glsl"
#include "./chunks/mark_profile.glsl"

uniform usampler2D uWhere;
uniform usampler2D uShape;
uniform int uRowLength;
uniform float uDrawnCount;

// Distance from the centre in standard deviations.
out vec2 vSigmas;
out float vAmplitude;

void main() {
  int index = gl_VertexID >> 2;
  ivec2 cell = ivec2(index % uRowLength, index / uRowLength);
  vec4 where = uintBitsToFloat(texelFetch(uWhere, cell, 0));
  vSigmas = vec2(0.0);
  vAmplitude = 0.0;
  if (where.z >= uDrawnCount) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vec3 shape = uintBitsToFloat(texelFetch(uShape, cell, 0)).xyz;
  vSigmas = QUAD_SIGMAS * vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, (gl_VertexID & 2) == 0 ? -1.0 : 1.0);
  vAmplitude = where.w;
  vec2 across = vec2(-shape.y, shape.x) * (shape.z / length(shape.xy));
  gl_Position = clip_of_texel(texel_of_photo(where.xy) + shape.xy * vSigmas.x + across * vSigmas.y);
}
