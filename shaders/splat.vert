// A triangle around each impression that is drawn at the present count; the others collapse outside the clip space.
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

// In standard deviations: one triangle is set up in half the time of a square's two, and the mark's circle fits into it.
const vec2 CORNERS[3] = vec2[3](
  REACH_SIGMAS * vec2(0.0, 2.0),
  REACH_SIGMAS * vec2(-1.7320508, -1.0),
  REACH_SIGMAS * vec2(1.7320508, -1.0)
);

// In texels. A fragment asks for its own distance: one that is interpolated between corners moves with the last bit of
// theirs.
flat out vec2 vCentre;
// Both half axes (one sigma) over their squared lengths.
flat out vec4 vPerAxis;
flat out float vAmplitude;
flat out float vWarmth;

void main() {
  int index = gl_VertexID / 3;
  ivec2 cell = ivec2(index % uRowLength, index / uRowLength);
  vec4 where = uintBitsToFloat(texelFetch(uWhere, cell, 0));
  vCentre = vec2(0.0);
  vPerAxis = vec4(0.0);
  vAmplitude = 0.0;
  vWarmth = 0.5;
  if (where.z >= uDrawnCount) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vec4 shape = uintBitsToFloat(texelFetch(uShape, cell, 0));
  vWarmth = shape.w;
  vec2 corner = CORNERS[gl_VertexID - 3 * index];
  int session = where.z < uSessionEnds.x ? 0 : where.z < uSessionEnds.y ? 1 : 2;
  vAmplitude = where.w * uSessionStrength[session];
  float size = uSessionSize[session];
  vec2 along = size * shape.xy;
  vec2 across = vec2(-along.y, along.x) * (shape.z / length(shape.xy));
  vPerAxis = vec4(along / dot(along, along), across / dot(across, across));
  vCentre = texel_of_photo(where.xy);
  gl_Position = clip_of_texel(vCentre + corner.x * along + corner.y * across);
}
