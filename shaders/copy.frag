// The same bytes again.
precision highp float;
precision highp sampler2D;
in vec2 vTexel;
uniform sampler2D uPhoto;
out vec4 outColor;

void main() {
  outColor = texelFetch(uPhoto, ivec2(vTexel), 0);
}
