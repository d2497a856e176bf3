// Darkest channel of the skin in linear light, mean over coarse cells of the photo: R times, G the share of the cell
// that is scalp, so that a blur of both gives the scalp's level without its background.
precision highp float;
precision highp sampler2D;
#include "./chunks/srgb.glsl"
in vec2 vTexel;
uniform vec2 uTargetTexels;
uniform sampler2D uPhoto;
uniform sampler2D uScalp;
out vec4 outLevel;
const int TAPS = 6;

void main() {
  vec2 cell = floor(vTexel);
  ivec2 size = textureSize(uPhoto, 0);
  vec2 span = vec2(size) / uTargetTexels;
  float scalp = textureLod(uScalp, (cell + 0.5) / uTargetTexels, 0.0).r;
  if (scalp == 0.0) {
    outLevel = vec4(0.0);
    return;
  }
  float sum = 0.0;
  for (int y = 0; y < TAPS; y++) {
    for (int x = 0; x < TAPS; x++) {
      ivec2 at = ivec2((cell + (vec2(x, y) + 0.5) / float(TAPS)) * span);
      vec3 light = srgb_to_linear(texelFetch(uPhoto, min(at, size - 1), 0).rgb);
      sum += min(light.r, min(light.g, light.b));
    }
  }
  outLevel = vec4(scalp * sum / float(TAPS * TAPS), scalp, 0.0, 1.0);
}
