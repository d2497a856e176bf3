// The photo's own grain. A sensor's noise grows with the root of the light, so darkened skin must carry more of it than
// the light that is left of it does: what is missing is added, as the photo has it.
// Variance of linear light: floor + light * slope, per channel alike.
uniform vec2 uGrain;
// Share of a pixel's noise that its neighbours have too, and share that the colours have in common.
uniform float uGrainSmooth;
uniform float uGrainGrey;

// Three numbers in -1..1 with variance 1/3 each, the same for the same photo pixel (Wellons' integer hash).
vec3 grain_hash(ivec2 px) {
  uint h = uint(px.x) * 0x9E3779B9u + uint(px.y) * 0x85EBCA6Bu;
  h = (h ^ (h >> 16)) * 0x7FEB352Du;
  h = (h ^ (h >> 15)) * 0x846CA68Bu;
  h ^= h >> 16;
  return vec3(uvec3(h, h >> 11, h >> 22) & 0x3FFu) / 511.5 - 1.0;
}

// Mean 0, variance 1.
vec3 texel_grain(vec2 photoPx) {
  if (uGrain.x + uGrain.y == 0.0) return vec3(0.0);
  ivec2 px = ivec2(photoPx);
  vec3 own = grain_hash(px);
  if (uGrainSmooth > 0.0) {
    vec3 around = grain_hash(px + ivec2(1, 0)) + grain_hash(px - ivec2(1, 0)) + grain_hash(px + ivec2(0, 1)) + grain_hash(px - ivec2(0, 1));
    own = (own + uGrainSmooth * around) * inversesqrt(1.0 + 4.0 * uGrainSmooth * uGrainSmooth);
  }
  float mixed = 1.0 - 2.0 * uGrainGrey * (1.0 - uGrainGrey);
  return 1.7320508 * mix(own, vec3(own.g), uGrainGrey) * inversesqrt(vec3(mixed, 1.0, mixed));
}

// As skin of this light has it.
vec3 grain_of(vec3 light, vec3 grain) {
  return grain * sqrt(uGrain.x + uGrain.y * light);
}

vec3 grain_lost(vec3 light, vec3 treated, vec3 grain) {
  vec3 left = treated / max(light, 1e-4);
  vec3 wanted = uGrain.x + uGrain.y * treated;
  vec3 kept = left * left * (uGrain.x + uGrain.y * light);
  return grain * sqrt(max(vec3(0.0), wanted - kept));
}
