#include "./own.glsl"

// Strength of marks in a scar beside those on other skin.
uniform float uScarStrength;

// Diameter and optical density of marks at a place beside the plan's. `scar`: how much of one there is.
vec2 beside_plan(vec4 own, float scar) {
  return vec2(own.y, own.x * mix(1.0, uScarStrength, scar));
}
