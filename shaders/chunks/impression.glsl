#include "./mark_profile.glsl"
#include "./treatment.glsl"
#include "./scar.glsl"
#include "./beside_plan.glsl"

// Where one impression falls in the photo, how large, and from which density on it is drawn. The splat and the list of
// drawn impressions both read what this gives, so the list cannot differ from the picture.
// Head frame in mm; camera frame: x right, y up, looking along -z; photo px with y down.
uniform mat3 uHeadToCamera;
uniform vec3 uHeadOriginMm;
uniform float uFocalPx;
uniform vec2 uPrincipalPx;
uniform vec2 uPhotoSizePx;
// Along the optical axis to the nearest skin, mm; 0 where no head is seen. Covers the whole photo.
uniform sampler2D uSkinDepth;
// How far what lies near the head's outline is moved, photo px; cells of uRimCellPx photo px.
uniform sampler2D uRim;
uniform float uRimCellPx;
// Sigma across of the average mark, mm; long over short axis.
uniform float uSigmaMm;
uniform float uElongation;
// Of diameter, pigment and depth; and of the direction, rad.
uniform vec3 uSpread;
// Of the pigment: weights of the even deviation and of its square.
uniform vec2 uSkew;
uniform float uDirectionSpread;
// Of each axis: what one gains the other loses.
uniform float uShapeSpread;
// Change of width and of peak with depth.
uniform vec2 uByDepth;
// Diameter and strength at the very front. They let go of it slowly: dots that stand alone lie half way up the ramp.
uniform vec2 uEdge;
// The photo's own blur, variance in photo px2.
uniform float uBlurVariance;

struct Impression {
  vec2 centrePx;
  // Half axis (one sigma) along the long direction, texels, and the length of the one across.
  vec2 longAxis;
  float shortAxis;
  // Peak of the mark, 1 for an average one that is wider than a pixel.
  float amplitude;
  // 0 the coolest … 1 the warmest; 0.5 in the mean.
  float warmth;
  // Count of impressions on the whole field from which on this one belongs to the pattern.
  float fromCount;
};

const float NEVER = 1e9;
// Below this cosine between normal and view ray the skin is seen edge-on.
const float GRAZING = 0.03;
// Skin this far behind the nearest is hidden, mm: above the steps of the depth map, below the folds of a head.
const float HIDDEN_BEHIND = 8.0;
// A box one texel wide has variance 1/12.
const float TEXEL_VARIANCE = 1.0 / 12.0;
// Sampled at texel centres a narrower gaussian would gain or lose energy with its position (Poisson summation: 1.4 %).
const float LEAST_VARIANCE = 0.22;
const float MAX_SIGMA_TEXELS = 48.0;
// Uniform 0..1 to mean 0 and standard deviation 1, bounded.
float spread_of(float trait) {
  return (trait - 0.5) * 3.4641016;
}

// The same with a tail towards much; as in src/domain/pigment/deviation.ts.
float skewed_spread_of(float trait) {
  float even = spread_of(trait);
  return uSkew.x * even + uSkew.y * (even * even - 1.0);
}

// Photo px moved by one mm along a direction of the camera frame (Jacobian of the projection), y down.
vec2 px_per_mm(vec3 direction, vec3 position) {
  float depth = -position.z;
  return uFocalPx / depth * vec2(direction.x + position.x * direction.z / depth,
                                 -(direction.y + position.y * direction.z / depth));
}

// Whether nearer skin covers what lies at `depth` mm. The map is stepwise, and steep towards the rim of the head, so the
// farthest of the neighbours counts; where none of them shows skin the mask alone decides.
bool is_hidden(vec2 centrePx, float depth) {
  ivec2 size = textureSize(uSkinDepth, 0);
  ivec2 cell = ivec2(centrePx / uPhotoSizePx * vec2(size));
  float farthest = 0.0;
  for (int y = -1; y <= 1; y++)
    for (int x = -1; x <= 1; x++)
      farthest = max(farthest, texelFetch(uSkinDepth, clamp(cell + ivec2(x, y), ivec2(0), size - 1), 0).r);
  return farthest > 0.0 && depth > farthest + HIDDEN_BEHIND;
}

