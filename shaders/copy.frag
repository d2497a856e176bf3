// The same bytes again, from a place uOffset further.
precision highp float;
precision highp sampler2D;
in vec2 vTexel;
uniform sampler2D uPhoto;
uniform vec2 uOffset;
out vec4 outColor;

void main() {
  outColor = texelFetch(uPhoto, ivec2(vTexel + uOffset), 0);
}
