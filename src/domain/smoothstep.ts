/** Hermite's step of a share: 0 up to 0, 1 from 1 on, level at both. */
export function smooth(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * (3 - 2 * t);
}

/** The same between two values, as GLSL has it. */
export const smoothstep = (from: number, to: number, value: number): number =>
  smooth((value - from) / (to - from));

/** So far on the way from one value to another, as GLSL has it. */
export const mix = (a: number, b: number, share: number): number => a + share * (b - a);