// Between the middles of the four cells around.
vec2 rim_shift(vec2 photoPx) {
  ivec2 last = textureSize(uRim, 0) - 1;
  vec2 at = clamp(photoPx / uRimCellPx - 0.5, vec2(0.0), vec2(last));
  ivec2 cell = ivec2(at);
  ivec2 next = min(cell + 1, last);
  vec2 share = at - vec2(cell);
  vec2 upper = mix(texelFetch(uRim, cell, 0).rg, texelFetch(uRim, ivec2(next.x, cell.y), 0).rg, share.x);
  vec2 lower = mix(texelFetch(uRim, ivec2(cell.x, next.y), 0).rg, texelFetch(uRim, next, 0).rg, share.x);
  return mix(upper, lower, share.y);
}

Impression place_impression(float index, vec3 headMm, vec3 headNormal, vec3 headGrowth, vec3 traits) {
  Impression mark = Impression(vec2(-1e4), vec2(0.0), 0.0, 0.0, 0.5, NEVER);
  vec3 position = uHeadToCamera * headMm + uHeadOriginMm;
  if (position.z > -1.0) return mark;
  vec3 normal = uHeadToCamera * headNormal;
  if (dot(normal, -normalize(position)) < GRAZING) return mark;

  vec2 centrePx = uPrincipalPx + uFocalPx / -position.z * vec2(position.x, -position.y);
  if (is_hidden(centrePx, -position.z)) return mark;
  centrePx += rim_shift(centrePx);
  if (any(lessThan(centrePx, vec2(0.0))) || any(greaterThanEqual(centrePx, uPhotoSizePx))) return mark;
  vec2 uv = centrePx / uPhotoSizePx;
  Skin skin = skin_at(uv);
  if (skin.coverage <= 0.0 || within_outline(scalp_at(uv)) < 0.5) return mark;

  vec3 deviation = uSpread * vec3(spread_of(traits.x), skewed_spread_of(traits.y), spread_of(traits.z));
  vec4 own = own_at(uv);
  vec2 beside = mix(uEdge, vec2(1.0), skin.edge * skin.edge) * beside_plan(own, scar_at(uv).a);
  float sigma = uSigmaMm * beside.x * max(0.25, (1.0 + deviation.x) * (1.0 + uByDepth.x * deviation.z));
  float drawnOut = exp(uShapeSpread * spread_of(fract(43.1 * traits.y + 53.9 * traits.z)));
  float turn = uDirectionSpread * spread_of(fract(61.7 * traits.x + 37.3 * traits.y));
  vec3 growth = uHeadToCamera * headGrowth;
  growth = normalize(growth - normal * dot(normal, growth));
  vec3 aside = cross(normal, growth);
  vec3 along = cos(turn) * growth + sin(turn) * aside;
  aside = cross(normal, along);
  vec2 longTexels = px_per_mm(along, position) * uTexelsPerPx * (sigma * uElongation * drawnOut);
  vec2 shortTexels = px_per_mm(aside, position) * uTexelsPerPx * (sigma / drawnOut);

  // Covariance (xx, yy, xy) in texels2 and its eigenvalues.
  vec3 covariance = vec3(longTexels * longTexels + shortTexels * shortTexels,
                         longTexels.x * longTexels.y + shortTexels.x * shortTexels.y);
  float middle = 0.5 * (covariance.x + covariance.y);
  float reach = length(vec2(0.5 * (covariance.x - covariance.y), covariance.z));
  float least = max(0.0, middle - reach);
  float footprint = max(TEXEL_VARIANCE + uBlurVariance * uTexelsPerPx.x * uTexelsPerPx.y, LEAST_VARIANCE - least);
  float longVariance = min(middle + reach + footprint, MAX_SIGMA_TEXELS * MAX_SIGMA_TEXELS);
  float shortVariance = min(least + footprint, longVariance);

  vec2 direction = vec2(covariance.z, middle + reach - covariance.x);
  if (dot(direction, direction) < 1e-10) direction = covariance.x >= covariance.y ? vec2(1.0, 0.0) : vec2(0.0, 1.0);
  mark.centrePx = centrePx;
  mark.longAxis = normalize(direction) * sqrt(longVariance);
  mark.shortAxis = sqrt(shortVariance);
  // Area of the ellipse before texel and blur widened it, over after: a wider mark is fainter, its sum stays.
  float kept = abs(longTexels.x * shortTexels.y - longTexels.y * shortTexels.x) / sqrt(longVariance * shortVariance);
  float strength = beside.y * max(0.0, (1.0 + deviation.y) * (1.0 + uByDepth.y * deviation.z));
  mark.amplitude = strength * kept / MARK_SHARE;
  mark.warmth = fract(29.3 * traits.x + 47.7 * traits.z);
  // Any prefix of the field is even: half the coverage draws the first half of those that full coverage would.
  mark.fromCount = index / (skin.coverage * own.z);
  return mark;
}
