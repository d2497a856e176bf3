// One direction of a gaussian blur of two values, each with its own width; uWeights[0] is the centre's, the others count on
// both sides.
//   PACK_HALO   packs both mean amounts for the composite
//   PACK_LEVEL  packs the mean R over the mean G; 1 where G is 0
precision highp float;
precision highp int;
precision highp sampler2D;
#include "./chunks/packed.glsl"
in vec2 vTexel;
const int MAX_RADIUS = 12;
uniform sampler2D uSource;
uniform ivec2 uDirection;
uniform int uRadius;
uniform vec2 uWeights[MAX_RADIUS + 1];
out vec4 outMean;

vec2 source_at(ivec2 texel, ivec2 last) {
  return texelFetch(uSource, clamp(texel, ivec2(0), last), 0).rg;
}

void main() {
  ivec2 texel = ivec2(vTexel);
  ivec2 last = textureSize(uSource, 0) - 1;
  vec2 sum = uWeights[0] * texelFetch(uSource, texel, 0).rg;
  for (int i = 1; i <= uRadius; i++) {
    ivec2 step = i * uDirection;
    sum += uWeights[i] * (source_at(texel + step, last) + source_at(texel - step, last));
  }
#if defined(PACK_HALO)
  outMean = vec4(in_two_bytes(sum.r / HALO_RANGE), in_two_bytes(sum.g / HALO_RANGE));
#elif defined(PACK_LEVEL)
  outMean = vec4(in_two_bytes(sum.g > 0.0 ? sum.r / sum.g : 1.0), 0.0, 1.0);
#else
  outMean = vec4(sum, 0.0, 1.0);
#endif
}
