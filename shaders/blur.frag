// One direction of a gaussian blur of four values, the latter two with the widths of the former; uWeights[0] is the
// centre's, the others count on both sides.
//   PACK_HALO   packs the first two over the latter two for the composite
//   PACK_SHINE  packs the means of shaders/shine.frag over the mean G; all of the light is skin's where G is 0, and more
//               and more of it on the way there: so far from bare scalp nothing tells gloss
precision highp float;
precision highp int;
precision highp sampler2D;
#include "./chunks/packed.glsl"
in vec2 vTexel;
const int MAX_RADIUS = 24;
// Of skin around a place that a mean is taken over.
const float SHARE_LEAST = 0.2;
// Of bare scalp around a place from which its gloss is known.
const float KNOWN_FROM = 0.1;
uniform sampler2D uSource;
uniform ivec2 uDirection;
uniform int uRadius;
uniform vec2 uWeights[MAX_RADIUS + 1];
out vec4 outMean;

vec4 source_at(ivec2 texel, ivec2 last) {
  return texelFetch(uSource, clamp(texel, ivec2(0), last), 0);
}

void main() {
  ivec2 texel = ivec2(vTexel);
  ivec2 last = textureSize(uSource, 0) - 1;
  vec4 sum = uWeights[0].xyxy * texelFetch(uSource, texel, 0);
  for (int i = 1; i <= uRadius; i++) {
    ivec2 step = i * uDirection;
    sum += uWeights[i].xyxy * (source_at(texel + step, last) + source_at(texel - step, last));
  }
#if defined(PACK_HALO)
  vec2 halo = sum.rg / max(sum.ba, SHARE_LEAST) / HALO_RANGE;
  outMean = vec4(in_two_bytes(halo.r), in_two_bytes(halo.g));
#elif defined(PACK_SHINE)
  vec3 known = vec3(sum.r / max(sum.g, 1e-6), sum.b / max(sum.r + sum.b, 1e-6), sum.a / max(sum.g, 1e-6));
  vec3 shine = mix(vec3(1.0, 0.0, 0.0), known, smoothstep(0.0, KNOWN_FROM, sum.g));
  outMean = vec4(in_two_bytes(shine.x), shine.yz);
#else
  outMean = sum;
#endif
}
