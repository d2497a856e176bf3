// Colour of the bare skin around each place, also where hair hides it.
uniform sampler2D uSkinColour;
// Part of the photo that the colour map covers, see ColourMap.
uniform vec2 uSkinCovers;

const vec3 LUMA = vec3(0.2126, 0.7152, 0.0722);
// Light of a dark strand beside the skin's, up to which it is nothing else and from which it is skin.
const float STRAND_BELOW = 0.3;
const float SKIN_ABOVE = 0.6;

// Linear light.
vec3 bare_skin_at(vec2 uv) {
  return srgb_to_linear(textureLod(uSkinColour, uv / uSkinCovers, 0.0).rgb);
}

// Share of skin in a pixel where there is hair: dark strands are not stippled over.
float between_strands(vec3 light, vec3 bare) {
  return smoothstep(STRAND_BELOW, SKIN_ABOVE, dot(light, LUMA) / max(dot(bare, LUMA), 1e-3));
}
