// The sRGB transfer curve (IEC 61966-2-1), componentwise, 0..1. The only place where the shaders leave or enter
// linear light. The powers are minimax polynomials, in the fourth root for the way back: there and back again is
// within 0.13 of an 8-bit step, and software graphics take a third of the time that pow would.
vec3 srgb_to_linear(vec3 e) {
  vec3 curve = 0.00101054 + e * (0.03015452 + e * (0.53885621 + e * (0.6113962 + e * (-0.24117974 + e * 0.05978325))));
  return mix(e / 12.92, curve, step(0.04045, e));
}

vec3 linear_to_srgb(vec3 light) {
  vec3 positive = max(light, 0.0);
  vec3 q = sqrt(sqrt(positive));
  vec3 curve = -0.07176165 + q * (0.25579901 + q * (0.95257135 + q * -0.13682346));
  return mix(positive * 12.92, curve, step(0.0031308, positive));
}
