// What is known of the skin at each place of the photo, 0..1:
//   coverage  share of the full density
//   edge      0 at the very edge of the treated skin or among hair … 1 behind the ramp
//   changed   share of the hair that the future changes, gone or grey
//   hair      how far hair hides the skin
struct Skin {
  float coverage;
  float edge;
  float changed;
  float hair;
};

uniform sampler2D uTreatment;

Skin skin_at(vec2 uv) {
  vec4 layers = textureLod(uTreatment, uv, 0.0);
  return Skin(layers.r, layers.g, layers.b, layers.a);
}

// The treatment's map ends somewhere between its pixels; the picture changes inside the outline of the scalp alone, which
// runs where that is half covered.
uniform sampler2D uScalp;
const float OUTLINE = 0.5;
const float OUTLINE_SOFT = 0.15;

float scalp_at(vec2 uv) {
  return textureLod(uScalp, uv, 0.0).r;
}

float within_outline(float scalp) {
  return smoothstep(OUTLINE, OUTLINE + OUTLINE_SOFT, scalp);
}

// Of the scalp that there is at a place: at the head's outline a map's pixel holds only part of it.
float share_of_scalp(float coverage, float scalp) {
  return min(1.0, coverage / max(scalp, OUTLINE));
}
