// The photo under another light, where there is nothing else to draw.
precision highp float;
precision highp sampler2D;
#include "./chunks/surface.glsl"
#include "./chunks/srgb.glsl"
#include "./chunks/packed.glsl"
#include "./chunks/light.glsl"

in vec2 vTexel;
uniform sampler2D uPhoto;
uniform vec2 uPhotoSizePx;
out vec4 outColor;

void main() {
  outColor = texelFetch(uPhoto, ivec2(vTexel), 0);
  float gain = light_gain_at(photo_of_texel(vTexel) / uPhotoSizePx);
  if (is_relit(gain)) outColor.rgb = relit(outColor.rgb, gain);
}
