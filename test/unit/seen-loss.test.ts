import { describe, expect, it } from 'vitest';
import { absorbed } from '../../src/domain/pigment/absorbed';
import { pigmentLeft, toneLeft } from '../../src/domain/pigment/seenLoss';

describe('light that a faded mark takes', () => {
  it.each([
    [0.89, 1],
    [0.5, 1.12],
    [1, 1.12],
  ])('is the share %f where so much pigment is left in a mark %f as wide', (seen, size) => {
    const left = pigmentLeft(seen, 1.9, size);
    expect((size ** 2 * absorbed((left * 1.9) / size ** 2)) / absorbed(1.9)).toBeCloseTo(seen, 9);
    expect(left).toBeLessThan(seen);
  });
});

it('leaves a tone that takes the share it should', () => {
  expect(-Math.expm1(-toneLeft(0.5, 0.97)) / -Math.expm1(-0.97)).toBeCloseTo(0.5, 12);
  expect(toneLeft(1, 0.97)).toBeCloseTo(0.97, 12);
});
