// Another light on the head, for looking ahead; see LightMap.
uniform sampler2D uLight;
uniform float uGlossKept;

const float GAIN_RANGE = 255.0 / 128.0;
// Gloss is told from skin where there is treatment, and changed with it.
const float GLOSS_FADES_BELOW = 0.25;

// On the encoded light of this place, 0 beside the head.
float light_gain_at(vec2 uv) {
  vec4 parts = textureLod(uLight, uv / uSkinCovers, 0.0);
  return parts.b == 0.0 ? 0.0 : GAIN_RANGE * of_two_bytes(parts.rg);
}

// A factor on linear light without leaving the sRGB curve, whose offset goes to nothing in its lowest part.
vec3 relit(vec3 encoded, float gain) {
  return max(vec3(0.0), gain * encoded + 0.055 * (gain - 1.0) * min(vec3(1.0), encoded / 0.04045));
}

float gloss_kept(float coverage) {
  return mix(1.0, uGlossKept, smoothstep(0.0, GLOSS_FADES_BELOW, coverage));
}
