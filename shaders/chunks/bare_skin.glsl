// Colour of the bare skin around each place, also where hair hides it.
uniform sampler2D uSkinColour;
// Part of the photo that the colour map covers, see ColourMap.
uniform vec2 uSkinCovers;

const vec3 LUMA = vec3(0.2126, 0.7152, 0.0722);
// Light beside the skin's up to which a pixel is nothing but dark strands, and from which it is skin. Of cropped hair one shows
// both.
const float STRAND_BELOW = 0.1;
const float SKIN_ABOVE = 0.6;
// Blue over red beside the skin's, up to which it is skin and from which it is nothing but a grey or white strand.
const float GREYER_FROM = 1.25;
const float GREY_STRAND = 1.9;
// Light beside the skin's of such strands: cropped grey hair, of which single ones are not seen, is no lighter than skin.
const float GREY_LIGHT_FROM = 0.9;
const float GREY_LIGHT = 1.3;

// Linear light.
vec3 bare_skin_at(vec2 uv) {
  return srgb_to_linear(textureLod(uSkinColour, uv / uSkinCovers, 0.0).rgb);
}

// Share of a grey or white strand in a matt pixel where there is hair: it lies above the pigment.
float grey_strand(vec3 light, vec3 bare) {
  float greyer = smoothstep(GREYER_FROM, GREY_STRAND, light.b * bare.r / max(light.r * bare.b, 1e-4));
  return greyer * smoothstep(GREY_LIGHT_FROM, GREY_LIGHT, dot(light, LUMA) / max(dot(bare, LUMA), 1e-3));
}

// Share of skin in a pixel where there is hair: dark strands are not stippled over.
float between_strands(vec3 light, vec3 bare) {
  return smoothstep(STRAND_BELOW, SKIN_ABOVE, dot(light, LUMA) / max(dot(bare, LUMA), 1e-3));
}
