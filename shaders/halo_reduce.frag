// Mean mark amount over cells of uCellTexels x uCellTexels texels, a power of two, and the share of each cell that is head;
// either twice, for two widths of the blur. Means over the head alone: beside it there is no skin to carry light from.
precision highp float;
precision highp int;
precision highp sampler2D;
#include "./chunks/surface.glsl"
#include "./chunks/treatment.glsl"
in vec2 vTexel;
uniform sampler2D uMarks;
uniform vec2 uMarksTexels;
uniform int uCellTexels;
uniform vec2 uPhotoSizePx;
// As in shaders/chunks/impression.glsl. The scalp's outline is the finer one, and the head goes on beyond it.
uniform sampler2D uSkinDepth;
out vec4 outAmount;

const int HEAD_TAPS = 2;

float head_share(vec2 first) {
  ivec2 depthSize = textureSize(uSkinDepth, 0);
  float share = 0.0;
  for (int y = 0; y < HEAD_TAPS; y++) {
    for (int x = 0; x < HEAD_TAPS; x++) {
      vec2 texel = first + float(uCellTexels) * (vec2(x, y) + 0.5) / float(HEAD_TAPS);
      vec2 uv = photo_of_texel(texel) / uPhotoSizePx;
      ivec2 cell = clamp(ivec2(uv * vec2(depthSize)), ivec2(0), depthSize - 1);
      float seen = step(1e-3, texelFetch(uSkinDepth, cell, 0).r);
      share += max(seen, within_outline(uv));
    }
  }
  return share / float(HEAD_TAPS * HEAD_TAPS);
}

float mean_amount(vec2 first) {
  if (uCellTexels == 1) return textureLod(uMarks, (first + 0.5) / uMarksTexels, 0.0).r;
  // A tap on the corner of four texels is their mean.
  int taps = uCellTexels / 2;
  float sum = 0.0;
  for (int y = 0; y < taps; y++) {
    for (int x = 0; x < taps; x++) {
      sum += textureLod(uMarks, (first + vec2(2 * x + 1, 2 * y + 1)) / uMarksTexels, 0.0).r;
    }
  }
  return sum / float(taps * taps);
}

void main() {
  vec2 first = floor(vTexel) * float(uCellTexels);
  outAmount = vec4(vec2(mean_amount(first)), vec2(head_share(first)));
}
