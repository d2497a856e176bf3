// How pigment changes the light of skin, linear R, G, B. Names and meaning as in ImpressionLook.
//   mark  sum of the marks' depths at this place, 1 at the centre of an average one
//   halo  density of impressions around this place over haloReferencePerCm2
// Form: Beer-Lambert for what the pigment absorbs; the deep, coloured part of the skin's light (what exceeds the
// darkest channel) is lost in proportion to the halo, because light from the depth passes the pigment's layer.
uniform vec3 uMarkDensity;
uniform vec3 uHaloDensity;
uniform float uHaloStrength;
uniform float uMatte;

vec3 pigmented_skin(vec3 body, float mark, float halo) {
  float shallow = min(body.r, min(body.g, body.b));
  vec3 deep = (body - shallow) * max(0.0, 1.0 - uHaloStrength * halo);
  return (shallow + deep) * exp(-(uHaloDensity * halo + uMarkDensity * mark));
}

// Gloss lies on the skin, above the pigment: it stays, unless the finish is matte.
float finished_highlight(float highlight, float amount) {
  return highlight * (1.0 - uMatte * amount);
}
