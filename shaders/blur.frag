// One direction of a gaussian blur; uWeights[0] is the centre's, the others count on both sides.
precision highp float;
precision highp sampler2D;
in vec2 vTexel;
const int MAX_RADIUS = 12;
uniform sampler2D uSource;
uniform vec2 uSourceTexels;
uniform vec2 uDirection;
uniform int uRadius;
uniform float uWeights[MAX_RADIUS + 1];
out vec4 outMean;

void main() {
  vec2 sum = uWeights[0] * textureLod(uSource, vTexel / uSourceTexels, 0.0).rg;
  for (int i = 1; i <= uRadius; i++) {
    vec2 step = float(i) * uDirection;
    sum += uWeights[i] * (textureLod(uSource, (vTexel + step) / uSourceTexels, 0.0).rg +
                          textureLod(uSource, (vTexel - step) / uSourceTexels, 0.0).rg);
  }
  outMean = vec4(sum, 0.0, 1.0);
}
