// What becomes of the hair that is there, for looking ahead: the same maths as src/domain/fringe/changedHair.ts. Names and
// meaning as in FringeLook.
uniform float uLost;
uniform float uGreyed;
uniform float uGreyBesideSkin;
uniform float uGreyCover;
uniform float uCroppedLight;
uniform float uLongHairLight;
uniform float uStubblePower;
// See HairGround.
uniform sampler2D uHairGround;

// Changed strands keep light and shade, a little flatter.
const float STRAND_POWER = 0.85;
// Shade between strands takes some of what cropped hair sends back.
const float LONG_LIGHT = 0.85;
// Of the light's colour as the skin shows it.
const float LIGHT_COLOUR = 0.3;
// Hair that is as light as grey hair, and a bright background beside it, stay.
const float LIGHT_FROM = 0.6;
const float LIGHT_AS_GREY = 1.2;
// Long hair that is lighter than this keeps its light as it greys, or is background.
const float LONG_FROM = 1.2;
const float LONG_AS_GREY = 2.0;
// On the way from the mean light of long hair to that of the skin: up to here it is hair, from here on skin between strands.
const float STRAND_UP_TO = 0.05;
const float SKIN_FROM = 0.45;
// Background or skin shows where long hair ends: a pixel there is so much hair as it is darker than skin, but for some shade,
// and no shining strand. What is darker than hair is hardly hair.
const float END_FROM = 0.08;
const float END_TO = 0.6;
const float INNER_FROM = 0.6;
const float INNER_WHOLE = 0.95;
const float SHADE = 0.25;
const float END_POWER = 1.3;
// Deviations of rank by which a strand twice as light as those around is greyed earlier.
const float SHINING_FIRST = 1.1;
// A white strand is lighter than it was.
const float LIGHTER = 1.25;
// Of long hair a pixel shows several strands: it is seldom all white or all as it was.
const float SEVERAL = 0.4;
// It keeps some of its own colour.
const float OWN_COLOUR = 0.12;
// Share of cropped hair's greying that is one tone: the rest is seen as single light hairs.
const float GREY_TONE = 0.65;
// What is as light as the skin is skin between the hairs: it stays. Where hair is as light, that is not told.
const float SKIN_SLOPE = 4.0;
// Where hair goes, so does the faint shade that its edge has in the photo.
const float GONE_SLOPE = 14.0;
const float LIGHT_HAIR_FROM = 0.75;
const float LIGHT_HAIR = 0.95;
// Opacity below which skin that is darker than was expected need not be hair.
const float HARDLY_HAIR = 0.2;
const float ANGLES = 254.0;

// Hair shaven at the skin darkens by its ends, up to so much, and by so much of all by them at the most; the rest is the
// shade of what is under the skin.
const float POINT_DARK = 0.9;
const float POINT_PART = 0.5;
// That shade has so much of the colour of the skin above it, where it takes half of the light and more.
const float SHADE_COLOUR = 0.36;
// And less of its blood.
const float SHADE_GREEN = 0.04;
const float SHADE_WHOLE = 0.45;
// Seen at a slant hairs lie one behind the other.
const float APART_FACING = 0.3;
// Opacity up to which stubble stays: the faint edge that a map's pixel has beyond the head; and from which all of it has grown,
// or is shaven: where hair begins its opacity is told low, and its full length in the photo would stay there as a hem.
const float STUBBLE_FROM = 0.06;
const float GROWN_WHOLE = 0.5;
const float SHAVEN_WHOLE = 0.2;
// Of an impression among hair that is shaven at the skin at least so much is seen.
const float AMONG_SHAVEN = 0.5;

// Where cropped hair thins out, what is left of it is a paler tone with single hairs: so much of it at the most, and as much
// as leaves those that hide so much of the skin as the hair was.
const float LEFT_APART = 0.65;
const float WHOLE_HAIR = 0.45;

struct Ground {
  vec3 light;
  vec2 along;
  float facing;
};

Ground ground_at(vec2 uv) {
  vec4 ground = textureLod(uHairGround, uv, 0.0);
  vec3 light = srgb_to_linear(ground.rgb);
  if (uLongHairLight == 0.0) return Ground(light, vec2(0.0), ground.a);
  float code = 255.0 * texelFetch(uHairGround, ivec2(uv * vec2(textureSize(uHairGround, 0))), 0).a;
  float angle = (code - 1.0) / ANGLES * 3.14159265;
  return Ground(light, code < 0.5 ? vec2(0.0) : vec2(cos(angle), sin(angle)), 1.0);
}

float light_of(vec3 colour) {
  return max(dot(colour, LUMA), 1e-3);
}

// Neutral, but for some of the light's colour.
vec3 grey_of(float level, vec3 skin) {
  return level * mix(vec3(1.0), skin / light_of(skin), LIGHT_COLOUR);
}

