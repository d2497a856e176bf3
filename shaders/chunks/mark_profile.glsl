// One mark's depth across. The skin above a deposit spreads its shade, not its pigment: the shade is a gaussian, and the
// depth that of which it is the shade. It fades to nothing at its reach: a step there would flicker with the last
// bit of the edge's position, and show as a seam between tiles.
const float REACH_SIGMAS = 2.2;
const float REACH_END = REACH_SIGMAS * REACH_SIGMAS;
const float FADE_BEGIN = 2.5;
// Share of the light that an average mark takes at its centre, and its depth there.
const float SHADE = 0.8;
const float FULL = -log(1.0 - SHADE);
// Its integral over that of the whole profile.
const float MARK_SHARE = 0.8692;

// At a distance from the centre in standard deviations.
float mark_profile(vec2 sigmas) {
  float q = dot(sigmas, sigmas);
  return -log(1.0 - SHADE * exp(-0.5 * q)) / FULL * clamp((REACH_END - q) / (REACH_END - FADE_BEGIN), 0.0, 1.0);
}
