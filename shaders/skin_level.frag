// Darkest channel of the skin in linear light, mean over coarse cells of the photo: R times, G the share of the cell
// that is bare scalp, so that a blur of both gives the skin's level without its background and without hair.
precision highp float;
precision highp sampler2D;
#include "./chunks/srgb.glsl"
#include "./chunks/treatment.glsl"
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
  vec2 uv = (cell + 0.5) / uTargetTexels;
  float scalp = textureLod(uScalp, uv, 0.0).r * (1.0 - skin_at(uv).hair);
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
