// 0..1 with 16 bits in two 8-bit channels, high and low. Both parts are linear in the value, so what a sampler makes of
// them between texels is right as well. Software graphics interpolate bytes several times faster than half floats.
vec2 in_two_bytes(float value) {
  float steps = clamp(value, 0.0, 1.0) * 255.0;
  return vec2(floor(steps) / 255.0, fract(steps));
}

float of_two_bytes(vec2 parts) {
  return parts.x + parts.y / 255.0;
}

// Mean mark amounts lie below this: the default plan, fresh, has 0.5, the widest, deepest and densest 4.
const float HALO_RANGE = 8.0;
