// One picture, before or after, on the canvas in device pixels. The only flip between photo rows and canvas rows is here,
// in uTexelOfTarget.
// Variants by #define, because software graphics run both sides of a branch:
//   FILTER_EXACT   one texel a device pixel, byte for byte
//   FILTER_ENLARGE texels blended over uFilterTexels, for enlarged pictures
//   FILTER_REDUCE  mean of the texels under a device pixel in linear light
//   OUTLINE        the scalp's outline on top
precision highp float;
precision highp int;
precision highp sampler2D;
#ifdef FILTER_REDUCE
#include "./chunks/srgb.glsl"
#endif
#ifdef OUTLINE
#include "./chunks/outline.glsl"
#endif

in vec2 vTexel;
uniform vec2 uTargetTexels;
// photo px = device px (y down) * xy + zw
uniform vec4 uPhotoOfDevice;
uniform vec2 uPhotoSizePx;
uniform sampler2D uPicture;
// Texel of the picture = texel of the target * xy + zw.
uniform vec4 uTexelOfTarget;
// REDUCE: side of a device pixel in level texels, 1 to 2. ENLARGE: width of the blend between two texels, up to 1.
uniform float uFilterTexels;
out vec4 outColor;

#ifdef FILTER_REDUCE
// Of one axis: where to tap to get two neighbours by their shares of the device pixel, and both shares together.
vec2 tap_of_pair(float first, float low, float high) {
  float one = max(0.0, min(high, first + 1.0) - max(low, first));
  float other = max(0.0, min(high, first + 2.0) - max(low, first + 1.0));
  float both = one + other;
  return vec2(first + 0.5 + other / max(both, 1e-6), both);
}

// Two neighbours a tap are blended in sRGB, see below; taps are summed in linear light.
vec3 shown(vec2 texel) {
  vec2 low = texel - 0.5 * uFilterTexels;
  vec2 high = texel + 0.5 * uFilterTexels;
  vec2 first = floor(low);
  vec2 size = vec2(textureSize(uPicture, 0));
  int pairs = int(ceil(0.5 * (uFilterTexels + 1.0)));
  vec3 sum = vec3(0.0);
  for (int y = 0; y < pairs; y++) {
    vec2 row = tap_of_pair(first.y + float(2 * y), low.y, high.y);
    for (int x = 0; x < pairs; x++) {
      vec2 column = tap_of_pair(first.x + float(2 * x), low.x, high.x);
      vec3 blended = textureLod(uPicture, vec2(column.x, row.x) / size, 0.0).rgb;
      sum += column.y * row.y * srgb_to_linear(blended);
    }
  }
  return linear_to_srgb(sum / (uFilterTexels * uFilterTexels));
}
#endif

#ifdef FILTER_ENLARGE
// Interpolated by the sampler, in sRGB: between neighbours that differ as skin and dots do, linear light gives the same
// within 1 %.
vec3 shown(vec2 texel) {
  vec2 between = texel - 0.5;
  vec2 sharp = clamp((fract(between) - 0.5) / uFilterTexels + 0.5, 0.0, 1.0);
  return textureLod(uPicture, (floor(between) + sharp + 0.5) / vec2(textureSize(uPicture, 0)), 0.0).rgb;
}
#endif

#ifdef FILTER_EXACT
vec3 shown(vec2 texel) {
  return texelFetch(uPicture, ivec2(texel), 0).rgb;
}
#endif

void main() {
  vec3 color = shown(vTexel * uTexelOfTarget.xy + uTexelOfTarget.zw);
#ifdef OUTLINE
  vec2 device = vec2(vTexel.x, uTargetTexels.y - vTexel.y);
  vec2 photoPx = device * uPhotoOfDevice.xy + uPhotoOfDevice.zw;
  color = outlined(color, photoPx / uPhotoSizePx, abs(uPhotoOfDevice.xy) / uPhotoSizePx);
#endif
  outColor = vec4(color, 1.0);
}
