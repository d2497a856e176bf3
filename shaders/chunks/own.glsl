// Impressions beside the plan's, natural log in steps around the middle: see TreatmentMap.own.
uniform sampler2D uOwn;
const float OWN_NEUTRAL = 128.0;
const float OWN_STEPS = 60.0;

// Optical density, diameter and number of marks, and the tone between as many.
vec4 own_at(vec2 uv) {
  return exp((255.0 * textureLod(uOwn, uv, 0.0) - OWN_NEUTRAL) / OWN_STEPS);
}
