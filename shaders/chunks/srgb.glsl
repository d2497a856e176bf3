// The sRGB transfer curve (IEC 61966-2-1), componentwise, 0..1. The only place where the shaders leave or enter
// linear light.
vec3 srgb_to_linear(vec3 encoded) {
  vec3 curve = pow((encoded + 0.055) / 1.055, vec3(2.4));
  return mix(encoded / 12.92, curve, step(0.04045, encoded));
}

vec3 linear_to_srgb(vec3 light) {
  vec3 curve = 1.055 * pow(max(light, 0.0), vec3(1.0 / 2.4)) - 0.055;
  return mix(light * 12.92, curve, step(0.0031308, light));
}
