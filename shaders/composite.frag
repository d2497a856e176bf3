// The treated picture: the photo's light through the pigment. sRGB in, linear light inside, encoded once. A texel that
// the treatment does not reach leaves as the very bytes it came in.
//   SCARS   with the tone of scars
//   LIGHT   under another light
//   FRINGE  with the hair that is there changed
//   OPEN    of skin alone, without hair and far from the outline
precision highp float;
precision highp int;
precision highp sampler2D;
#include "./chunks/surface.glsl"
#include "./chunks/srgb.glsl"
#include "./chunks/packed.glsl"
#include "./chunks/highlight.glsl"
#include "./chunks/pigment.glsl"
#include "./chunks/treatment.glsl"
#include "./chunks/grain.glsl"
#include "./chunks/bare_skin.glsl"
#include "./chunks/rim.glsl"
#ifdef SCARS
#include "./chunks/scar.glsl"
#endif
#ifdef LIGHT
#include "./chunks/light.glsl"
#endif
#ifdef FRINGE
#include "./chunks/specks.glsl"
#include "./chunks/hair_points.glsl"
#include "./chunks/fringe.glsl"
#endif

in vec2 vTexel;
uniform sampler2D uPhoto;
uniform sampler2D uMarks;
// Where the picture's first texel lies in the marks, which have an apron in a tile.
uniform vec2 uMarksOffset;
uniform sampler2D uHalo;
uniform vec2 uHaloTexels;
uniform float uHaloCellTexels;
uniform sampler2D uShine;
uniform vec2 uPhotoSizePx;
// Undo the scale of the marks' target; mean amount to density over the reference.
uniform float uMarkPerAmount;
uniform float uHaloPerAmount;
out vec4 outColor;

// Coverage thins the pattern, and with it the halo; it fades marks only in its last part, so that no mark is cut by the
// mask's border.
const float MARKS_FADE_BELOW = 0.08;
// The halo's light comes from beside as well, and would lie before a front whose dots become few within its width: it fades
// with them. Where they become few over more than that, as at the ears, some of it goes as far as they do.
const float HALO_FADES_BELOW = 0.7;
const float HALO_FADES_BY = 0.9;
// Amid hair the marks are fewer as well, but for what hair is there.
const float HALO_FADES_AMID_HAIR_BELOW = 0.6;
const float AMID_HAIR_FROM = 0.1;
const float HAIR_DECIDES_FROM = 0.2;
// Where the person ends: of a texel that it fills so little the hair does not change, for the photo's noise looks alike, and
// from so much on it changes as elsewhere.
const float HARDLY_THERE = 0.15;
const float HAIR_CHANGES_FROM = 0.4;

