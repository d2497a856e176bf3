// The single hairs of a cropped head: the same maths as src/domain/fringe/hairPoints.ts.
// See HairPointTile.
uniform sampler2D uHairPoints;
uniform float uHairPointsPerPx;
uniform float uHairPointMean;
const float LIGHT_HAIR_STEPS = 24.0;

// x  how far dark hair hides the skin, 0..1
// y  how many light hairs are seen beside their mean
vec2 hair_points(vec2 photoPx) {
  vec2 tile = uHairPointsPerPx * photoPx;
  float lod = log2(max(1.0, uHairPointsPerPx / uTexelsPerPx.x));
  vec2 seen = textureLod(uHairPoints, tile / vec2(textureSize(uHairPoints, 0)), lod).rg;
  return vec2(seen.x, 255.0 / LIGHT_HAIR_STEPS * seen.y);
}
