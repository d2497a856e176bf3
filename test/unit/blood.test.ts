import { describe, expect, it } from 'vitest';
import { hueDegOf, isRuddy, REDNESS, withUsualBlood } from '../../src/domain/pigment/blood';
import { labOf, type LinearRgb } from '../../src/domain/pigment/colour';
import { itaDegOf, skinClassOf } from '../../src/domain/pigment/skinClass';

const typeOf = (light: LinearRgb) => skinClassOf(itaDegOf(labOf(light)));
const flushed = (light: LinearRgb, blood: number): LinearRgb => [
  light[0] * Math.exp(-REDNESS[0] * blood),
  light[1] * Math.exp(-REDNESS[1] * blood),
  light[2] * Math.exp(-REDNESS[2] * blood),
];

/** Linear light of skin with no more blood than usual. */
const SKINS: readonly LinearRgb[] = [
  [0.62, 0.42, 0.31],
  [0.55, 0.35, 0.24],
  [0.36, 0.2, 0.125],
];

describe('skin without its redness', () => {
  it('is of the type that it is when it is not flushed', () => {
    let changed = 0;
    for (const skin of SKINS) {
      const red = flushed(skin, 1);
      expect(isRuddy(red)).toBe(true);
      if (typeOf(red) !== typeOf(skin)) changed++;
      expect(Math.abs(itaDegOf(labOf(withUsualBlood(red))) - itaDegOf(labOf(skin)))).toBeLessThan(4);
    }
    expect(changed).toBeGreaterThan(0);
  });

  it('stays as it is where it is not ruddy', () => {
    for (const skin of SKINS) {
      expect(hueDegOf(skin)).toBeGreaterThan(54);
      expect(withUsualBlood(skin)).toEqual(skin);
    }
  });

  it('is not made light by a light of another colour', () => {
    const magenta: LinearRgb = [0.3, 0.13, 0.115];
    const [r, g, b] = withUsualBlood(magenta);
    expect(r / magenta[0]).toBeLessThan(1.05);
    expect(g / magenta[1]).toBeLessThan(1.35);
    expect(b / magenta[2]).toBeLessThan(1.25);
  });
});
