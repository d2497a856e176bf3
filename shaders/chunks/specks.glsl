// Which long hair is changed, strand by strand: the same maths as src/domain/fringe/specks.ts.
// Normal noise of mean 0 that joins on to itself, see SpeckTile.
uniform sampler2D uSpecks;
// Texels of the tile a photo px.
uniform float uSpecksPerPx;

const float SPECK_STEPS = 31.0;
const float SPECK_MEAN = 128.0;
const int STRAND_REACH = 5;
const float STRAND_STEP = 2.0;
const float STRAND_GAIN = 3.05;
const float BETWEEN_GAIN = 1.12;
const float SPECK_SOFT = 0.55;
const float LOGISTIC = 1.702;
const float NONE_UP_TO = 0.03;
const float ALL_FROM = 0.97;
// Texels of the tile that a texel of the picture may span before single specks are lost.
const float SPECK_SPAN = 2.0;

// How many specks lie side by side in a texel of the picture, above 1 where they are seen as one.
float specks_in_texel() {
  return max(1.0, uSpecksPerPx / (SPECK_SPAN * uTexelsPerPx.x));
}

float speck_sample(vec2 tile, float lod) {
  return (255.0 * textureLod(uSpecks, tile / vec2(textureSize(uSpecks, 0)), lod).r - SPECK_MEAN) / SPECK_STEPS;
}

// `along`: direction of the strands, a unit vector; 0 for single specks.
float speck_rank(vec2 photoPx, vec2 along) {
  vec2 tile = uSpecksPerPx * photoPx;
  float lod = log2(specks_in_texel());
  if (along == vec2(0.0)) return BETWEEN_GAIN * speck_sample(tile, lod);
  float sum = 0.0;
  for (int k = -STRAND_REACH; k <= STRAND_REACH; k++) sum += speck_sample(tile + float(k) * STRAND_STEP * along, lod);
  return STRAND_GAIN * sum / float(2 * STRAND_REACH + 1);
}

// What is left of the ranks' variance.
float speck_variance() {
  float side = specks_in_texel();
  return 1.0 / (side * side);
}

// How far the hair of this rank is changed where a share of all is, 0..1.
float changed_of(float share, float rank) {
  float inside = clamp(share, 0.002, 0.998);
  float threshold = sqrt(1.0 + SPECK_SOFT * SPECK_SOFT) * log(inside / (1.0 - inside)) / LOGISTIC;
  float soft = sqrt(SPECK_SOFT * SPECK_SOFT + 1.0 - speck_variance());
  float chance = 1.0 / (1.0 + exp(-LOGISTIC * (threshold - rank) / soft));
  return max(chance * smoothstep(0.0, NONE_UP_TO, share), smoothstep(ALL_FROM, 1.0, share));
}
