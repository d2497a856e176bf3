// Marks of zones that have a look of their own beside the plan's, natural log in steps around the middle.
uniform sampler2D uOwn;
const float OWN_NEUTRAL = 128.0;
const float OWN_STEPS = 60.0;

// Optical density and diameter.
vec2 own_at(vec2 uv) {
  return exp((255.0 * textureLod(uOwn, uv, 0.0).rg - OWN_NEUTRAL) / OWN_STEPS);
}
