// Where the person ends: the share of it in each texel, from the colours on either side of its outline, see RimColours. The
// same maths as src/domain/scalp/rimColours.ts.
uniform sampler2D uRimColours;
// Photo px of the first cell's corner, and the side of a cell.
uniform vec3 uRimCells;

const float NONE_UP_TO_SHARE = 0.08;
const float ALL_FROM_SHARE = 0.78;
const float ASIDE_UP_TO = 0.35;
const float ASIDE_FROM = 0.7;
const float STRAYS = 0.06;
const float LEAST_RIM_LIGHT = 1e-3;

// Linear light; `told` 0..1 how well both are told apart, 0 far from the outline.
struct Rim {
  float told;
  vec3 within;
  vec3 beyond;
  float lightSpread;
};

Rim rim_at(vec2 photoPx) {
  vec2 size = vec2(textureSize(uRimColours, 0));
  float rows = 0.5 * size.y;
  vec2 cell = clamp((photoPx - uRimCells.xy) / uRimCells.z, vec2(0.5), vec2(size.x, rows) - 0.5);
  // Most of a head lies far from its outline: one texel tells, and next to such cells they hardly tell.
  if (texelFetch(uRimColours, ivec2(cell), 0).a == 0.0) return Rim(0.0, vec3(0.0), vec3(0.0), 0.0);
  vec4 within = textureLod(uRimColours, cell / size, 0.0);
  vec4 beyond = textureLod(uRimColours, (cell + vec2(0.0, rows)) / size, 0.0);
  return Rim(within.a, srgb_to_linear(within.rgb), srgb_to_linear(beyond.rgb), beyond.a);
}

float share_within(vec3 light, Rim rim) {
  vec3 off = light - rim.beyond;
  vec3 axis = rim.within - rim.beyond;
  float spread = rim.lightSpread * rim.lightSpread;
  float explained = spread / (spread * dot(rim.within, rim.within) + STRAYS * STRAYS);
  float offWithin = dot(off, rim.within);
  float axisWithin = dot(axis, rim.within);
  float square = dot(axis, axis) - explained * axisWithin * axisWithin + 1e-6;
  float along = (dot(off, axis) - explained * offWithin * axisWithin) / square;
  float aside = sqrt(max(0.0, (dot(off, off) - explained * offWithin * offWithin) / square - along * along));
  float share = clamp((along - NONE_UP_TO_SHARE) / (ALL_FROM_SHARE - NONE_UP_TO_SHARE), 0.0, 1.0);
  return mix(1.0, share, rim.told * (1.0 - smoothstep(ASIDE_UP_TO, ASIDE_FROM, aside)));
}

// Light of the person alone in a texel of which it fills this share.
vec3 light_within(vec3 light, Rim rim, float share) {
  return light * max(rim.within, LEAST_RIM_LIGHT) / max(mix(rim.beyond, rim.within, share), LEAST_RIM_LIGHT);
}
