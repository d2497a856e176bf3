// What becomes of the hair that is there, for looking ahead. Names and meaning as in FringeLook.
uniform float uLost;
uniform float uGreyed;
uniform float uGreyBesideSkin;
uniform float uGreyCover;
uniform float uStubblePower;

// Darker strands stay a little darker when they grey.
const float GREY_LEAST = 0.7;
const float GREY_SLOPE = 0.5;
// Strands lie unevenly: from pixel to pixel they hide more or less of the skin.
const float STRANDS_VARY = 0.25;

// `hair` 0..1 opacity, `lost` 0..1, `grain` of texel_grain.
vec3 changed_hair(vec3 light, vec3 bare, float hair, float lost, vec3 grain) {
  float there = smoothstep(0.0, 0.5, hair);
  vec3 ratio = clamp(light / max(bare, 1e-3), 0.02, 1.5);
  vec3 grown = uStubblePower == 1.0 ? light : mix(light, bare * pow(ratio, vec3(uStubblePower)), there);
  float seen = dot(grown, LUMA) / max(dot(bare, LUMA), 1e-3);
  float grey = dot(bare, LUMA) * uGreyBesideSkin * (GREY_LEAST + GREY_SLOPE * min(seen, 1.0));
  float cover = uGreyCover * (1.0 + STRANDS_VARY * clamp(grain.g, -2.0, 2.0));
  vec3 strands = mix(bare, vec3(grey), min(1.0, cover));
  vec3 greyed = mix(grown, strands, uGreyed * there);
  return mix(greyed, bare + grain_of(bare, grain), uLost * lost * there);
}
