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
// Counts up to which an impression belongs to session 1 and to session 2; strength and size of each session's marks.
uniform vec2 uSessionEnds;
uniform vec3 uSessionStrength;
uniform vec3 uSessionSize;

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
  int session = where.z < uSessionEnds.x ? 0 : where.z < uSessionEnds.y ? 1 : 2;
  vAmplitude = where.w * uSessionStrength[session];
  vec2 across = vec2(-shape.y, shape.x) * (shape.z / length(shape.xy));
  vec2 offset = shape.xy * vSigmas.x + across * vSigmas.y;
  gl_Position = clip_of_texel(texel_of_photo(where.xy) + uSessionSize[session] * offset);
}
