// The line at half coverage of the scalp mask, two tones so that it is seen on light and on dark skin.
uniform sampler2D uScalp;
uniform float uOutlineHalfWidth;

// uvPerDevice: mask uv a device pixel. The mask is coarser than the canvas: a tent over its texels takes out the steps.
vec3 outlined(vec3 color, vec2 uv, vec2 uvPerDevice) {
  vec2 texel = 1.0 / vec2(textureSize(uScalp, 0));
  float mean = 0.0;
  vec2 slope = vec2(0.0);
  for (int y = -1; y <= 1; y++) {
    for (int x = -1; x <= 1; x++) {
      vec2 at = vec2(x, y);
      float coverage = textureLod(uScalp, uv + at * texel, 0.0).r;
      vec2 tent = 2.0 - abs(at);
      mean += coverage * tent.x * tent.y / 16.0;
      slope += coverage * at * tent.yx / 8.0;
    }
  }
  float steepness = length(slope * uvPerDevice / texel);
  if (steepness < 1e-6) return color;
  float distancePx = abs(mean - 0.5) / steepness;
  float rim = clamp(uOutlineHalfWidth + 1.5 - distancePx, 0.0, 1.0);
  float line = clamp(uOutlineHalfWidth + 0.5 - distancePx, 0.0, 1.0);
  return mix(mix(color, vec3(0.08), 0.65 * rim), vec3(1.0), line);
}
