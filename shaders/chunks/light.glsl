// Another light on the head, for looking ahead; see LightMap.
uniform sampler2D uLight;
uniform float uGlossKept;

const float GAIN_RANGE = 255.0 / 128.0;
// What a sampler makes of 1 beside the head is no further from it.
const float NO_GAIN = 2e-4;
// Gloss is told from skin where there is treatment, and changed with it.
const float GLOSS_FADES_BELOW = 0.25;

// On the encoded light of this place.
float light_gain_at(vec2 uv) {
  return GAIN_RANGE * of_two_bytes(textureLod(uLight, uv, 0.0).rg);
}

bool is_relit(float gain) {
  return abs(gain - 1.0) > NO_GAIN;
}

// A factor on linear light without leaving the sRGB curve, whose offset goes to nothing in its lowest part.
vec3 relit(vec3 encoded, float gain) {
  return max(vec3(0.0), gain * encoded + 0.055 * (gain - 1.0) * min(vec3(1.0), encoded / 0.04045));
}

float gloss_kept(float coverage) {
  return mix(1.0, uGlossKept, smoothstep(0.0, GLOSS_FADES_BELOW, coverage));
}
