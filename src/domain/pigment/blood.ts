import { labOf, type LinearRgb } from './colour';

/** Optical density (natural log) of fully reddened skin, linear R, G, B: blood takes green light most. [A] */
export const REDNESS: LinearRgb = [0.02, 0.24, 0.17];

/** The same of skin that was just needled, where the halo is 1: fresh blood near the surface takes blue light as well. [A] */
export const NEEDLED: LinearRgb = [0.02, 0.26, 0.245];

/** Hue angle h_ab of skin of any type with no more blood than usual. [A] On the rendered heads it lies within 50 to 61 degrees. */
const USUAL_HUE_DEG = 54;
const RUDDY_BELOW_DEG = 50;
/** More redness than fully reddened skin has is the light's colour. */
const MOST_BLOOD = 1.2;
const STEPS = 24;

export const hueDegOf = (light: LinearRgb): number => {
  const { a, b } = labOf(light);
  return (Math.atan2(b, a) * 180) / Math.PI;
};

/** Whether skin has more blood than usual, as far as its colour tells. */
export const isRuddy = (light: LinearRgb): boolean => hueDegOf(light) < RUDDY_BELOW_DEG;

/**
 * The light of ruddy or sunburnt skin as it would be with as much blood as usual: pigment of the skin's own (melanin) does not
 * make it that red. Other skin's light is returned as it is.
 */
export function withUsualBlood(light: LinearRgb): LinearRgb {
  if (hueDegOf(light) >= USUAL_HUE_DEG) return light;
  let [least, most] = [0, MOST_BLOOD];
  for (let k = 0; k < STEPS; k++) {
    const middle = (least + most) / 2;
    if (hueDegOf(without(light, middle)) < USUAL_HUE_DEG) least = middle;
    else most = middle;
  }
  return without(light, least);
}

const without = ([r, g, b]: LinearRgb, blood: number): LinearRgb => [
  r * Math.exp(REDNESS[0] * blood),
  g * Math.exp(REDNESS[1] * blood),
  b * Math.exp(REDNESS[2] * blood),
];
