// Mean mark amount over cells of uCellTexels x uCellTexels texels, a power of two, as it tones the skin, and the share of each
// cell that is skin; either twice, for two widths of the blur. Means over the skin alone: beside the head there is none to
// carry light from, and among stubble hairs darken it where dots become fewer.
precision highp float;
precision highp int;
precision highp sampler2D;
#include "./chunks/surface.glsl"
#include "./chunks/treatment.glsl"
#include "./chunks/scar.glsl"
#include "./chunks/beside_plan.glsl"
in vec2 vTexel;
uniform sampler2D uMarks;
uniform vec2 uMarksTexels;
uniform int uCellTexels;
uniform vec2 uPhotoSizePx;
// As in shaders/chunks/impression.glsl. The scalp's outline is the finer one, and the head goes on beyond it.
uniform sampler2D uSkinDepth;
// See ImpressionLook: patches of fresh redness.
uniform float uPatchiness;
uniform float uMmPerPx;
// Mean amount of the plan's marks.
uniform float uPlannedAmount;
out vec4 outAmount;

// Widths of wide and of narrow patches, mm.
const float WIDE_MM = 11.0;
const float NARROW_MM = 3.0;
const float WIDE_SHARE = 0.6;
// Of the patches in red light, which blood lets pass.
const float RED_SHARE = 0.12;

// 0..1, the same for the same lattice point (Wellons' two-round integer hash).
float hashed(ivec2 at) {
  uint h = uint(at.x) * 73856093u ^ uint(at.y) * 19349663u;
  h = (h ^ (h >> 16)) * 0x7feb352du;
  h = (h ^ (h >> 15)) * 0x846ca68bu;
  return float((h ^ (h >> 16)) & 0xffffffu) / 16777215.0;
}

float between_lattice(vec2 at) {
  ivec2 cell = ivec2(floor(at));
  vec2 share = smoothstep(0.0, 1.0, fract(at));
  float upper = mix(hashed(cell), hashed(cell + ivec2(1, 0)), share.x);
  float lower = mix(hashed(cell + ivec2(0, 1)), hashed(cell + ivec2(1, 1)), share.x);
  return mix(upper, lower, share.y);
}

// Mean 1.
float patches(vec2 photoPx) {
  vec2 mm = photoPx * uMmPerPx;
  float mixed = mix(between_lattice(mm / NARROW_MM), between_lattice(mm / WIDE_MM), WIDE_SHARE);
  return 1.0 + uPatchiness * (clamp(2.2 * (mixed - 0.5) + 0.5, 0.0, 1.0) * 2.0 - 1.0);
}

// What hair leaves of the skin; what dots there are lie on skin, whatever hides it today.
float bare_share(vec2 uv) {
  Skin skin = skin_at(uv);
  return max(1.0 - skin.hair, skin.coverage);
}

const int SHARE_TAPS = 2;

// Of a cell: skin on the head.
float skin_share(vec2 first) {
  ivec2 depthSize = textureSize(uSkinDepth, 0);
  float share = 0.0;
  for (int y = 0; y < SHARE_TAPS; y++) {
    for (int x = 0; x < SHARE_TAPS; x++) {
      vec2 texel = first + float(uCellTexels) * (vec2(x, y) + 0.5) / float(SHARE_TAPS);
      vec2 uv = photo_of_texel(texel) / uPhotoSizePx;
      ivec2 cell = clamp(ivec2(uv * vec2(depthSize)), ivec2(0), depthSize - 1);
      float seen = step(1e-3, texelFetch(uSkinDepth, cell, 0).r);
      share += max(seen, within_outline(scalp_at(uv))) * bare_share(uv);
    }
  }
  return share / float(SHARE_TAPS * SHARE_TAPS);
}

float mean_amount(vec2 first) {
  if (uCellTexels == 1) return textureLod(uMarks, (first + 0.5) / uMarksTexels, 0.0).r;
  // A tap on the corner of four texels is their mean.
  int taps = uCellTexels / 2;
  float sum = 0.0;
  for (int y = 0; y < taps; y++) {
    for (int x = 0; x < taps; x++) {
      sum += textureLod(uMarks, (first + vec2(2 * x + 1, 2 * y + 1)) / uMarksTexels, 0.0).r;
    }
  }
  return sum / float(taps * taps);
}

// Dots that are few for the tone between them would show their chance clusters twice over, in it as well: what each has beside
// the plan's tone comes of their mean number, and of marks as large as elsewhere, for amid hair they are fine.
float toned_amount(float amount, vec2 uv) {
  vec4 own = own_at(uv);
  vec2 beside = beside_plan(own, scar_at(uv).a);
  float number = skin_at(uv).coverage * own.z * within_outline(scalp_at(uv));
  float expected = uPlannedAmount * number * beside.x * beside.x * beside.y;
  return amount * min(own.a, 1.0) + expected * max(own.a - 1.0, 0.0);
}

void main() {
  vec2 first = floor(vTexel) * float(uCellTexels);
  vec2 middlePx = photo_of_texel(first + 0.5 * float(uCellTexels));
  vec2 amounts = vec2(toned_amount(mean_amount(first), middlePx / uPhotoSizePx));
  if (uPatchiness > 0.0) {
    float redder = patches(middlePx);
    amounts *= vec2(mix(1.0, redder, RED_SHARE), redder);
  }
  outAmount = vec4(amounts, vec2(skin_share(first)));
}
