import { describe, expect, it } from 'vitest';
import { lightTaken, pigmentLeft, toneLeft } from '../../src/domain/pigment/seenLoss';

/** By rings of the mark, as wide as it is faint at its edge. */
function takenByRings(density: number): number {
  const step = 1e-3;
  let sum = 0;
  for (let r = step / 2; r < 8; r += step)
    sum += (1 - Math.exp(-density * Math.exp((-r * r) / 2))) * r * step;
  return sum;
}

describe('light that a mark takes', () => {
  it.each([0.01, 0.5, 1.9, 6, 12])('is that of its rings at density %f', (density) => {
    expect(lightTaken(density)).toBeCloseTo(takenByRings(density), 5);
  });

  it.each([
    [0.89, 1],
    [0.5, 1.12],
    [1, 1.12],
  ])('is the share %f where so much pigment is left in a mark %f as wide', (seen, size) => {
    const left = pigmentLeft(seen, 1.9, size);
    expect((size ** 2 * lightTaken((left * 1.9) / size ** 2)) / lightTaken(1.9)).toBeCloseTo(seen, 9);
    expect(left).toBeLessThan(seen);
  });
});

it('leaves a tone that takes the share it should', () => {
  expect(-Math.expm1(-toneLeft(0.5, 0.97)) / -Math.expm1(-0.97)).toBeCloseTo(0.5, 12);
  expect(toneLeft(1, 0.97)).toBeCloseTo(0.97, 12);
});
