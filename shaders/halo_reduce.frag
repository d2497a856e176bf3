// Mean mark amount over cells of uCellTexels x uCellTexels texels, a power of two; twice, for two widths of the blur.
precision highp float;
precision highp sampler2D;
in vec2 vTexel;
uniform sampler2D uMarks;
uniform vec2 uMarksTexels;
uniform int uCellTexels;
out vec4 outAmount;

void main() {
  vec2 first = floor(vTexel) * float(uCellTexels);
  if (uCellTexels == 1) {
    outAmount = vec4(textureLod(uMarks, (first + 0.5) / uMarksTexels, 0.0).rr, 0.0, 1.0);
    return;
  }
  // A tap on the corner of four texels is their mean.
  int taps = uCellTexels / 2;
  float sum = 0.0;
  for (int y = 0; y < taps; y++) {
    for (int x = 0; x < taps; x++) {
      sum += textureLod(uMarks, (first + vec2(2 * x + 1, 2 * y + 1)) / uMarksTexels, 0.0).r;
    }
  }
  outAmount = vec4(vec2(sum / float(taps * taps)), 0.0, 1.0);
}