vec3 changed_long(vec3 light, vec3 bare, float hair, float share, Ground ground, float rank) {
  float own = light_of(light);
  float skin = light_of(bare);
  float towards_skin = (own - uLongHairLight) / max(skin - uLongHairLight, 1e-3);
  float inner = smoothstep(INNER_FROM, INNER_WHOLE, hair);
  float shining = inner * clamp(own / light_of(ground.light) - 1.0, -0.7, 0.7);
  float greyed = uGreyed * changed_of(share, SEVERAL * rank - SHINING_FIRST * shining) * smoothstep(END_FROM, END_TO, hair);
  float level = LONG_LIGHT * uGreyBesideSkin * skin;
  float grey = max(LIGHTER * own, level * pow(clamp(own / uLongHairLight, 0.01, 2.2), STRAND_POWER));
  float strand = (1.0 - smoothstep(STRAND_UP_TO, SKIN_FROM, towards_skin)) * (1.0 - smoothstep(LONG_FROM, LONG_AS_GREY, own / level));
  vec3 strands = greyed * strand * (mix(grey_of(grey, bare), grey / own * light, OWN_COLOUR) - light);
  float dark = min(own, uLongHairLight);
  float part = clamp((1.0 - towards_skin - SHADE) / (1.0 - SHADE), 0.0, 1.0);
  float whole = level * pow(max(dark / uLongHairLight, 0.01), END_POWER);
  vec3 ends = greyed * part * max(vec3(0.0), grey_of(whole, bare) - dark);
  return light + mix(ends, strands, inner);
}

// Stubble shorter or longer than photographed, `own` its light beside the skin's; the mean of its light is that power of it.
vec3 stubble(vec3 light, float own, float hair, Ground ground, float dark) {
  float ratio = clamp(own, 0.02, 1.5);
  float mean = pow(ratio, uStubblePower);
  float taken = max(0.0, 1.0 - pow(mix(1.0, uCroppedLight, hair), uStubblePower));
  float depth = min(1.0, ground.facing / APART_FACING) * min(POINT_DARK, POINT_PART * taken / uHairPointMean);
  float level = mean * (1.0 - depth * dark) / (1.0 - depth * uHairPointMean);
  if (uStubblePower > 1.0) return light * level / ratio;
  vec3 skin = ground.light;
  float shallow = min(skin.r, min(skin.g, skin.b));
  vec3 deep = skin - shallow;
  deep.g += SHADE_GREEN * deep.r;
  vec3 shade = mix(skin, shallow + SHADE_COLOUR * deep, min(1.0, max(taken, 1.0 - mean) / SHADE_WHOLE));
  return shade * level * light_of(skin) / light_of(shade);
}

// Hair shaven at the skin shows as impressions do, so the two make up for each other: what is seen of the treatment where it
// has that share of its full density. It was laid between the hair as photographed; half of what is too much, as a ratio,
// goes: where hair begins its opacity is told high.
float seen_among_shaven(float hair, float coverage) {
  return uStubblePower < 1.0 ? clamp(sqrt((1.0 - hair) / max(coverage, 1e-3)), AMONG_SHAVEN, 1.0) : 1.0;
}

float cropped_left(float share, float dark, float facing) {
  float mean = max(uHairPointMean, 1e-3);
  float left = max(1.0 - share, 1e-3);
  float up_to_whole = (1.0 - left) / (left * max(WHOLE_HAIR / mean - 1.0, 0.1));
  float apart = min(LEFT_APART, up_to_whole) * min(1.0, facing / APART_FACING);
  return min(1.0, (1.0 - share) * (1.0 + apart * (dark / mean - 1.0)));
}

// Where hair is lost the light of the skin under it, elsewhere changed strands; `gone` 0..1.
vec3 changed_cropped(vec3 light, float hair, float share, Ground ground, vec2 points, vec3 grain, out float gone) {
  vec3 skin = ground.light;
  float own = light_of(light) / light_of(skin);
  float there = smoothstep(0.0, 0.5, hair);
  float stubbled = smoothstep(STUBBLE_FROM, uStubblePower < 1.0 ? SHAVEN_WHOLE : GROWN_WHOLE, hair);
  vec3 grown = uStubblePower == 1.0 ? light : mix(light, stubble(light, own, hair, ground, points.x), stubbled);
  float detail = clamp(own / mix(1.0, uCroppedLight, hair), 0.5, 1.1);
  vec3 strands = mix(skin, grey_of(uGreyBesideSkin * light_of(skin), skin), uGreyCover) * pow(detail, STRAND_POWER);
  float known = smoothstep(0.0, HARDLY_HAIR, hair);
  float as_light = smoothstep(LIGHT_HAIR_FROM, LIGHT_HAIR, uCroppedLight);
  float told = mix(clamp(SKIN_SLOPE * (1.0 - own), 0.0, 1.0) * known, 1.0, as_light);
  float shaded = clamp(GONE_SLOPE * (1.0 - own), 0.0, 1.0) * known;
  float isDarker = 1.0 - smoothstep(LIGHT_FROM, LIGHT_AS_GREY, own * light_of(skin) / light_of(strands));
  float apart = min(1.0, ground.facing / APART_FACING) * (1.0 - GREY_TONE);
  float white = min(1.0, uGreyed * share * mix(1.0, points.y, apart));
  float whitened = white * smoothstep(0.0, 0.9, hair) * told * isDarker;
  vec3 greyed = mix(grown, strands, whitened);
  gone = uLost * (1.0 - cropped_left(share, points.x, ground.facing)) * max(shaded, told * there);
  return mix(greyed, skin + grain_of(skin, grain), gone);
}

// `hair` 0..1 opacity, `share` 0..1 of it that the future changes, `grain` of texel_grain.
vec3 changed_hair(vec3 light, vec3 bare, float hair, float share, vec2 uv, vec2 photoPx, vec3 grain, out float gone) {
  Ground ground = ground_at(uv);
  gone = 0.0;
  if (uLongHairLight > 0.0)
    return changed_long(light, bare, hair, share, ground, speck_rank(photoPx, ground.along));
  return changed_cropped(light, hair, share, ground, hair_points(photoPx), grain, gone);
}
