// Another light on the head, for looking ahead; see LightMap.
uniform sampler2D uLight;
uniform sampler2D uHeadSeen;
uniform float uGlossKept;

const float GAIN_RANGE = 255.0 / 128.0;
// Gloss is told from skin where there is treatment, and changed with it.
const float GLOSS_FADES_BELOW = 0.25;

// The light ends within the head, by so much of it there.
const float HEAD_FROM = 0.5;
const float HEAD_WHOLE = 0.95;

// On the encoded light of this place, 0 beside the head.
float light_gain_at(vec2 uv) {
  float head = smoothstep(HEAD_FROM, HEAD_WHOLE, textureLod(uHeadSeen, uv, 0.0).r);
  float gain = GAIN_RANGE * of_two_bytes(textureLod(uLight, uv / uSkinCovers, 0.0).rg);
  return head == 0.0 ? 0.0 : mix(1.0, gain, head);
}

// A factor on linear light without leaving the sRGB curve, whose offset goes to nothing in its lowest part.
vec3 relit(vec3 encoded, float gain) {
  return max(vec3(0.0), gain * encoded + 0.055 * (gain - 1.0) * min(vec3(1.0), encoded / 0.04045));
}

float gloss_kept(float coverage) {
  return mix(1.0, uGlossKept, smoothstep(0.0, GLOSS_FADES_BELOW, coverage));
}
