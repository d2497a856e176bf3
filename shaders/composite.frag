// The treated picture: the photo's light through the pigment. sRGB in, linear light inside, encoded once. A texel that
// the treatment does not reach leaves as the very bytes it came in.
precision highp float;
precision highp int;
precision highp sampler2D;
#include "./chunks/surface.glsl"
#include "./chunks/srgb.glsl"
#include "./chunks/packed.glsl"
#include "./chunks/highlight.glsl"
#include "./chunks/pigment.glsl"

in vec2 vTexel;
uniform sampler2D uPhoto;
uniform sampler2D uMarks;
// Where the picture's first texel lies in the marks, which have an apron in a tile.
uniform vec2 uMarksOffset;
uniform sampler2D uHalo;
uniform vec2 uHaloTexels;
uniform float uHaloCellTexels;
uniform sampler2D uSkinLevel;
uniform sampler2D uTreatment;
uniform vec2 uPhotoSizePx;
// Undo the scale of the marks' target; mean amount to density over the reference.
uniform float uMarkPerAmount;
uniform float uHaloPerAmount;
out vec4 outColor;

// Coverage thins the pattern; it fades marks only in its last part, so that none is cut by the mask's border. The halo
// reaches further than the marks: it fades over most of the coverage, or its tone would end in a step.
const float MARKS_FADE_BELOW = 0.15;
const float HALO_FADES_BELOW = 0.7;

void main() {
  ivec2 texel = ivec2(vTexel);
  vec4 photo = texelFetch(uPhoto, texel, 0);
  outColor = photo;
  vec2 marksTexel = vTexel + uMarksOffset;
  vec2 uv = photo_of_texel(marksTexel) / uPhotoSizePx;
  float coverage = textureLod(uTreatment, uv, 0.0).r;
  if (coverage == 0.0) return;
  float mark = min(1.0, coverage / MARKS_FADE_BELOW) * uMarkPerAmount * texelFetch(uMarks, ivec2(marksTexel), 0).r;
  vec2 haloUv = marksTexel / (uHaloCellTexels * uHaloTexels);
  float halo = smoothstep(0.0, HALO_FADES_BELOW, coverage) * uHaloPerAmount * HALO_RANGE * unpacked(textureLod(uHalo, haloUv, 0.0).rg);
  if (mark == 0.0 && halo == 0.0) return;

  vec3 light = srgb_to_linear(photo.rgb);
  float highlight = split_highlight(light, unpacked(textureLod(uSkinLevel, uv, 0.0).rg));
  vec3 treated = pigmented_skin(light - highlight, mark, halo) + finished_highlight(highlight, min(1.0, halo));
  outColor = vec4(linear_to_srgb(treated), photo.a);
}
