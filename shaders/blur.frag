// One direction of a gaussian blur of two values, each with its own width; uWeights[0] is the centre's, the others count on
// both sides.
//   FOUR        of four values, the latter two with the widths of the former
//   PACK_HALO   packs both mean amounts for the composite
//   PACK_SHINE  packs the means of shaders/shine.frag over the mean G; all of the light is skin's where G is 0
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

#ifdef FOUR
#define Values vec4
#define OF_TEXEL rgba
#define BY_VALUE xyxy
#else
#define Values vec2
#define OF_TEXEL rg
#define BY_VALUE xy
#endif

Values source_at(ivec2 texel, ivec2 last) {
  return texelFetch(uSource, clamp(texel, ivec2(0), last), 0).OF_TEXEL;
}

void main() {
  ivec2 texel = ivec2(vTexel);
  ivec2 last = textureSize(uSource, 0) - 1;
  Values sum = uWeights[0].BY_VALUE * texelFetch(uSource, texel, 0).OF_TEXEL;
  for (int i = 1; i <= uRadius; i++) {
    ivec2 step = i * uDirection;
    sum += uWeights[i].BY_VALUE * (source_at(texel + step, last) + source_at(texel - step, last));
  }
#if defined(PACK_HALO)
  outMean = vec4(in_two_bytes(sum.r / HALO_RANGE), in_two_bytes(sum.g / HALO_RANGE));
#elif defined(PACK_SHINE)
  vec3 shine = sum.g > 0.0 ? vec3(sum.r / sum.g, sum.b / max(sum.r + sum.b, 1e-6), sum.a / sum.g) : vec3(1.0, 0.0, 0.0);
  outMean = vec4(in_two_bytes(shine.x), shine.yz);
#elif defined(FOUR)
  outMean = sum;
#else
  outMean = vec4(sum, 0.0, 1.0);
#endif
}
