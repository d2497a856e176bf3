// How the light of bare scalp splits into skin and gloss, over coarse cells of the photo, each times the share of the cell
// that is bare scalp (G), so that a blur of all gives their means without the background and without hair:
//   R  darkest channel of the skin's own light
//   B  gloss on top of it, linear light
//   A  what clipping took from red, over red
// Dichromatic reflection (Shafer 1985): gloss adds as much to every channel, so blue gains on red beside matt skin. Where
// red is clipped, green and blue give both.
precision highp float;
precision highp sampler2D;
#include "./chunks/srgb.glsl"
#include "./chunks/treatment.glsl"
in vec2 vTexel;
uniform vec2 uTargetTexels;
uniform sampler2D uPhoto;
// See MattSkin; red is 0 where nothing is known.
uniform vec3 uMattSkin;
out vec4 outShine;
const int TAPS = 6;
// Of the encoded red.
const float CLIPPED_FROM = 0.98;
const float CLIPPED_LEAST = 0.02;
const float CLIPPED_MOST = 0.3;
// Green over red less blue over red, below which they do not tell gloss from red.
const float TELLING_LEAST = 0.08;
const float RED_MOST = 2.0;
// How far that is believed: the sum of gloss and skin of one colour is a model.
const float RED_BELIEVED = 0.45;
// Skin in less light than this beside matt skin has none; its blue comes from the surroundings.
const float DIM_TO = 0.5;
// Part of red by which skin differs in colour anyway.
const float BLUER_ANYWAY = 0.05;
const float GLOSS_MOST = 0.85;

// Gloss, and red without clipping.
vec2 split(vec3 light, float clipped) {
  float red = uMattSkin.r, greenToRed = uMattSkin.g, blueToRed = uMattSkin.b;
  float gloss = (light.b - blueToRed * light.r) / (1.0 - blueToRed) - BLUER_ANYWAY * light.r;
  float whole = light.r;
  if (clipped > 0.0 && greenToRed - blueToRed > TELLING_LEAST) {
    float body = (light.g - light.b) / (greenToRed - blueToRed);
    float above = max(0.0, light.b - blueToRed * body);
    gloss = mix(gloss, above, clipped);
    whole = mix(whole, clamp(body + above, light.r, RED_MOST), clipped);
  }
  gloss = clamp(gloss, 0.0, GLOSS_MOST * min(light.r, min(light.g, light.b)));
  return vec2(gloss * smoothstep(DIM_TO, 1.0, light.r / red), whole);
}

void main() {
  vec2 cell = floor(vTexel);
  ivec2 size = textureSize(uPhoto, 0);
  vec2 span = vec2(size) / uTargetTexels;
  vec2 uv = (cell + 0.5) / uTargetTexels;
  float scalp = scalp_at(uv) * (1.0 - skin_at(uv).hair);
  if (scalp == 0.0) {
    outShine = vec4(0.0);
    return;
  }
  vec3 light = vec3(0.0);
  float least = 0.0, clipped = 0.0;
  for (int y = 0; y < TAPS; y++) {
    for (int x = 0; x < TAPS; x++) {
      ivec2 at = ivec2((cell + (vec2(x, y) + 0.5) / float(TAPS)) * span);
      vec3 encoded = texelFetch(uPhoto, min(at, size - 1), 0).rgb;
      vec3 tap = srgb_to_linear(encoded);
      light += tap;
      least += min(tap.r, min(tap.g, tap.b));
      clipped += step(CLIPPED_FROM, encoded.r);
    }
  }
  const float PER_TAP = 1.0 / float(TAPS * TAPS);
  light *= PER_TAP;
  vec2 parts = vec2(0.0, light.r);
  if (uMattSkin.r > 0.0) parts = split(light, smoothstep(CLIPPED_LEAST, CLIPPED_MOST, clipped * PER_TAP));
  outShine = scalp * vec4(max(0.0, least * PER_TAP - parts.x), 1.0, parts.x, RED_BELIEVED * (parts.y / light.r - 1.0));
}
