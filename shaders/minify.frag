// Half the size: the mean of 2 x 2 texels in linear light, stored as sRGB.
precision highp float;
precision highp int;
precision highp sampler2D;
#include "./chunks/srgb.glsl"
in vec2 vTexel;
uniform sampler2D uSource;
out vec4 outColor;

void main() {
  ivec2 last = textureSize(uSource, 0) - 1;
  ivec2 first = 2 * ivec2(vTexel);
  vec3 sum = vec3(0.0);
  for (int i = 0; i < 4; i++) {
    sum += srgb_to_linear(texelFetch(uSource, min(first + ivec2(i & 1, i >> 1), last), 0).rgb);
  }
  outColor = vec4(linear_to_srgb(0.25 * sum), 1.0);
}
