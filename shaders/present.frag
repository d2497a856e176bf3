// The picture on the canvas, in device pixels: before and after on the two sides of the split, the area around it, and
// the scalp's outline. The only flip between photo rows and canvas rows is here.
precision highp float;
precision highp int;
precision highp sampler2D;
#include "./chunks/srgb.glsl"
#include "./chunks/outline.glsl"

in vec2 vTexel;
uniform vec2 uTargetTexels;
// photo px = device px (y down) * xy + zw
uniform vec4 uPhotoOfDevice;
uniform vec2 uPhotoSizePx;
// Level of the pictures' chain that is shown, and its texels a photo px.
uniform sampler2D uBefore;
uniform sampler2D uAfter;
uniform vec2 uLevelTexelsPerPx;
// Width of the box filter in level texels; 0 shows each texel as it is, for one texel a device pixel.
uniform float uFilterTexels;
// Device x of the split; left of it lies before. Half the line's width; 0 draws none.
uniform float uSplitX;
uniform float uSplitHalfWidth;
// Alpha 1, sRGB.
uniform vec3 uBackground;
uniform bool uOutlineShown;
out vec4 outColor;

vec3 texel_at(ivec2 texel, ivec2 last, bool after) {
  ivec2 at = clamp(texel, ivec2(0), last);
  return after ? texelFetch(uAfter, at, 0).rgb : texelFetch(uBefore, at, 0).rgb;
}

// Area that a box around `centre` shares with each texel, mean in linear light (width 1 is bilinear interpolation).
vec3 filtered(vec2 centre, ivec2 last, bool after) {
  vec2 low = centre - 0.5 * uFilterTexels;
  vec2 high = centre + 0.5 * uFilterTexels;
  ivec2 first = ivec2(floor(low));
  ivec2 end = ivec2(ceil(high));
  vec3 sum = vec3(0.0);
  float area = 0.0;
  for (int y = first.y; y < end.y; y++) {
    float height = min(high.y, float(y + 1)) - max(low.y, float(y));
    for (int x = first.x; x < end.x; x++) {
      float share = height * (min(high.x, float(x + 1)) - max(low.x, float(x)));
      sum += share * srgb_to_linear(texel_at(ivec2(x, y), last, after));
      area += share;
    }
  }
  return linear_to_srgb(sum / area);
}

void main() {
  vec2 device = vec2(vTexel.x, uTargetTexels.y - vTexel.y);
  vec2 photoPx = device * uPhotoOfDevice.xy + uPhotoOfDevice.zw;
  outColor = vec4(uBackground, 1.0);
  if (any(lessThan(photoPx, vec2(0.0))) || any(greaterThanEqual(photoPx, uPhotoSizePx))) return;

  bool after = device.x >= uSplitX;
  vec2 texel = photoPx * uLevelTexelsPerPx;
  ivec2 last = textureSize(uBefore, 0) - 1;
  vec3 color = uFilterTexels == 0.0 ? texel_at(ivec2(texel), last, after) : filtered(texel, last, after);
  if (uOutlineShown) color = outlined(color, photoPx / uPhotoSizePx, abs(uPhotoOfDevice.xy) / uPhotoSizePx);

  float fromSplit = abs(device.x - uSplitX);
  if (fromSplit < uSplitHalfWidth + 1.0) {
    float line = clamp(uSplitHalfWidth + 0.5 - fromSplit, 0.0, 1.0);
    color = mix(color * 0.6, vec3(1.0), line);
  }
  outColor = vec4(color, 1.0);
}
