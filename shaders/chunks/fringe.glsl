// What becomes of the hair that is there, for looking ahead. Names and meaning as in FringeLook.
uniform float uLost;
uniform float uGreyed;
uniform float uGreyBesideSkin;
uniform float uGreyCover;
uniform float uLongHairLight;
uniform float uStubblePower;

// Darker strands stay a little darker when they grey.
const float GREY_LEAST = 0.7;
const float GREY_SLOPE = 0.5;
// Strands lie unevenly: from pixel to pixel they hide more or less of the skin.
const float STRANDS_VARY = 0.25;

// Long strands keep their light and shade, a little flatter: grey hair hides less of what is behind it.
const float LONG_POWER = 0.7;
// Shade between strands takes some of what cropped hair sends back.
const float LONG_LIGHT = 0.85;
// Of the light's colour as the skin shows it.
const float LIGHT_COLOUR = 0.12;
// Hair that is as light as grey hair, and a bright background beside it, stay.
const float LIGHT_FROM = 0.6;
const float LIGHT_AS_GREY = 1.2;

vec3 greyed_long(vec3 light, vec3 bare, float there) {
  float own = dot(light, LUMA);
  float skin = max(dot(bare, LUMA), 1e-3);
  float greyLight = LONG_LIGHT * uGreyBesideSkin * skin;
  float grey = greyLight * pow(clamp(own / uLongHairLight, 0.01, 2.5), LONG_POWER);
  float darker = 1.0 - smoothstep(LIGHT_FROM, LIGHT_AS_GREY, own / greyLight);
  vec3 strands = grey * mix(vec3(1.0), bare / skin, LIGHT_COLOUR);
  return mix(light, strands, uGreyed * there * darker);
}

// `hair` 0..1 opacity, `lost` 0..1, `grain` of texel_grain.
vec3 changed_hair(vec3 light, vec3 bare, float hair, float lost, vec3 grain) {
  float there = smoothstep(0.0, 0.5, hair);
  if (uLongHairLight > 0.0) return greyed_long(light, bare, there);
  vec3 ratio = clamp(light / max(bare, 1e-3), 0.02, 1.5);
  vec3 grown = uStubblePower == 1.0 ? light : mix(light, bare * pow(ratio, vec3(uStubblePower)), there);
  float seen = dot(grown, LUMA) / max(dot(bare, LUMA), 1e-3);
  float grey = dot(bare, LUMA) * uGreyBesideSkin * (GREY_LEAST + GREY_SLOPE * min(seen, 1.0));
  float cover = uGreyCover * (1.0 + STRANDS_VARY * clamp(grain.g, -2.0, 2.0));
  vec3 strands = mix(bare, vec3(grey), min(1.0, cover));
  vec3 greyed = mix(grown, strands, uGreyed * there);
  return mix(greyed, bare + grain_of(bare, grain), uLost * lost * there);
}
