// Scars, see ScarMap: rgb what pigment at the reference density leaves of the skin's own light, a how much of a scar there
// is. Without scars one texel: white, and nothing.
uniform sampler2D uScars;

vec4 scar_at(vec2 uv) {
  return textureLod(uScars, uv, 0.0);
}

#ifdef SCARS
uniform sampler2D uScarRootLevel;
// The halo of the plan's dots all over a scar: a narrow one in hair has none beside it, and is toned no less.
uniform float uScarPigment;

// Darkest channel of the scar's own light, 0 beside it.
float scar_level_at(vec2 uv) {
  float root = textureLod(uScarRootLevel, uv, 0.0).r;
  return root * root;
}
#endif
