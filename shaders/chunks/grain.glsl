// The photo's own grain. A sensor's noise grows with the root of the light, so a dark mark must carry more of it than the
// light that is left of it does: what is missing is added, as the photo has it. Not between marks: the tone takes little
// light there, and noise on top of what the photo has would read as specks.
// Variance of linear light: floor + light * slope, per channel alike.
uniform vec2 uGrain;
// Noise of mean 0 and variance 1, a texel a photo px, joining on to itself; see GrainTile.
uniform sampler2D uGrainTile;
const float GRAIN_STEPS = 31.0;

vec3 texel_grain(vec2 photoPx) {
  ivec2 px = ivec2(photoPx) & (textureSize(uGrainTile, 0) - 1);
  return (255.0 * texelFetch(uGrainTile, px, 0).rgb - 128.0) / GRAIN_STEPS;
}

// As skin of this light has it.
vec3 grain_of(vec3 light, vec3 grain) {
  return grain * sqrt(uGrain.x + uGrain.y * light);
}

// `toned` light before the marks, `passed` the share that they let through.
vec3 grain_lost(vec3 toned, vec3 passed, vec3 grain) {
  vec3 wanted = uGrain.x + uGrain.y * toned * passed;
  vec3 kept = passed * passed * (uGrain.x + uGrain.y * toned);
  return grain * sqrt(max(vec3(0.0), wanted - kept));
}
