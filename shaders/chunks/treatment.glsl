// What is known of the skin at each place of the photo, 0..1:
//   coverage  share of the full density
//   edge      0 at the very front of the hairline … 1 behind its ramp
//   lost      how far hair is gone where loss goes on
//   hair      how far hair hides the skin
struct Skin {
  float coverage;
  float edge;
  float lost;
  float hair;
};

uniform sampler2D uTreatment;

Skin skin_at(vec2 uv) {
  vec4 layers = textureLod(uTreatment, uv, 0.0);
  return Skin(layers.r, layers.g, layers.b, layers.a);
}
