// Scars, see ScarMap: rgb what pigment at the reference density leaves of the skin's own light, a how much of a scar there
// is. Without scars one texel: white, and nothing.
uniform sampler2D uScars;

vec4 scar_at(vec2 uv) {
  return textureLod(uScars, uv, 0.0);
}
