// Another light on the head, for looking ahead; see LightMap.
uniform sampler2D uLight;
uniform float uGlossKept;

const float LIGHT_RANGE = 255.0 / 64.0;
// Gloss is told from skin where there is treatment, and changed with it.
const float GLOSS_FADES_BELOW = 0.25;

// On the light of this place, 0 beside the head.
float light_factor_at(vec2 uv) {
  vec4 parts = textureLod(uLight, uv / uSkinCovers, 0.0);
  return parts.b == 0.0 ? 0.0 : LIGHT_RANGE * of_two_bytes(parts.rg);
}

float gloss_kept(float coverage) {
  return mix(1.0, uGlossKept, smoothstep(0.0, GLOSS_FADES_BELOW, coverage));
}
