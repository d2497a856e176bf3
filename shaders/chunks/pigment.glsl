// How pigment changes the light of skin, linear R, G, B: the same maths as src/domain/pigment/pigmentedSkin.ts. Names and
// meaning as in ImpressionLook.
//   mark  sum of the marks' depths at this place, 1 at the centre of an average one
//   warm  the same, each mark times its warmth, -1 the coolest … 1 the warmest
//   halo  density of average impressions around this place over haloReferencePerCm2, for red, green and blue light
// Form: Beer-Lambert for what the pigment absorbs; the deep, coloured part of the skin's light (what exceeds the darkest
// channel) passes the pigment's layer on its way and is lost with the halo; the veil never meets pigment, of
// the coloured light the deep veil.
uniform vec3 uMarkDensity;
// What the warmest mark takes more of each colour than an average one.
uniform vec3 uMarkTone;
uniform vec3 uVeil;
uniform vec3 uDeepVeil;
uniform vec3 uHaloDensity;
uniform float uHaloStrength;
uniform float uMatte;

// exp(-x) within 0.0015 for x up to 4: a short polynomial of a quarter of it, squared twice. What few units of a graphics
// card compute exponentials is the bottleneck here.
vec3 exp_of_little(vec3 x) {
  vec3 q = 0.25 * x;
  vec3 root = 1.0 - q * (1.0 - q * (0.5 - q * (0.16666667 - q * 0.041666667)));
  vec3 square = root * root;
  return square * square;
}

// The light of a scar pulled towards the skin around it, as far as there is pigment; src/domain/scar/scarTone.ts.
vec3 toned_scar(vec3 body, vec3 tone, float amount) {
  return body * (1.0 - amount * (1.0 - tone));
}

vec3 passed_marks(float mark, float warm) {
  vec3 beside = (uMarkDensity - uMarkDensity.g) * mark + uMarkTone * warm;
  return mix(exp(-uMarkDensity.g * mark) * exp_of_little(beside), vec3(1.0), uVeil);
}

// What density of impressions does to the skin between them: where they stand apart, as at the front, little; where they
// crowd, they meet the same light.
const float ALONE = 0.47;
const float CROWDING = 7.0;
vec3 tinting(vec3 halo) {
  vec3 below = min(halo, 1.0);
  vec3 above = max(halo - 1.0, 0.0);
  return below * (ALONE + (1.0 - ALONE) * below) + (2.0 - ALONE) * above / (1.0 + CROWDING * above);
}

// What pigment takes of the deep light's green beside its red and blue: skin that turns grey turns no more pink.
const float GREEN_LOST = 0.92;
// Green light of skin between its red and its blue where little blood takes it; and share of the blood that lies as deep as
// the light which pigment takes away: red skin is less red behind it.
const float GREEN_WITHOUT_BLOOD = 0.29;
const float BLOOD_HIDDEN = 0.57;
vec3 passed_halo(vec3 body, vec3 halo) {
  float shallow = min(body.r, min(body.g, body.b));
  vec3 tint = tinting(halo);
  vec3 kept = mix(exp_of_little(uHaloStrength * vec3(1.0, GREEN_LOST, 1.0) * tint), vec3(1.0), uDeepVeil);
  vec3 deep = (body - shallow) * kept;
  deep.g += BLOOD_HIDDEN * (1.0 - kept.g) * max(0.0, GREEN_WITHOUT_BLOOD * deep.r - deep.g);
  return (shallow + deep) * exp_of_little(uHaloDensity * tint);
}

// Gloss lies on the skin, above the pigment: it stays, unless the finish is matte.
float finished_highlight(float highlight, float amount) {
  return highlight * (1.0 - uMatte * amount);
}
