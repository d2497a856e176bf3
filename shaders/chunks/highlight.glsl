// Gloss is white light on top of the skin's own: what the darkest channel has above the skin around it.
// Simple dichromatic split (Shafer 1985, body and surface reflection) with a broad local mean as the body's level.
const float HIGHLIGHT_KNEE = 1.3;

float split_highlight(vec3 light, float skinLevel) {
  float least = min(light.r, min(light.g, light.b));
  return max(0.0, least - HIGHLIGHT_KNEE * skinLevel);
}
