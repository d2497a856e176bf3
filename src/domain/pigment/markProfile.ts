/**
 * One mark's depth across, as in shaders/chunks/mark_profile.glsl: a gaussian that fades to nothing at the edge of its quad.
 */
export const QUAD_SIGMAS = 2.5;
const QUAD_END = QUAD_SIGMAS ** 2;
const FADE_BEGIN = 4;
const FADES_OVER = QUAD_END - FADE_BEGIN;
/** Its integral over that of the whole gaussian. */
export const MARK_SHARE = 1 - Math.exp(-FADE_BEGIN / 2) * (2 / FADES_OVER) * (1 - Math.exp(-FADES_OVER / 2));

/** @param sigmas distance from the centre, in standard deviations of its axis, two numbers */
export function markProfile(along: number, across: number): number {
  const q = along * along + across * across;
  return Math.exp(-0.5 * q) * Math.min(1, Math.max(0, (QUAD_END - q) / FADES_OVER));
}
