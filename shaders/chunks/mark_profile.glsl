// One mark's depth across: a gaussian that fades to nothing at the edge of its quad. A step there would flicker with
// the last bit of the edge's position, and show as a seam between tiles.
const float QUAD_SIGMAS = 2.5;
const float QUAD_END = QUAD_SIGMAS * QUAD_SIGMAS;
const float FADE_BEGIN = 4.0;
// Its integral over that of the whole gaussian: 1 - exp(-b/2) (2/L) (1 - exp(-L/2)), b = FADE_BEGIN, L = QUAD_END - b.
const float MARK_SHARE = 0.91877;

// At a distance from the centre in standard deviations.
float mark_profile(vec2 sigmas) {
  float q = dot(sigmas, sigmas);
  return exp(-0.5 * q) * clamp((QUAD_END - q) / (QUAD_END - FADE_BEGIN), 0.0, 1.0);
}
