#include "./treatment.glsl"
#include "./own.glsl"

// Diameter and strength at the very front. They let go of it slowly: dots that stand alone lie half way up the ramp.
uniform vec2 uEdge;
// Strength of marks in a scar beside those on other skin.
uniform float uScarStrength;

// Diameter and optical density of marks at a place beside the plan's. `scar`: how much of one there is.
vec2 beside_plan(Skin skin, vec4 own, float scar) {
  return mix(uEdge, vec2(1.0), skin.edge * skin.edge) * vec2(own.y, own.x * mix(1.0, uScarStrength, scar));
}