// Of a texel, encoded; the photo's own where nothing changes it.
vec3 treated(vec3 photo, vec2 marksTexel, vec2 photoPx, vec2 uv, bool isRelit) {
  Skin skin = skin_at(uv);
#ifdef FRINGE
  bool isHair = skin.hair > 0.0;
#else
  const bool isHair = false;
#endif
  if (skin.coverage == 0.0 && !isHair) return photo;
  float scalp = scalp_at(uv);
  float within = within_outline(scalp);
  float amidHair = smoothstep(0.0, AMID_HAIR_FROM, skin.hair);
  float dotted = share_of_scalp(skin.coverage, scalp);
  float toned = mix(
    pow(min(1.0, dotted / HALO_FADES_BELOW), HALO_FADES_BY),
    smoothstep(0.0, HALO_FADES_AMID_HAIR_BELOW, dotted),
    amidHair
  );
  float haloPerUnit = within * toned * uHaloPerAmount * HALO_RANGE;
  skin.coverage *= within;
  vec2 marks = min(1.0, skin.coverage / MARKS_FADE_BELOW) * uMarkPerAmount * texelFetch(uMarks, ivec2(marksTexel), 0).rg;
  float mark = marks.r;
  vec4 around = textureLod(uHalo, marksTexel / (uHaloCellTexels * uHaloTexels), 0.0);
  vec2 outer = haloPerUnit * vec2(of_two_bytes(around.rg), of_two_bytes(around.ba));
#ifdef SCARS
  vec4 scar = scar_at(uv);
  float pulled = min(1.0, max(outer.x, share_of_scalp(skin.coverage, scalp) * uScarPigment));
  bool isToned = pulled > 0.0 && min(scar.r, min(scar.g, scar.b)) < 1.0;
#else
  const bool isToned = false;
#endif
  if (mark == 0.0 && outer.x == 0.0 && !isRelit && !isHair && !isToned) return photo;

  vec3 light = srgb_to_linear(photo);
  float share = 1.0;
  vec3 beyond = vec3(0.0);
#ifndef OPEN
  Rim rim = rim_at(photoPx);
  if (rim.told > 0.0) {
    share = share_within(light, rim);
#ifdef FRINGE
    // Long hair ends by its own opacity, beyond the outline too.
    if (uLongHairLight > 0.0) share = mix(share, 1.0, smoothstep(0.0, HAIR_DECIDES_FROM, skin.hair));
#endif
    if (share == 0.0) return photo;
    vec3 person = light_within(light, rim, share);
    beyond = light - share * person;
    light = person;
  }
#endif
  vec3 bare = vec3(0.0);
  float between = 1.0;
  float above = 0.0;
  float skinShare = 1.0;
#ifndef OPEN
  if (skin.hair > 0.0) {
    bare = bare_skin_at(uv);
    between = between_strands(light, bare);
    // Half hidden skin still looks like skin.
    skinShare = max(1.0 - skin.hair * skin.hair, share_of_scalp(skin.coverage, scalp));
  }
#endif
  vec4 parts = textureLod(uShine, uv, 0.0);
  Shine shine = Shine(of_two_bytes(parts.rg), parts.b, parts.a);
#ifdef SCARS
  shine.level = max(shine.level, scar_level_at(uv));
#endif
  float highlight = split_highlight(light, shine);
  float redLost = red_lost(light.r, shine);
  light.r *= 1.0 + redLost;
  vec3 body = light - highlight;
#ifndef OPEN
  if (skin.hair > 0.0) above = grey_strand(body, bare);
#endif
#ifdef FRINGE
  if (isHair) {
    float gone;
    vec3 changed = changed_hair(body, bare, skin.hair, skin.changed, uv, photoPx, texel_grain(photoPx), gone);
    body = mix(body, changed, smoothstep(HARDLY_THERE, HAIR_CHANGES_FROM, share));
    between = mix(between, 1.0, gone);
    skinShare = mix(skinShare, 1.0, gone);
    above *= 1.0 - gone;
    float seen = seen_among_shaven(skin.hair, skin.coverage);
    between *= seen;
    outer *= seen;
  }
#endif
#ifdef SCARS
  body = toned_scar(body, scar.rgb, pulled);
#endif
  outer *= 1.0 - above;
  vec2 tone = outer * mix(tone_in_blown(redLost), 1.0, uMatte);
  vec3 dulled = passed_halo(body, vec3(tone.x, 0.5 * (tone.x + tone.y), tone.y));
  if (skinShare < 1.0) dulled = mix(body, dulled, skinShare);
  vec3 gloss = vec3(finished_highlight(highlight, min(1.0, outer.x)));
#ifdef LIGHT
  if (isRelit) gloss *= gloss_kept(skin.coverage);
#endif
  vec3 lit = dulled;
  if (mark > 0.0) {
    float shown = between * (1.0 - above);
    vec3 passed = passed_marks(mark * shown, (2.0 * marks.g - mark) * shown);
    lit = dulled * passed + grain_lost(dulled, passed, texel_grain(photoPx));
  }
  return linear_to_srgb(beyond + share * (lit + gloss));
}

void main() {
  vec4 photo = texelFetch(uPhoto, ivec2(vTexel), 0);
  vec2 marksTexel = vTexel + uMarksOffset;
  vec2 photoPx = photo_of_texel(marksTexel);
  vec2 uv = photoPx / uPhotoSizePx;
#ifdef LIGHT
  float gain = light_gain_at(uv);
  bool isRelit = is_relit(gain);
#else
  const bool isRelit = false;
#endif
  outColor = vec4(treated(photo.rgb, marksTexel, photoPx, uv, isRelit), photo.a);
#ifdef LIGHT
  if (isRelit) outColor.rgb = relit(outColor.rgb, gain);
#endif
}
