// Gloss is white light on top of the skin's own (dichromatic reflection, Shafer 1985). The broad part is known by colour
// from shaders/shine.frag; of what is too small for that, what the darkest channel has above the skin around it is
// gloss. The same maths as src/domain/pigment/pigmentedSkin.ts.
const float HIGHLIGHT_KNEE = 1.3;
// Linear red from which it may be clipped, and is.
const float RED_CLIPS_FROM = 0.8;
const float RED_CLIPPED = 0.97;
// Of red, lost to clipping: from where light is blown, and where it is for certain. There so much of the tone is spared.
const float BLOWN_FROM = 0.12;
const float BLOWN = 0.27;
const float BLOWN_SPARED = 0.15;

// Means around a place: `level` darkest channel of the skin's own light, `glossShare` of gloss in that channel,
// `redLost` what clipping took from red, over red.
struct Shine { float level; float glossShare; float redLost; };

float split_highlight(vec3 light, Shine shine) {
  float least = min(light.r, min(light.g, light.b));
  return max(shine.glossShare * least, least - HIGHLIGHT_KNEE * shine.level);
}

// What clipping took from the photo's `red` at one place, over red.
float red_lost(float red, Shine shine) {
  return shine.redLost * smoothstep(RED_CLIPS_FROM, RED_CLIPPED, red);
}

// Of the tone between marks, the share that is seen where so much was clipped: of blown light pigment takes first what the
// photo never held, so that the highlight stays.
float tone_in_blown(float redLost) {
  return 1.0 - BLOWN_SPARED * smoothstep(BLOWN_FROM, BLOWN, redLost);
}
