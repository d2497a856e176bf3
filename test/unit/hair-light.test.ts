import { expect, it } from 'vitest';
import { croppedHairLight } from '../../src/domain/fringe/skinUnderHair';
import { levelOf } from '../../src/domain/pigment/colour';
import type { ColourMap } from '../../src/domain/scalp/types';

const WIDTH = 80;
const HEIGHT = 40;
const SKIN_LIGHT = 0.4;
const HAIR = 0.35;
/** As it falls off towards an outline. */
const lightAt = (facing: number): number => 0.3 + 0.7 * facing;

/** Skin to the left and hair to the right of `border`, on a surface that turns away to the right. */
function seen(border: number, facingAt: (x: number) => number) {
  const count = WIDTH * HEIGHT;
  const column = (i: number): number => i % WIDTH;
  const facing = Float32Array.from({ length: count }, (_, i) => facingAt(column(i)));
  const coverage = Uint8Array.from({ length: count }, (_, i) => (column(i) >= border ? 255 : 0));
  const data = new Uint8ClampedArray(4 * count).fill(255);
  for (let i = 0; i < count; i++)
    data.fill(levelOf(SKIN_LIGHT * lightAt(facing[i]!) * (coverage[i]! > 0 ? HAIR : 1)), 4 * i, 4 * i + 3);
  const skin: ColourMap = {
    width: 1,
    height: 1,
    coversX: 1,
    coversY: 1,
    rgba: new Uint8Array([levelOf(SKIN_LIGHT), levelOf(SKIN_LIGHT), levelOf(SKIN_LIGHT), 255]),
  };
  return croppedHairLight(
    { width: WIDTH, height: HEIGHT, data, photoPxPerPx: 1 },
    {
      width: WIDTH,
      height: HEIGHT,
      facing,
      hair: { width: WIDTH, height: HEIGHT, coverage },
      borderDistanceMm: new Float32Array(count),
      positionMm: new Float32Array(3 * count),
      box: { x0: 0, y0: 0, x1: WIDTH - 1, y1: HEIGHT - 1 },
    },
    skin,
  );
}

it('is that beside the skin where hair faces the camera', () => {
  expect(seen(40, () => 0.95)).toBeCloseTo(HAIR, 1);
});

it('is no darker and no lighter where hair is seen at a slant alone, in the shade of the head', () => {
  expect(seen(40, (x) => 0.5 - (0.2 * Math.abs(x - 40)) / 40)).toBeCloseTo(HAIR, 1);
});

it('is that of skin where there is no hair', () => {
  expect(seen(WIDTH, () => 0.9)).toBe(1);
});
