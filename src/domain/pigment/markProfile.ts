/**
 * One mark's depth across, as in shaders/chunks/mark_profile.glsl. The skin above a deposit spreads its shade, not its
 * pigment: the shade of an average mark is a gaussian, and its depth that of which this is the shade. It fades to nothing at
 * `REACH_SIGMAS`.
 */
export const REACH_SIGMAS = 2.2;
const REACH_END = REACH_SIGMAS ** 2;
const FADE_BEGIN = 2.5;
const FADES_OVER = REACH_END - FADE_BEGIN;
/** Share of the light that an average mark takes at its centre. [A] */
export const SHADE = 0.8;
/** Optical density (natural log) of that shade. */
const FULL = -Math.log(1 - SHADE);

const TERMS = 100;
const dilogarithm = (x: number): number =>
  Array.from({ length: TERMS }, (_, i) => x ** (i + 1) / (i + 1) ** 2).reduce((sum, term) => sum + term);
/** Integral of the profile over that of its gaussian, were it drawn whole. */
export const MARK_AREA = dilogarithm(SHADE) / FULL;

/** @param gaussian 1 at the centre … 0 */
export const depthAt = (gaussian: number): number => -Math.log(1 - SHADE * gaussian) / FULL;

/** @param sigmas distance from the centre, in standard deviations of its axis, two numbers */
export function markProfile(along: number, across: number): number {
  const q = along * along + across * across;
  return depthAt(Math.exp(-0.5 * q)) * Math.min(1, Math.max(0, (REACH_END - q) / FADES_OVER));
}
